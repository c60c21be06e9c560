"""duban erase: everything of a petitioner, of a case, or of somebody of the roster, down to the bytes of the file."""

import asyncio
from collections.abc import Awaitable, Callable

import typer
from sqlmodel import col, select

from bot.commands.opening import Desk, open_desk
from bot.commands.roster import CLI
from rules.cases import case_number
from rules.erasure import SHORTEST
from storage.erasure import Erased, Erasure
from storage.scrubbing import scrub
from storage.tables.roster import PersonRow

_Erase = Callable[[Erasure], Awaitable[Erased | None]]


def petitioner(name: str, *, is_confirmed: bool) -> None:
    """Delete everything of everybody who bears the name."""
    desk = open_desk()
    name = name.strip()
    if len(name) < SHORTEST or "某" in name:
        desk.speech.refuse("请写出全名，至少两个字。", "Give the full name, of two characters at least.")
    _confirm(desk, f"申请执行人“{name}”", f"the petitioner {name}", is_confirmed=is_confirmed)
    _run(desk, "petitioner", lambda erasure: erasure.petitioner(name))


def case(number: str, *, is_confirmed: bool) -> None:
    """Delete everything of the case."""
    desk = open_desk()
    known = case_number(number)
    if known is None:
        desk.speech.refuse(f"不是案号：{number}", f"This is no case number: {number}")
    _confirm(desk, f"案件 {known}", f"the case {known}", is_confirmed=is_confirmed)
    _run(desk, "case", lambda erasure: erasure.case(known))


def person(name: str, *, is_confirmed: bool) -> None:
    """Make somebody of the roster nameless; name or roster key, if only one person has it."""
    desk = open_desk()
    person_id = asyncio.run(_person_id(desk, name))
    _confirm(desk, f"名册人员“{name}”", f"{name} of the roster", is_confirmed=is_confirmed)
    _run(desk, "person", lambda erasure: erasure.person(person_id))


async def _person_id(desk: Desk, name: str) -> int:
    async with desk.work() as work:
        same = (col(PersonRow.name) == name) | (col(PersonRow.roster_key) == name)
        found = (await work.session.exec(select(PersonRow.id).where(same))).all()
    if len(found) > 1:
        desk.speech.refuse(
            f"名册中有 {len(found)} 人叫{name}，请改写人员编号。",
            f"{len(found)} people are called {name}; give the key.",
        )
    if not found:
        desk.speech.refuse(f"名册中没有：{name}", f"The roster has nobody called {name}.")
    return found[0] or 0


def _confirm(desk: Desk, what: str, what_in_english: str, *, is_confirmed: bool) -> None:
    desk.speech.say(
        f"将永久删除{what}的全部内容：台账、督办件和接谈的文字、消息、附件索引。编号、日期、状态和统计保留，不可恢复。",
        f"Everything of {what_in_english} will be deleted for good: register, words of orders and interviews, messages. "
        "Numbers, dates, states and counts stay.",
    )
    if not is_confirmed and not typer.confirm(desk.speech.choose("确定删除吗？", "Delete it?"), default=False):
        desk.speech.refuse("未删除。", "Nothing was deleted.")


def _run(desk: Desk, what: str, erase: _Erase) -> None:
    erased, is_scrubbed = asyncio.run(_erase(desk, what, erase))
    if not any(erased.rows.values()) and not erased.waiting:
        desk.speech.say("没有找到相关内容。", "Nothing was found.")
    for table, count in sorted(erased.rows.items()):
        if count:
            typer.echo(f"  {table}: {count:,}")
    if erased.waiting:
        desk.speech.refuse(
            f"还有 {erased.waiting} 条消息机器人尚未处理，请稍后再运行一次。",
            f"{erased.waiting} messages have not been handled by the bot yet; run this again later.",
        )
    if not is_scrubbed:
        desk.speech.refuse(
            "内容已删除，但数据库忙，文件中可能还有残留字节。请停止机器人后再运行一次。",
            "It is deleted, but the database was busy, so bytes of it may be left in the file. Stop the bot and run this again.",
        )
    desk.speech.say(
        "已删除，数据库文件已重写。备份、PostgreSQL 的 WAL 归档和从库不在此列，请按其保管期限另行清除。",
        "Deleted, and the database rewritten. Backups, PostgreSQL's WAL archive and replicas are beyond this command.",
    )


async def _erase(desk: Desk, what: str, erase: _Erase) -> tuple[Erased, bool]:
    async with desk.work() as work:
        erased = await erase(Erasure(work.session, work.now, desk.encryption)) or Erased()
        # The chain keeps that and how much was erased, and nothing by which somebody could be known.
        await work.audit.append(CLI, "personal_data.erased", what, rows=dict(+erased.rows))
    async with desk.database() as database:
        return erased, await scrub(database)
