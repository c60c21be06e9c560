"""Every kind of order has its own word and, where the policy gives it one, its own ladder, whoever or whatever issues it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from rules.ladder.values import Ladder, Ladders, Rung, Step, Target
from rules.orders.values import Order
from rules.reading.values import OrderKind
from storage.unit_of_work import unit_of_work
from tests.databases import Template
from tests.dispatch.test_meeting import MONTHLY, called
from tests.interviews.stories import ask_for_interview, fill_in
from tests.world import World, open_world


def ladder(hours: int) -> Ladder:
    """One that can be told from the others by its first step."""
    return Ladder(acknowledgement=(Step(f"+{hours} hours", (Target.COURT_GROUP,), Rung.REMIND),))


OWN = Ladders(
    interview=ladder(1),
    interview_urgent=ladder(2),
    rectification=ladder(3),
    rectification_urgent=ladder(4),
    promise=ladder(5),
    promise_urgent=ladder(6),
)
POLICY = replace(MONTHLY, ladders=OWN)


@pytest.fixture
async def kinds(template: Template, tmp_path: Path) -> AsyncIterator[World]:
    """A world whose policy gives every kind a ladder of its own."""
    async with open_world(template, tmp_path, policy=POLICY) as world:
        yield world


async def order_of(world: World, number: int) -> Order:
    async with unit_of_work(world.duban.database, world.now) as work:
        found = await work.orders.get(number)
    assert found is not None
    return found


async def test_an_interview_and_a_promise_made_in_it(kinds: World) -> None:
    """What a president promises the petitioner is a 接谈承诺 to the post that has to keep it, on the ladder of promises."""
    await ask_for_interview(kinds, "请宋立群院长接谈申请执行人陈某，12月10日前")
    president, group = kinds.person("宋立群"), kinds.group("甘井子法院")
    await fill_in(president, group)
    await president.presses("承诺", group)
    await president.presses("甘井子法院院长", group)
    await president.says(group, "11月25日前到位案款10万元", reply_to=group.last)

    interview, promise = await order_of(kinds, 1), await order_of(kinds, 2)
    assert (interview.kind, interview.ladder) == (OrderKind.INTERVIEW, OWN.interview)
    assert (promise.kind, promise.ladder) == (OrderKind.PROMISE, OWN.promise)
    assert any(text.startswith("督2026-0002　接谈承诺") for text in group.texts)
    await kinds.person("程雨桐").says(None, "/ledger 承诺")
    assert "督2026-0002" in kinds.person("程雨桐").phone.last.text
    assert "督2026-0001" not in kinds.person("程雨桐").phone.last.text


async def test_what_a_meeting_orders(kinds: World) -> None:
    """Each of the last is given a 整改 on the ladder of rectifications, the second and third as much as the first."""
    await called(kinds)

    for number in (1, 2, 3):
        order = await order_of(kinds, number)
        assert (order.kind, order.ladder) == (OrderKind.RECTIFICATION, OWN.rectification)


async def test_an_urgent_interview_and_one_that_becomes_urgent(kinds: World) -> None:
    """特急 in the words, and 加急 later, give the urgent ladder of the same kind."""
    await ask_for_interview(kinds, "特急：请宋立群院长接谈申请执行人陈某，11月25日前")
    await ask_for_interview(kinds, "请宋立群院长接谈申请执行人江某，12月10日前")
    await kinds.person("闫振喜").says(None, "/urgent 2 当事人扬言自伤")

    assert (await order_of(kinds, 1)).ladder == OWN.interview_urgent
    assert (await order_of(kinds, 2)).ladder == OWN.interview_urgent


async def test_an_ordinary_task_keeps_the_general_ladder(kinds: World) -> None:
    """No kind's ladder is climbed by another's orders, not even by what is split off."""
    await kinds.person("王宏").says(
        kinds.group("院长之声"), "请甘井子法院院长宋立群、沙河口法院院长秦岚12月25日前报送台账。"
    )
    await kinds.person("王宏").says(None, "/split 1 沙河口法院院长")

    for number in (1, 2):
        order = await order_of(kinds, number)
        assert (order.kind, order.ladder) == (OrderKind.TASK, POLICY.ladder)
