"""duban indicators: figures from a file, and the workbook to fill in."""

import asyncio
import hashlib
from dataclasses import replace
from pathlib import Path

import typer

from bot.application import plain
from bot.commands.opening import Desk, open_desk
from bot.commands.patience import patiently
from bot.commands.speech import REFUSED
from bot.courts_file import shipped_courts
from bot.indicators_file import shipped_indicators
from bot.indicators_template import indicators_template
from bot.spreadsheets import read_table_aside
from bot.templates import render
from rules.notifications.indicators import FiguresAlreadyImported, FiguresImported, FiguresRefused
from storage.figure_import import Outcome, import_figures
from storage.indicators import SourceFile

CLI = "cli"


def import_file(path: Path) -> None:
    """Import the figures of the file and report every line that is refused. Ends with code 1 when nothing was taken."""
    desk = open_desk()
    outcome = asyncio.run(patiently(_import(desk, path), desk, "正在导入", "Importing"))
    if isinstance(outcome, FiguresAlreadyImported):
        outcome = replace(outcome, imported_at=outcome.imported_at.astimezone(desk.policy.zone))
    text = plain(render(outcome, desk.settings.locale).text)
    is_taken = isinstance(outcome, FiguresAlreadyImported) or (isinstance(outcome, FiguresImported) and outcome.days)
    typer.echo(text, err=not is_taken)
    if not is_taken:
        raise typer.Exit(REFUSED)


async def _import(desk: Desk, path: Path) -> Outcome:
    content = await asyncio.to_thread(path.read_bytes)
    table = await read_table_aside(content, path.name)
    source = SourceFile(hashlib.sha256(content).hexdigest(), path.name, CLI)
    async with desk.work() as work:
        today = work.now.astimezone(desk.policy.zone).date()
        courts = (await work.roster.on(today)).courts
        outcome = await import_figures(work, source, table, courts, shipped_indicators(), today=today)
        if not isinstance(outcome, FiguresRefused | FiguresAlreadyImported):
            taken = outcome.new + outcome.changed
            await work.audit.append(CLI, "figures.imported", path.name, hash=source.hash, changed=taken)
        return outcome


def write_template(path: Path, *, is_overwriting: bool) -> None:
    """Write the empty workbook; its drop-down offers the shipped courts, others may be typed."""
    desk = open_desk()
    if path.exists() and not is_overwriting:
        desk.speech.refuse(
            f"{path} 已存在。换个文件名，或加 --overwrite 覆盖。",
            f"{path} exists. Name another file, or add --overwrite.",
        )
    path.write_bytes(indicators_template(shipped_courts(), shipped_indicators()))
    desk.speech.say(
        f"已生成 {path}。填好后导入：duban indicators import {path}",
        f"Written: {path}. Once filled in: duban indicators import {path}",
    )
