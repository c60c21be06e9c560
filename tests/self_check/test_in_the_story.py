"""The self-check as the office and the operators meet it. The story begins on a Friday, 09:00."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import delete, update
from sqlmodel import col, select

from bot.dead_man import ALARM_AFTER_FAILURES, DeadManSwitch
from bot.features import all_jobs
from rules.groups import GroupState
from rules.ladder.values import Clock, StepReason, StepState
from storage.tables.groups import GroupRow
from storage.tables.messages import InboxRow, InboxState
from storage.tables.orders import StepRow
from tests.databases import Template
from tests.world import SHANGHAI, Alarms, World, open_world

ORDER = "请甘井子法院院长宋立群11月30日前报送超六个月未结案件台账。"


async def jump(world: World, moment: str) -> None:
    world.clock.move(datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI) - world.now)
    await world.settle()


@pytest.fixture
async def issued(world: World) -> World:
    await world.person("王宏").says(world.group("院长之声"), ORDER)
    world.unread()
    return world


async def test_a_lost_step_is_put_back_and_the_office_hears_of_it(issued: World) -> None:
    """The row of the first reminder is deleted: within a minute it is back, and 宋立群 is reminded in time."""
    async with issued.duban.database.transaction() as session:
        await session.exec(delete(StepRow).where(col(StepRow.number) == 0))

    await jump(issued, "2026-11-20 09:01")

    office = issued.unread()["辽宁高院督查室"]
    assert "督办阶梯发现2处不符" in office[0]
    assert "甘井子法院院长 提醒（签收，11月20日（周五）14:30）未列入计划，已更正" in office[0]
    assert issued.alarms.raised[-1] == ("ladder_differs", {"missing": 2})
    await jump(issued, "2026-11-20 14:30")
    assert "尚未签收" in issued.unread()["甘井子法院督办群"][0]


async def test_a_step_that_claims_to_have_been_said_is_not_believed(issued: World) -> None:
    """The first reminder is marked as said, and no message says it: it waits again, and 宋立群 is reminded in time."""
    async with issued.duban.database.transaction() as session:
        claim = update(StepRow).where(col(StepRow.number) == 0, col(StepRow.clock) == Clock.ACKNOWLEDGEMENT)
        said = {"state": StepState.FIRED, "reason": StepReason.DUE, "due_at": issued.now, "settled_at": issued.now}
        await session.exec(claim.values(**said))

    await jump(issued, "2026-11-20 09:01")

    assert "提醒（签收，11月20日（周五）09:00）标记已发而无消息，已更正" in issued.unread()["辽宁高院督查室"][0]
    await jump(issued, "2026-11-20 14:30")
    assert "尚未签收" in issued.unread()["甘井子法院督办群"][0]
    await jump(issued, "2026-11-20 14:31")
    assert issued.alarms.raised == [("ladder_differs", {"unsaid": 1})]


async def test_a_step_that_was_said_early_is_said_again_in_time(issued: World) -> None:
    """Somebody sets its moment to now: the reminder leaves, the office hears of it, and it comes again when it should."""
    async with issued.duban.database.transaction() as session:
        first = update(StepRow).where(col(StepRow.number) == 0, col(StepRow.clock) == Clock.ACKNOWLEDGEMENT)
        await session.exec(first.values(due_at=issued.now + timedelta(minutes=1)))
    ladder = next(job for job in issued.arrangement.jobs if job.name == "orders.climb")
    issued.clock.move(timedelta(minutes=1))
    await issued.duban.run_job(ladder)

    await jump(issued, "2026-11-20 09:02")

    read = issued.unread()
    assert "尚未签收" in read["甘井子法院督办群"][0]
    assert "提前发出，已更正" in read["辽宁高院督查室"][0]
    await jump(issued, "2026-11-20 14:30")
    assert "待签收" in issued.unread()["甘井子法院督办群"][0]
    await jump(issued, "2026-11-20 14:31")
    assert issued.alarms.raised == [("ladder_differs", {"early": 1})]


async def test_what_was_said_by_the_old_calendar_is_not_early_by_the_new(issued: World) -> None:
    """At 14:30 宋立群 is reminded; in the evening his court is entered as closed for that day. Nobody is alarmed."""
    await jump(issued, "2026-11-20 14:30")
    issued.unread()

    await issued.person("程雨桐").says(None, "/closure 甘井子法院 2026-11-20 停电")
    for minute in ("14:31", "14:32", "14:33"):
        await jump(issued, f"2026-11-20 {minute}")

    assert issued.alarms.names == []
    assert "甘井子法院督办群" not in issued.unread()


async def test_what_waits_for_a_cancelled_order_is_withdrawn(issued: World) -> None:
    """A row that somebody set waiting again after 撤销 is found among closed orders as well."""
    await issued.person("王宏").presses("撤销", issued.group("院长之声"))
    async with issued.duban.database.transaction() as session:
        await session.exec(update(StepRow).values(state=StepState.WAITING, reason=None, settled_at=None))

    await jump(issued, "2026-11-20 09:20")

    assert issued.alarms.names == ["ladder_differs"]
    async with issued.duban.database.transaction() as session:
        states = set((await session.exec(select(StepRow.state))).all())
    assert states == {StepState.WITHDRAWN}


async def test_a_new_calendar_is_no_alarm(issued: World) -> None:
    """The office types in a day off: the steps move with it, quietly."""
    await issued.person("程雨桐").says(None, "/calendar 休 2026-11-25 调休")
    issued.unread()

    await jump(issued, "2026-11-20 09:05")

    assert issued.alarms.names == []
    assert issued.unread() == {}
    await jump(issued, "2026-11-24 08:30")
    assert any("须于" in text for text in issued.unread()["甘井子法院督办群"])


async def test_the_daily_line(template: Template, tmp_path: Path) -> None:
    """On Monday at 08:00 the office reads that all is well, once; on the days of rest it reads nothing."""
    async with open_world(template, tmp_path, jobs=all_jobs()) as world:
        world.unread()
        await jump(world, "2026-11-22 10:00")
        assert "辽宁高院督查室" not in world.unread()

        for minute in ("07:59", "08:00", "08:01"):
            await jump(world, f"2026-11-23 {minute}")

        assert world.unread()["辽宁高院督查室"] == ["系统自检正常：6 群可达，0 漏发。"]


async def test_the_daily_line_says_what_is_wrong(template: Template, tmp_path: Path) -> None:
    """A group that the bot was thrown out of is named, with what to do."""
    async with open_world(template, tmp_path, jobs=all_jobs()) as world:
        async with world.duban.database.transaction() as session:
            lost = update(GroupRow).where(col(GroupRow.title) == "沈阳中院督办群")
            await session.exec(lost.values(state=GroupState.UNREACHABLE))
        world.unread()

        await jump(world, "2026-11-23 08:00")

        (line,) = world.unread()["辽宁高院督查室"]
        assert line.startswith("系统自检：5 群可达，0 漏发。")
        assert "群失联：沈阳中院督办群。请把机器人重新加入群" in line


async def test_handling_that_stands_still_raises_an_alarm_once_for_each_span(world: World) -> None:
    """An update that waits for 20 minutes: one alarm, one message; after an hour a second; and a word once it is over."""
    async with world.duban.database.transaction() as session:
        stuck = InboxRow(update_id=1, raw=b"{}", received_at=world.clock.now())
        session.add(stuck)

    for minutes in (10, 10, 10, 40):
        world.clock.move(timedelta(minutes=minutes))
        await world.settle()
    told = world.unread()["辽宁高院督查室"]
    async with world.duban.database.transaction() as session:
        await session.exec(update(InboxRow).values(state=InboxState.DONE))
    await world.settle()

    assert [facts for name, facts in world.alarms.raised if name == "standstill"] == [
        {"part": "handling", "minutes": 20},
        {"part": "handling", "minutes": 70},
    ]
    assert told[0] == "⚠️ 系统自检：消息积压未处理，已20分钟（自09:00起）。请联系系统管理员。"
    assert world.unread()["辽宁高院督查室"][0].startswith("系统已恢复。")


class Outside:
    """Somebody outside who counts the signs of life; `status` is what he answers."""

    def __init__(self, status: int = 200) -> None:
        self.calls = 0
        self.status = status
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    async def __call__(self, _request: httpx.Request) -> httpx.Response:
        self.calls += 1
        await self.may_answer.wait()
        return httpx.Response(self.status)


def switch(outside: Outside, alarms: Alarms) -> DeadManSwitch:
    return DeadManSwitch("https://alive.example/secret", alarms, {"transport": httpx.MockTransport(outside)})


async def test_a_sign_of_life_follows_a_clean_check_only(issued: World) -> None:
    """Nothing is called while a step is late; once it is said, the next check shows a sign of life."""
    outside = Outside()
    issued.duban.dead_man = switch(outside, issued.alarms)
    check = next(job for job in issued.arrangement.jobs if job.name == "self_check.ladders")
    issued.clock.move(timedelta(hours=6))  # the reminder of 14:30 is due, and nobody has taken it up

    await issued.duban.run_job(check)
    assert outside.calls == 0

    await issued.settle()
    await issued.duban.run_job(check)
    await issued.duban.dead_man.called()
    assert outside.calls >= 1


async def test_a_slow_outside_holds_nobody_up() -> None:
    """While the answer is awaited, further signs of life are one with it."""
    outside, alarms = Outside(), Alarms()
    outside.may_answer.clear()
    dead_man = switch(outside, alarms)

    dead_man.hold()
    await asyncio.sleep(0)
    dead_man.hold()
    outside.may_answer.set()
    await dead_man.called()

    assert outside.calls == 1
    await dead_man.close()


async def test_an_outside_that_is_gone_is_an_alarm_without_its_address() -> None:
    """After five failures in a row the operators hear of it, once, and the secret address is not in it."""
    outside, alarms = Outside(status=404), Alarms()
    dead_man = switch(outside, alarms)

    for _ in range(ALARM_AFTER_FAILURES + 2):
        dead_man.hold()
        await dead_man.called()

    assert alarms.raised == [("dead_man_not_reached", {"error": "HTTPStatusError"})]
    await dead_man.close()
