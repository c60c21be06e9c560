"""The arithmetic of the rate plan, against a Telegram that counts every message."""

from math import isinf

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.rate_plan import RatePlan
from bot.sandbox.limits import RateLimits

CHATS = st.integers(min_value=-6, max_value=3).filter(bool)


@settings(max_examples=60)
@given(
    wishes=st.lists(CHATS, max_size=150),
    latencies=st.lists(st.floats(min_value=0.001, max_value=2.5), min_size=1, max_size=20),
)
def test_whatever_is_asked_for_telegram_never_has_to_refuse(wishes: list[int], latencies: list[float]) -> None:
    """With any mix of chats and any latency, no limit is broken, wherever within the call Telegram counts the message."""
    now, ends = 0.0, list[tuple[float, int]]()
    plan, limits = RatePlan(), RateLimits(lambda: counted_at, burst=0)
    counted_at = 0.0
    waiting = list(wishes)
    while waiting or ends:
        for _ in range(plan.room(now)):
            chat = next((chat for chat in waiting if plan.is_free(chat, now)), None)
            if chat is None:
                break
            waiting.remove(chat)
            plan.begin(chat)
            latency = latencies[len(waiting) % len(latencies)]
            counted_at = now
            assert limits.breach(chat, is_group=chat < 0) is None
            limits.count(chat, is_group=chat < 0)
            ends.append((now + latency, chat))
        ends.sort()
        change = plan.next_change(now)
        step = min([change, *(end for end, _ in ends[:1])])
        assert not isinf(step) or not waiting
        now = step if not isinf(step) else now
        while ends and ends[0][0] <= now:
            end, chat = ends.pop(0)
            plan.end(chat, end)


def test_a_refused_chat_rests_and_the_others_do_not() -> None:
    """A 429 stops its own chat for as long as Telegram says, and nobody else."""
    plan = RatePlan()
    plan.begin(-1)
    plan.end(-1, 10.0)

    plan.refused(-1, 10.0, 30.0)

    assert not plan.is_free(-1, 39.9)
    assert plan.is_free(-1, 40.0)
    assert plan.is_free(-2, 10.0)
    assert plan.room(10.0) > 0


def test_eight_refusals_in_a_row_stop_everybody() -> None:
    """When every chat is refused, Telegram means the bot: nothing leaves until the pause is over."""
    plan = RatePlan()
    for chat in range(-8, 0):
        plan.begin(chat)
        plan.end(chat, 10.0)
        plan.refused(chat, 10.0, 30.0)

    assert plan.room(39.9) == 0
    assert plan.room(40.0) == 30


def test_a_group_gets_twenty_messages_a_minute() -> None:
    """The twenty-first message to a group waits for the first to be a minute old; a person has no such limit."""
    plan, times = RatePlan(), list[float]()
    now = 0.0
    while len(times) < 21:
        if plan.is_free(-1, now):
            plan.begin(-1)
            plan.end(-1, now)
            times.append(now)
        now = plan.next_change(now)

    assert times[:3] == [0.0, 1.0, 2.0]
    assert times[20] == 60.0


def test_the_plan_forgets_chats_that_are_long_done() -> None:
    """A minute later nothing is left in memory of ten thousand chats."""
    plan = RatePlan()
    for chat in range(10_000):
        plan.end(-chat - 1, 0.0)

    plan.room(61.0)

    assert isinf(plan.next_change(61.0))
