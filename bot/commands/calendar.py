"""duban calendar import: the yearly notice from a text file, in the lines that /calendar takes."""

import asyncio
from pathlib import Path

import typer

from bot.application import plain
from bot.commands.opening import Desk, open_desk
from bot.commands.speech import REFUSED
from bot.templates import render
from rules.calendar_notice import Notice, read_notice
from rules.notifications.calendar import CalendarNotTaken, changed


def import_file(path: Path) -> None:
    """Take all lines of the file, or name every wrong one and take none."""
    desk = open_desk()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        desk.speech.refuse("文件须存为 UTF-8。", "The file must be saved as UTF-8.")
    notice = read_notice(text.replace("\t", " "))
    if isinstance(notice, tuple):
        typer.echo(plain(render(CalendarNotTaken(notice, 0), desk.settings.locale).text), err=True)
        raise typer.Exit(REFUSED)
    if not notice.kept and not notice.dropped:
        desk.speech.refuse("文件中没有日期。", "The file holds no days.")
    asyncio.run(_keep(desk, notice))
    typer.echo(plain(render(changed(notice.kept, notice.dropped), desk.settings.locale).text))


async def _keep(desk: Desk, notice: Notice) -> None:
    async with desk.work() as work:
        await work.calendar.change(notice.kept, notice.dropped)
        days = [f"{one.day} {one.kind}" for one in notice.kept]
        dropped = [str(day) for day in notice.dropped]
        await work.audit.append("cli", "calendar.changed", "calendar", kept=days, dropped=dropped)
