"""duban indicators: figures from a file, and the workbook to fill in."""

import asyncio
import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import typer

from bot.application import plain
from bot.commands.opening import Desk, open_desk
from bot.commands.patience import patiently
from bot.commands.speech import REFUSED
from bot.courts_file import shipped_courts
from bot.indicators_file import definitions_text, own_indicators, shipped_indicators
from bot.indicators_template import indicators_template
from bot.spreadsheets import read_table_aside
from bot.templates import Locale, render
from bot.templates.en import definitions as english
from bot.templates.en import spreadsheets as english_files
from bot.templates.zh_CN import definitions as chinese
from bot.templates.zh_CN import spreadsheets as chinese_files
from rules.courts import Courts
from rules.definition_import import merged
from rules.indicators import Indicator, Indicators
from rules.notifications.indicators import FiguresAlreadyImported, FiguresImported, FiguresRefused
from rules.spreadsheets import Refusal, Table
from rules.wide_import import with_meanings
from rules.wide_tables import layout_of
from storage.figure_import import Outcome, combine, import_figures, import_wide
from storage.indicators import SourceFile
from storage.unit_of_work import UnitOfWork

CLI = "cli"
RECOMPUTED_DAYS = 62


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
        outcome = await import_figures(work, source, table, courts, desk.indicators, today=today)
        if isinstance(outcome, FiguresRefused) and isinstance(table, Table):
            outcome = await _import_wide(desk, work, source, table, courts) or outcome
        if not isinstance(outcome, FiguresRefused | FiguresAlreadyImported):
            taken = outcome.new + outcome.changed
            await work.audit.append(CLI, "figures.imported", path.name, hash=source.hash, changed=taken)
        return outcome


async def _import_wide(
    desk: Desk, work: UnitOfWork, source: SourceFile, table: Table, courts: Courts
) -> Outcome | None:
    """What becomes of a wide table whose headings the office has confirmed; None where it is no wide table.

    Ends the command where its headings are new: they are shown and confirmed in the chat.
    """
    layout = layout_of(table, courts, desk.indicators, (source.name,))
    if layout is None:
        return None
    meanings = await work.wide_tables.template(layout.signature)
    if meanings is None or layout.day is None:
        desk.speech.refuse(
            "这是一行一院的表，表头尚未核对，或没有写明数据日期。请先由督查室在 Telegram 里发给机器人核对一次。",
            "This table has one row a court; its headings are not confirmed yet, or its day is not named. "
            "Let the supervision office send it to the bot once, to confirm them.",
        )
    layout, today = with_meanings(layout, meanings), work.now.astimezone(desk.policy.zone).date()
    return await import_wide(work, source, table, layout, courts=courts, indicators=desk.indicators, today=today)


def write_template(path: Path, *, is_overwriting: bool) -> None:
    """Write the empty workbook; its drop-down offers the shipped courts, others may be typed."""
    desk = open_desk()
    if path.exists() and not is_overwriting:
        desk.speech.refuse(
            f"{path} 已存在。换个文件名，或加 --overwrite 覆盖。",
            f"{path} exists. Name another file, or add --overwrite.",
        )
    path.write_bytes(indicators_template(shipped_courts(), desk.indicators))
    desk.speech.say(
        f"已生成 {path}。填好后导入：duban indicators import {path}",
        f"Written: {path}. Once filled in: duban indicators import {path}",
    )


def define(path: Path) -> None:
    """Take the owner's own definitions, if every line of them can be read; what runs already reads them at its next start."""
    desk = open_desk()
    shipped = shipped_indicators()
    found = own_indicators(path, shipped)
    words = chinese if desk.settings.locale is Locale.ZH_CN else english
    if isinstance(found, Refusal):
        files = chinese_files if desk.settings.locale is Locale.ZH_CN else english_files
        desk.speech.refuse(files.refusal_text(found), files.refusal_text(found))
    for refusal in found.refused:
        typer.secho(words.refusal_text(refusal), fg=typer.colors.RED, err=True)
    if found.refused:
        desk.speech.refuse(
            "没有采用任何口径。请改正后重新运行。", "No definition was taken. Correct them and run again."
        )
    definitions = merged(shipped, found.indicators)
    source = SourceFile(hashlib.sha256(path.read_bytes()).hexdigest(), path.name, CLI)
    recomputed = asyncio.run(_recompute(desk, source, found.indicators, definitions))
    target = desk.settings.indicators_file
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(definitions_text(found.indicators), encoding="utf-8")
    for one in found.indicators:
        typer.echo(words.defined_text(definitions[one.code], is_replacing=one.code in shipped.by_code))
    desk.speech.say(
        f"已采用 {len(found.indicators)} 项自定指标，写入 {target}；补算综合数据 {recomputed} 条。重新启动机器人后生效。",
        f"{len(found.indicators)} definitions taken and written to {target}; {recomputed} combined figures computed. "
        "They hold from the bot's next start.",
    )


async def _recompute(desk: Desk, source: SourceFile, own: tuple[Indicator, ...], definitions: Indicators) -> int:
    """Combined indicators of the days that are kept, at most the last RECOMPUTED_DAYS; and a line in the audit chain."""
    async with desk.work() as work:
        today = work.now.astimezone(desk.policy.zone).date()
        courts = (await work.roster.on(today)).courts
        await work.audit.append(CLI, "indicators.defined", source.name, hash=source.hash, count=len(own))
        new = Indicators(tuple(definitions.by_code[one.code] for one in own if one.combines))
        parts = {part.code for one in new for part in one.combines}
        days = [today - timedelta(days=back) for back in range(RECOMPUTED_DAYS)]
        if not parts:
            return 0
        if await work.indicators.known_file(source.hash) is None:
            await work.indicators.keep(source, ())
        known = Indicators((*(one for one in definitions if one.code in parts), *new))
        return await combine(work, source.hash, days=days, codes=parts, courts=courts, indicators=known)


def list_definitions() -> None:
    """Print every definition, one a line: code, name, goal, and how well definition and target are known."""
    desk = open_desk()
    words = chinese if desk.settings.locale is Locale.ZH_CN else english
    for one in desk.indicators:
        typer.echo(words.listed_text(one))
