"""What the demonstration begins with: the sandbox's cast file, and a database in which everybody is enrolled."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from bot.demo.cases import sample_cases
from bot.demo.cast import STRANGER, Cast, Room, roster_of
from bot.demo_data import sample_figures
from rules.calendar import Calendar
from rules.courts import Courts
from rules.groups import Binding, Group, GroupKind, GroupState, bound
from rules.people import TITLES, Role
from rules.roster_import.values import RosterChanges
from storage.database import Database
from storage.indicators import SourceFile
from storage.roster_import import RosterImport
from storage.unit_of_work import UnitOfWork, unit_of_work

TOKEN = "42:SANDBOX"  # noqa: S105 - what the sandbox expects; it opens nothing anywhere else
USERNAME = "duban_demo_bot"
_SEED = 20_261_122
_YEAR = timedelta(days=366)


def cast_file(cast: Cast, today: date) -> dict[str, Any]:
    """The cast as the sandbox reads it."""
    users: list[dict[str, Any]] = [
        {
            "id": one.account,
            "first_name": one.name,
            "username": one.username,
            "title": f"{one.court.short_name} {TITLES[one.role]}",
            "started": True,
        }
        for one in cast.actors
    ]
    users.append({"id": cast.actors[-1].account + 1, "first_name": STRANGER, "title": "未登记"})
    rest_days, work_days = _special_days(today)
    return {
        "bot": {"id": 42, "first_name": "督办机器人", "username": USERNAME, "token": TOKEN, "reads_all": True},
        "users": users,
        "chats": [_chat(room) for room in cast.rooms],
        "rest_days": rest_days,
        "work_days": work_days,
    }


def _chat(room: Room) -> dict[str, Any]:
    members = [one.account for one in room.members]
    return {
        "id": room.chat_id,
        "type": "supergroup" if room.is_supergroup else "group",
        "title": room.title,
        "members": members,
        "bot": "admin",
        "on_top": room.kind is GroupKind.COMMAND,
    }


def _special_days(today: date) -> tuple[list[str], list[str]]:
    """Weekdays off and weekends worked within a year from today, by the legal calendar."""
    calendar, rest, work = Calendar(), [], []
    for number in range(_YEAR.days):
        day = today + timedelta(days=number)
        is_weekday, is_workday = day.isoweekday() <= 5, calendar.is_workday(day)  # noqa: PLR2004 - Friday
        if is_weekday and not is_workday:
            rest.append(day.isoformat())
        elif is_workday and not is_weekday:
            work.append(day.isoformat())
    return rest, work


async def set_the_stage(database: Database, cast: Cast, courts: Courts, now: datetime, today: date) -> None:
    """Fill an empty database through the same code that an office's own files go through."""
    async with unit_of_work(database, now) as work:
        changes = await RosterImport(work.session, today).keep(roster_of(cast, courts))
        if not isinstance(changes, RosterChanges):
            raise TypeError("the cast contradicts the roster's rules")
        await _enrol(work, cast)
        await _bind(work, cast, now)
    async with unit_of_work(database, now) as work:
        figures = sample_figures(courts, today, Random(_SEED))  # noqa: S311 - sample figures, the same every time
        names = frozenset(one.name for one in cast.actors)
        cases = sample_cases(courts, today, Random(_SEED), names)  # noqa: S311 - sample cases, the same every time
        await work.cases.keep(tuple(cases), by="demo")
        await work.indicators.keep(SourceFile("sample", "示例数据", "demo", is_sample=True), figures)


async def _enrol(work: UnitOfWork, cast: Cast) -> None:
    keys = await RosterImport(work.session, work.now.date()).person_ids()
    for one in cast.actors:
        person = await work.enrolment.person(keys[one.key])
        if person is not None:
            await work.enrolment.enrol(person, one.account, one.username)


async def _bind(work: UnitOfWork, cast: Cast, now: datetime) -> None:
    for room in cast.rooms:
        group = Group(0, room.chat_id, room.title, GroupState.UNBOUND, bot_is_admin=True, last_heard_at=now)
        await work.groups.keep(bound(group, Binding(room.kind, room.court.code)), bound_at=now)


# Two interviews are drawn: one is arranged, the other is being recorded and left open for whoever looks to go on with.
_INTERVIEWS = (
    "/draw 2",
    "/appoint 0002 下周二上午9点 甘井子法院接谈室 当面",
    "/record 0003 结果：分期；满意度：基本满意；诉求：要求一次付清全部案款；答复：被执行人分两期付清，执行局每月回告一次",
)


def opening_lines(cast: Cast) -> Iterator[tuple[int, int, str]]:
    """What people say once the bot is awake: account, chat and words, in order."""
    command = cast.rooms[0].chat_id
    leader = cast.holder("ln", Role.VICE_PRESIDENT)
    shenyang = cast.holder("sy", Role.PRESIDENT)
    yield leader.account, command, f"@沈阳中院院长{shenyang.name} 请于本周五下班前报送涉民生案件专项执行进展。"
    president = cast.holder("dlgjz", Role.PRESIDENT)
    (room,) = (one.chat_id for one in cast.rooms if one.kind is GroupKind.COURT and one.court.code == "dlgjz")
    for words in _INTERVIEWS:
        yield president.account, room, words
