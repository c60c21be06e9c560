"""Several reminders to one chat are one message, and what has lost its reason does not leave. The story begins on a Friday, 09:00."""

from dataclasses import replace
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import col, select

from rules.ladder.speaking import MOST_MENTIONS, Line, digest
from rules.ladder.values import Clock, Rung
from rules.notifications.orders import Addressee, DigestLine, OrderReminder
from rules.orders.unsent import is_older, is_pointless
from rules.orders.values import OrderState
from rules.outgoing import OutboxState, Recipient
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


NAMES = st.text("甲乙丙丁戊己庚辛", min_size=2, max_size=3)
ADDRESSEES = st.lists(st.builds(Addressee, NAMES, st.integers(1, 10**10)), max_size=8).map(tuple)


@st.composite
def told(draw: st.DrawFn) -> Line:
    number, label = (
        f"督2026-{draw(st.integers(1, 30)):04d}",
        draw(st.sampled_from(["甘井子法院院长", "沙河口法院院长"])),
    )
    rung, clock = draw(st.sampled_from(Rung)), draw(st.sampled_from(Clock))
    facts = OrderReminder(number, OrderKind.TASK, clock, rung, label, None, 0, draw(ADDRESSEES))
    return Line(Recipient(group_id=1), facts, DigestLine(number, OrderKind.TASK, clock, rung, label, None))


@given(st.lists(told(), max_size=120))
def test_a_digest_forgets_nobody(lines: list[Line]) -> None:
    """Every order and party is in it once, by its last line, or counted; it mentions at most five."""
    facts = digest(lines, is_after_outage=False)

    last = {(line.digest.number, line.digest.label): line.digest for line in lines}
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
