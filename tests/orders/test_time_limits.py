"""Deadlines that go by a name: the petition rules' clocks and the quick ones, chosen when the order is given or later."""

from datetime import datetime, time

import pytest

from rules.orders.time_limits import TIME_LIMITS, TimeLimit, named_in
from rules.working_time import CourtTime
from storage.unit_of_work import unit_of_work
from tests.world import SHANGHAI, World

FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("5个工作日登记", "2026-11-27"),
        ("30日办结", "2026-12-20"),
        ("15个工作日甄别", "2026-12-11"),
        ("当日办", "2026-11-20"),
        ("五日办", "2026-11-25"),
        ("两周办", "2026-12-04"),
        ("一月办", "2026-12-20"),
    ],
)
def test_the_shipped_time_limits(name: str, day: str) -> None:
    """Close of business on the last day; the day of the order is not counted."""
    (limit,) = [one for one in TIME_LIMITS if one.name == name]

    found = limit.deadline(FRIDAY, CourtTime(), time(17, 30))

    assert found == datetime.fromisoformat(f"{day} 17:30").replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("请宋立群院长接谈刘某来，30日办结", "30日办结"),
        ("按15个工作日甄别要求办", "15个工作日甄别"),
        ("130日办结", None),
        ("二十五日办", None),
        ("十日内办结", None),
    ],
)
def test_a_name_is_found_whole(words: str, name: str | None) -> None:
    """Never inside a longer number."""
    found = named_in(words, TIME_LIMITS)

    assert (found.name if found else None) == name


def test_a_span_that_cannot_be_read_is_refused() -> None:
    """The policy file says so at the start, with the form that is wanted."""
    with pytest.raises(ValueError, match="is no offset"):
        TimeLimit("三旬办", "three times ten days")


async def test_the_words_of_an_order_choose_a_time_limit(world: World) -> None:
    """The card names it beside the day, and its ladder runs to that day."""
    await world.person("闫振喜").says(world.group("院长之声"), "请宋立群院长接谈申请执行人陈某，30日办结。")

    card = world.group("甘井子法院").with_button("接谈").text
    assert "时限：12月20日（周日）17:30（30日办结）" in card


async def test_a_time_limit_is_set_later_by_its_name(world: World) -> None:
    """It counts from when the order was given; another day takes the name away again. The ledger tells both."""
    issuer, group = world.person("闫振喜"), world.group("甘井子法院")
    await issuer.says(world.group("院长之声"), "请宋立群院长接谈申请执行人陈某。")
    await world.advance(hours=3)

    await issuer.says(None, "/deadline 1 5个工作日登记")
    named = group.with_button("接谈").text
    await issuer.says(None, "/deadline 1 12月10日前")

    assert "时限：11月27日（周五）17:30（5个工作日登记）" in named
    assert "登记" not in group.with_button("接谈").text
    async with unit_of_work(world.duban.database, world.now) as work:
        order = await work.orders.get(1)
        events = await work.orders.events(1)
    assert order is not None
    assert order.time_limit == ""
    assert [event.change.time_limit for event in events if event.change] == ["", "5个工作日登记", ""]
