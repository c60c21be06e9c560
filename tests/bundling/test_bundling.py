"""Several reminders to one chat are one message, and what has lost its reason does not leave. The story begins on a Friday, 09:00."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import col, select

from rules.ladder.bundling import digest, end_of_window
from rules.ladder.speaking import MOST_MENTIONS
from rules.ladder.values import Clock, Rung
from rules.notifications.order_reminders import DigestLine
from rules.notifications.orders import Addressee
from rules.orders.unsent import is_older, is_pointless
from rules.orders.values import OrderState
from rules.outgoing import OutboxState
from rules.reading.values import OrderKind
from storage.tables.messages import OutboxRow
from tests.orders.examples import at, order
from tests.world import SHANGHAI, World

FIRST, SECOND = (
    f"请甘井子法院院长宋立群12月{day}日前报送{what}台账。" for day, what in ((10, "涉企案件"), (15, "终本案件"))
)


async def jump(world: World, moment: str) -> None:
    world.clock.move(datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI) - world.now)
    await world.settle()


async def states(world: World, number: str) -> list[OutboxState]:
    """What became of the lines of the ladder of this order."""
    async with world.duban.database.transaction() as session:
        query = select(OutboxRow.state).where(col(OutboxRow.key).contains(f":line:ladder:{number}:"))
        return [OutboxState(state) for state in (await session.exec(query)).all()]


async def test_two_reminders_at_one_moment_are_one_message(world: World) -> None:
    """Two orders of the same morning: at 14:30 the group reads one message that names both, and mentions 宋立群 once."""
    for words in (FIRST, SECOND):
        await world.person("王宏").says(world.group("院长之声"), words)
    world.unread()

    await jump(world, "2026-11-20 14:30")

    (text,) = world.unread()["甘井子法院督办群"]
    assert text.startswith("以下督办件请一并处理：\n• 督2026-0001")
    assert "• 督2026-0002" in text
    assert text.endswith("请宋立群阅办。")


async def test_a_closed_orders_unsent_lines_do_not_leave(world: World) -> None:
    """The group is paused by Telegram while a reminder waits; the order is cancelled meanwhile: the reminder is withdrawn."""
    await world.person("王宏").says(world.group("院长之声"), FIRST)
    world.clock.move(datetime(2026, 11, 20, 14, 30, tzinfo=SHANGHAI) - world.now)
    await world.do_jobs()  # the reminder is in the outbox, and has not left
    assert await states(world, "督2026-0001") == [OutboxState.WAITING]

    await world.person("王宏").says(None, "/cancel 1 已由省院统一调取")

    assert OutboxState.SUPERSEDED in await states(world, "督2026-0001")
    assert not any("尚未签收" in text for text in world.group("甘井子法院").texts)


async def test_an_acknowledged_orders_unsent_reminder_does_not_leave(world: World) -> None:
    """签收 in private while 尚未签收 waits to leave: it does not leave any more."""
    await world.person("王宏").says(world.group("院长之声"), FIRST)
    world.clock.move(datetime(2026, 11, 20, 14, 30, tzinfo=SHANGHAI) - world.now)
    await world.do_jobs()

    await world.person("宋立群").says(None, "/ack 1")

    assert await states(world, "督2026-0001") == [OutboxState.SUPERSEDED]
    assert not any("尚未签收" in text for text in world.group("甘井子法院").texts)


@pytest.fixture
async def minutes_apart(world: World) -> World:
    """Two orders to 甘井子法院, given at 09:00 and at 09:03: reminders are due at 14:30 and at 14:33."""
    await world.person("王宏").says(world.group("院长之声"), FIRST)
    await jump(world, "2026-11-20 09:03")
    await world.person("王宏").says(world.group("院长之声"), SECOND)
    world.unread()
    return world


async def test_two_reminders_of_one_window_are_one_message(minutes_apart: World) -> None:
    """The first waits for the second: the group is interrupted once, at 14:33."""
    await jump(minutes_apart, "2026-11-20 14:30")
    assert minutes_apart.unread() == {}

    await jump(minutes_apart, "2026-11-20 14:33")

    (text,) = minutes_apart.unread()["甘井子法院督办群"]
    assert text.startswith("以下督办件请一并处理：\n• 督2026-0001")
    assert "• 督2026-0002" in text
    await jump(minutes_apart, "2026-11-20 14:45")
    assert minutes_apart.unread() == {}


async def test_who_waits_for_what_does_not_come_leaves_alone(minutes_apart: World) -> None:
    """The second order is acknowledged at 14:31: the reminder of the first leaves by itself, as the line that it is."""
    await jump(minutes_apart, "2026-11-20 14:31")
    await minutes_apart.person("宋立群").says(None, "/ack 2")
    minutes_apart.unread()

    await jump(minutes_apart, "2026-11-20 14:34")

    (text,) = minutes_apart.unread()["甘井子法院督办群"]
    assert "督2026-0001" in text
    assert "尚未签收" in text


async def test_what_is_urgent_waits_for_nothing(world: World) -> None:
    """特急 at 14:00 is reminded of at 15:00 sharp, though another line for the group is due within its window."""
    await jump(world, "2026-11-20 09:33")
    await world.person("王宏").says(world.group("院长之声"), FIRST)
    await jump(world, "2026-11-20 14:00")
    await world.person("王宏").says(world.group("院长之声"), "特急：请甘井子法院院长宋立群立即上报现场情况。")
    world.unread()

    await jump(world, "2026-11-20 15:00")

    assert any("督2026-0002" in text for text in world.unread()["甘井子法院督办群"])


async def waiting_digest(world: World) -> None:
    """Two reminders of 14:30 are one digest in the outbox, which has not left."""
    for words in (FIRST, SECOND):
        await world.person("王宏").says(world.group("院长之声"), words)
    world.unread()
    world.clock.move(datetime(2026, 11, 20, 14, 30, tzinfo=SHANGHAI) - world.now)
    await world.do_jobs()


async def test_a_waiting_digest_loses_what_was_closed(world: World) -> None:
    """One of its two orders is cancelled before it leaves: it names the other one only, and goes on mentioning 宋立群."""
    await waiting_digest(world)

    await world.person("王宏").says(None, "/cancel 1 已由省院统一调取")

    (text,) = [text for text in world.group("甘井子法院").texts if text.startswith("以下督办件")]
    assert "督2026-0001" not in text
    assert "• 督2026-0002" in text
    assert text.endswith("请宋立群阅办。")


async def test_a_waiting_digest_of_nothing_does_not_leave(world: World) -> None:
    """Both are acknowledged in private before it leaves: the group reads nothing of it."""
    await waiting_digest(world)

    song = world.person("宋立群")
    for number in (1, 2):
        world.telegram.say(song.user, world.telegram.private(song.user), f"/ack {number}")
    await world.settle()

    assert not [text for text in world.group("甘井子法院").texts if text.startswith("以下督办件")]


@given(
    now=st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - as hypothesis asks
    minutes=st.integers(1, 60),
)
def test_nobody_waits_longer_than_a_window(now: datetime, minutes: int) -> None:
    """A window ends after now, after its whole length at the latest, and all of its moments agree on the end."""
    window = timedelta(minutes=minutes)
    end = end_of_window(now, window)

    assert now < end <= now + window
    assert end_of_window(end - timedelta(microseconds=1), window) == end
    assert end_of_window(now, timedelta()) == now


NAMES = st.text("甲乙丙丁戊己庚辛", min_size=2, max_size=3)
ADDRESSEES = st.lists(st.builds(Addressee, NAMES, st.integers(1, 10**10)), max_size=8).map(tuple)


@st.composite
def told(draw: st.DrawFn) -> DigestLine:
    number, label = (
        f"督2026-{draw(st.integers(1, 30)):04d}",
        draw(st.sampled_from(["甘井子法院院长", "沙河口法院院长"])),
    )
    rung, clock = draw(st.sampled_from(Rung)), draw(st.sampled_from(Clock))
    return DigestLine(number, OrderKind.TASK, clock, rung, label, None, draw(ADDRESSEES))


@given(st.lists(told(), max_size=120))
def test_a_digest_forgets_nobody(lines: list[DigestLine]) -> None:
    """Every order and party is in it once, by its last line, or counted; it mentions at most five."""
    facts = digest(lines, is_after_outage=False)

    last = {(line.number, line.label): line for line in lines}
    assert len(facts.lines) + facts.left_out == len(last)
    assert all(last[one.number, one.label] == one for one in facts.lines)
    assert len({(one.number, one.label) for one in facts.lines}) == len(facts.lines)
    assert len(facts.addressees) <= MOST_MENTIONS


def test_which_unsent_lines_have_lost_their_reason() -> None:
    """A reminder once its clock has stopped, everything once the order is over; news of an open order stays."""
    start = order(deadline=at("2026-09-30 17:30"))
    since, due = int(start.parties[0].since.timestamp()), int(at("2026-09-30 17:30").timestamp())
    ask = f"order:1:line:ladder:督2026-0001:1:acknowledgement:{since}:0"
    remind = f"order:1:line:ladder:督2026-0001:1:completion:{due}:0"
    outdated = f"order:1:line:ladder:督2026-0001:1:completion:{due - 60}:0"
    taken = replace(start, parties=(replace(start.parties[0], state=OrderState.ACKNOWLEDGED), *start.parties[1:]))

    assert [is_pointless(start, slot) for slot in (ask, remind, outdated, "order:1:line:v2")] == [
        False,
        False,
        True,
        False,
    ]
    assert [is_pointless(taken, slot) for slot in (ask, remind)] == [True, False]
    assert all(is_pointless(replace(start, is_cancelled=True), slot) for slot in (ask, remind, "order:1:line:v2"))


def test_a_later_step_says_what_an_earlier_one_would() -> None:
    """Of one party's clock; not of another party or another clock."""
    first, second = (f"order:1:line:ladder:督2026-0001:1:acknowledgement:1789347600:{number}" for number in (0, 1))
    other = "order:1:line:ladder:督2026-0001:2:acknowledgement:1789347600:0"

    assert is_older(first, second)
    assert not is_older(second, second)
    assert not is_older(other, second)
    assert not is_older("order:1:line:v2", second)
