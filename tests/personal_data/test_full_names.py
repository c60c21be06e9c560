"""查看全名: in private, for a purpose, for some minutes, by those who work on the order; and the office sees who did."""

from dataclasses import replace

import pytest
from sqlalchemy import func
from sqlmodel import col, select

from bot.sandbox.messages import Message
from rules.cases import Case
from storage.tables.messages import OutboxRow
from storage.unit_of_work import UnitOfWork, unit_of_work
from tests.keys import ENCRYPTION
from tests.world import Screen, World

NAME = "韦龘靐"
ORDER = f"请宋立群院长接谈申请执行人{NAME}，12月5日前"


async def give(world: World, text: str = ORDER) -> None:
    await world.person("闫振喜").says(world.group("院长之声"), text)
    world.unread()


def everything_on(screen: Screen) -> list[str]:
    return [text for message in screen.messages for text in (message.text, *message.buttons)]


async def read_name(world: World, who: str, purpose: str = "核对身份") -> Message:
    """Press, choose, and look at what stands there."""
    await world.person(who).presses("查看全名")
    await world.person(who).presses(purpose)
    return world.person(who).phone.last


async def test_the_president_sees_the_name_for_five_minutes(world: World) -> None:
    """The card shows 韦某; after press and purpose the full name stands in private, and after five minutes it is deleted."""
    await give(world)

    shown = await read_name(world, "宋立群")
    then = [shown.text, shown.buttons]
    await world.advance(minutes=6)

    assert then == [
        f"督2026-0001　用途：核对身份\n申请执行人：{NAME}\n请勿转发、截图。本消息 5 分钟后自动删除。",
        [],
    ]
    assert not [text for text in everything_on(world.person("宋立群").phone) if NAME in text]
    assert not world.alarms.names
    async with world.duban.database.transaction() as session:
        kept = select(func.length(OutboxRow.facts)).where(col(OutboxRow.kind) == "full_name_shown")
        assert (await session.exec(kept)).all() == [0]


async def test_nothing_of_it_reaches_a_group(world: World) -> None:
    """The button stands on private cards only, and no group ever sees the name."""
    await give(world)
    await read_name(world, "宋立群")

    for name in ("院长之声", "辽宁高院", "大连中院", "甘井子法院"):
        said = everything_on(world.group(name))
        assert not [text for text in said if NAME in text or text == "查看全名"]


@pytest.mark.parametrize("who", ["闫振喜", "程雨桐", "宋立群", "贺敏"])
async def test_those_who_work_on_the_order_may(world: World, who: str) -> None:
    """Its issuer, the supervision office, the president and the vice-president who stands in for him."""
    await give(world)
    await world.person(who).says(None, "/show 1")

    assert NAME in (await read_name(world, who)).text


async def test_who_only_sees_the_order_may_not(world: World) -> None:
    """The city's president sees the order of a court below, and no button; one who lost his part since is refused."""
    await give(world)
    await world.person("周焱").says(None, "/show 1")
    assert "查看全名" not in everything_on(world.person("周焱").phone)

    async with unit_of_work(world.duban.database, world.now) as work:
        order = await work.orders.get(1)
        assert order is not None
        await work.orders.keep(replace(order, parties=()), ())
    press = await world.person("宋立群").presses("查看全名")

    assert press.answer == "只有本件的交办人、承办人（含副职）和省法院督查室可以查看全名。"


async def test_a_drawn_case_gives_both_names_from_the_register(world: World) -> None:
    """The order itself only ever knew 韦某; the register knows the parties to the case."""
    case = Case("（2019）辽0211执7号", "dlgjz", world.now.date().replace(year=2019), NAME, respondent="龗某饭店")
    async with world.duban.database.transaction() as session:
        await UnitOfWork(session, world.clock.now(), ENCRYPTION).cases.keep([case], by="cli")
    await world.person("宋立群").says(world.group("甘井子法院"), "/draw")

    shown = await read_name(world, "宋立群", "准备接谈")

    assert f"（2019）辽0211执7号\n　申请执行人：{NAME}\n　被执行人：龗某饭店\n" in shown.text


async def test_a_case_that_nobody_registered_has_no_name(world: World) -> None:
    """An alert says so; nothing is shown and nothing is entered as read."""
    await give(world, "请宋立群院长核查（2019）辽0211执8号案执行情况，12月5日前")
    await world.person("宋立群").presses("查看全名")

    press = await world.person("宋立群").presses("联系当事人")

    assert press.answer is not None
    assert "没有更完整的姓名" in press.answer
    await world.person("程雨桐").says(None, "/reads")
    assert world.person("程雨桐").phone.last.text == "近 30 天没有人查看当事人全名。"


async def test_the_office_sees_who_read_what_and_why(world: World) -> None:
    """The newest first, in the office's group or in private; nobody else may ask."""
    await give(world)
    await read_name(world, "宋立群", "联系当事人")
    await world.advance(minutes=10)
    await world.person("程雨桐").says(None, "/show 1")
    await read_name(world, "程雨桐", "核对身份")

    await world.person("程雨桐").says(world.group("辽宁高院"), "/reads")
    await world.person("宋立群").says(None, "/reads")

    assert world.group("辽宁高院").last.text == (
        "当事人全名查看记录（近 30 天共 2 次）\n"
        "11-20 09:10　程雨桐　督2026-0001　核对身份\n"
        "11-20 09:00　宋立群　督2026-0001　联系当事人"
    )
    assert "当事人全名查看记录" not in world.person("宋立群").phone.last.text


async def test_a_message_that_can_no_longer_be_deleted_is_overwritten(world: World) -> None:
    """The bot was switched off for three days, and Telegram lets it delete for two: the words are replaced."""
    await give(world)
    await read_name(world, "宋立群")

    await world.asleep_until("2026-11-24 09:00")

    assert not [text for text in everything_on(world.person("宋立群").phone) if NAME in text]
