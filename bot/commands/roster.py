"""duban roster: the courts and people as the office keeps them."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import typer

from bot.codes import new_code
from bot.commands.opening import Desk, open_desk
from bot.commands.patience import patiently
from bot.commands.roster_words import changes_line, file_refusal, line_refusal
from bot.commands.speech import REFUSED
from bot.courts_file import shipped_courts
from bot.roster_file import Records, read_roster_files
from rules.policy import Policy
from rules.roster_import import RosterFile, read_roster
from rules.roster_import.values import LineRefusal, RosterChanges
from storage.orders.board import Board
from storage.orders.handover import settle_successions
from storage.roster_import import RosterImport
from storage.unit_of_work import UnitOfWork

CLI = "cli"
_SHOWN = 50


def import_files(paths: Sequence[Path]) -> None:
    """Import the files, or the shipped courts where none is given; report every line that is refused."""
    desk = open_desk()
    records = _read(desk, paths)
    changes = asyncio.run(patiently(_import(desk, records), desk, "正在导入名册", "Importing the roster"))
    if isinstance(changes, tuple):
        _report(desk, [line_refusal(one, desk.speech) for one in changes])
    typer.echo(changes_line(changes, desk.speech))


def _read(desk: Desk, paths: Sequence[Path]) -> Records | None:
    if not paths:
        return None
    files = {path.name: path.read_bytes() for path in paths}
    records = read_roster_files(files)
    if isinstance(records, tuple):
        _report(desk, [file_refusal(one, desk.speech) for one in records])
    if not records:
        desk.speech.refuse("文件中没有可导入的行。", "The files hold no line that could be imported.")
    return records


async def _import(desk: Desk, records: Records | None) -> RosterChanges | tuple[LineRefusal, ...]:
    async with desk.work() as work:
        if records is None:
            return await keep_shipped_courts(work, desk)
        return await keep_records(work, desk.policy, records)


async def keep_records(work: UnitOfWork, policy: Policy, records: Records) -> RosterChanges | tuple[LineRefusal, ...]:
    """Keep what the files say, or nothing of it where a line is refused."""
    importing = RosterImport(work.session, work.now.astimezone(policy.zone).date())
    file = read_roster(
        records, known_courts=await importing.known_courts(), known_people=await importing.known_people()
    )
    await _settle(work, policy)  # what was known before the import
    changes = await importing.keep(file) if isinstance(file, RosterFile) else file
    if isinstance(changes, RosterChanges) and changes != RosterChanges():
        await work.audit.append(CLI, "roster.imported", "roster", sheets=sorted(sheet.value for sheet in records))
        await _settle(work, policy)
    return changes


async def _settle(work: UnitOfWork, policy: Policy) -> None:
    """Posts that have passed on take their open orders along; both people read it once the bot runs."""
    roster = await work.roster.on(work.now.astimezone(policy.zone).date())
    await settle_successions(Board(work, roster, policy, new_code))


async def keep_shipped_courts(work: UnitOfWork, desk: Desk) -> RosterChanges | tuple[LineRefusal, ...]:
    """The 128 courts that are shipped become the roster's courts."""
    importing = RosterImport(work.session, work.now.astimezone(desk.policy.zone).date())
    return await importing.keep(RosterFile(courts=shipped_courts().all))


def _report(desk: Desk, lines: Sequence[str]) -> NoReturn:
    """Every refusal, the first fifty in full, and that nothing was kept."""
    for line in lines[:_SHOWN]:
        typer.echo(line, err=True)
    if len(lines) > _SHOWN:
        desk.speech.warn(f"……另有 {len(lines) - _SHOWN} 处", f"… and {len(lines) - _SHOWN} more")
    desk.speech.warn(
        f"共 {len(lines)} 处错误，整个文件未导入。改正后重新导入即可。",
        f"{len(lines)} mistakes; nothing was imported. Mend them and import again.",
    )
    raise typer.Exit(REFUSED)


def write_template(path: Path, *, is_overwriting: bool) -> None:
    """Write the empty workbook that an office fills in."""
    from bot.roster_template import roster_template

    desk = open_desk()
    desk.keep_apart(path, is_overwriting=is_overwriting)
    path.write_bytes(roster_template())
    desk.speech.say(
        f"已生成 {path}。填好后导入：duban roster import {path}",
        f"Written: {path}. Once filled in: duban roster import {path}",
    )
