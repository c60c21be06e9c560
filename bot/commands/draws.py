"""duban verify-draw: replay a draw from its file, or from the database by its number."""

import asyncio
from pathlib import Path

import typer

from bot.commands.opening import Desk, open_desk
from bot.commands.speech import REFUSED
from rules.cases import CaseSummary
from rules.draw import DrawFlaw, DrawRecord, unfitting, verify
from storage.draws import UnreadableRecordError, from_text

LARGEST_FILE = 50 << 20
_LONGEST_NUMBER = 18

_CHECKS = {
    DrawFlaw.CONDITIONS_UNREADABLE: (
        "条件写法规范，可由程序读出",
        "the conditions are in their one form, which the program reads",
    ),
    DrawFlaw.POOL_NOT_SORTED: ("候选清单按案号排列，没有重复", "the pool is in order, and no case stands in it twice"),
    DrawFlaw.POOL_DIFFERS: (
        "候选清单和条件与抽取前公布的指纹一致",
        "pool and conditions are those whose fingerprint was announced",
    ),
    DrawFlaw.SEED_DIFFERS: ("种子与抽取前公布的指纹一致", "the seed is the one whose fingerprint was announced"),
    DrawFlaw.RESULT_DIFFERS: ("重算的结果与公布的结果一致", "the replay comes to the cases that were published"),
}


def verify_draw(which: str) -> None:
    """Say for each check whether it holds; exit code 1 when one does not."""
    desk = open_desk()
    record = _record(desk, which)
    flaws = verify(record)
    if DrawFlaw.UNKNOWN_FORMAT in flaws:
        desk.speech.refuse("抽取记录的格式本程序不认识。", "The record is of a format that this program does not know.")
    _say_what(desk, record)
    for flaw, (zh, en) in _CHECKS.items():
        if flaw in flaws:
            desk.speech.warn(f"✗ 不成立：{zh}", f"✗ does not hold: {en}")
        else:
            desk.speech.say(f"✓ {zh}", f"✓ {en}")
    if record.conditions and _is_number(which):
        _say_how_it_fits_today(desk, record)
    if flaws:
        raise typer.Exit(REFUSED)


def _say_how_it_fits_today(desk: Desk, record: DrawRecord) -> None:
    """The register may have been corrected since the draw, so this is told and is no flaw."""
    others = unfitting(record, asyncio.run(_cases(desk, record.court)))
    if not others:
        desk.speech.say(
            "✓ 按现在的案件台账，候选案件都符合条件",
            "✓ as the register is now, all cases of the pool meet the conditions",
        )
        return
    desk.speech.warn(
        f"按现在的案件台账，候选中有 {len(others):,} 件不符合条件或已不在台账（抽取后可能更正过），例如 {others[0]}",
        f"As the register is now, {len(others):,} cases of the pool do not meet the conditions or are gone, such as {others[0]}",
    )


async def _cases(desk: Desk, court_code: str) -> tuple[CaseSummary, ...]:
    async with desk.work() as work:
        return await work.cases.of_court(court_code)


def _is_number(which: str) -> bool:
    """Whether it is the number of a draw; larger ones do not fit a key of the database."""
    return not Path(which).is_file() and which.isascii() and which.isdecimal() and len(which) <= _LONGEST_NUMBER


def _record(desk: Desk, which: str) -> DrawRecord:
    path = Path(which)
    if path.is_file():
        if (record := _from_file(path)) is None:
            desk.speech.refuse(f"{path} 不是抽取记录。", f"{path} is no record of a draw.")
        return record
    if not _is_number(which):
        desk.speech.refuse(f"没有这个文件：{which}", f"There is no such file: {which}")
    record = asyncio.run(_from_database(desk, int(which)))
    if record is None:
        desk.speech.refuse(f"没有第 {which} 号抽取。", f"There is no draw {which}.")
    return record


def _from_file(path: Path) -> DrawRecord | None:
    try:
        return from_text(path.read_text(encoding="utf-8")) if path.stat().st_size <= LARGEST_FILE else None
    except (UnreadableRecordError, UnicodeDecodeError, OSError):
        return None


async def _from_database(desk: Desk, number: int) -> DrawRecord | None:
    async with desk.work() as work:
        return await work.draws.record(number)


def _say_what(desk: Desk, record: DrawRecord) -> None:
    desk.speech.say(
        f"{record.drawn_at} 从 {len(record.pool):,} 件中抽取 {record.wanted} 件：",
        f"{record.drawn_at}: {record.wanted} drawn out of {len(record.pool):,}:",
    )
    for place, number in enumerate(record.drawn, start=1):
        typer.echo(f"  {place}. {number}")
