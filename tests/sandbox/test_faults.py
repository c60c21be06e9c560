"""What can go wrong on the line, and what the trace tells of it."""

from datetime import UTC, datetime

import pytest
from telegram import Bot
from telegram.error import InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.sandbox.faults import FaultKind, Faults
from bot.sandbox.limits import RateLimits
from bot.sandbox.trace import Fate
from bot.sandbox.world import World
from tests.sandbox.conftest import Cast


@pytest.mark.parametrize(
    ("kind", "error", "is_delivered"),
    [
        (FaultKind.TOO_MANY_REQUESTS, RetryAfter, False),
        (FaultKind.TIMEOUT_BEFORE, TimedOut, False),
        (FaultKind.TIMEOUT_AFTER, TimedOut, True),
        (FaultKind.RESET_BEFORE, NetworkError, False),
        (FaultKind.RESET_AFTER, NetworkError, True),
        (FaultKind.BAD_GATEWAY_BEFORE, NetworkError, False),
        (FaultKind.BAD_GATEWAY_AFTER, NetworkError, True),
    ],
)
async def test_a_fault_hits_the_next_send_once(
    world: World, people: Cast, bot: Bot, kind: FaultKind, error: type[Exception], *, is_delivered: bool
) -> None:
    """The bot sees an error; whether the message came to be, only the trace tells."""
    before = len(world.messages(people.group))
    world.faults.next(kind)

    with pytest.raises(error):
        await bot.send_message(people.group.id, "一")
    delivered = len(world.messages(people.group)) - before
    await bot.send_message(people.group.id, "二")

    first, second = world.trace.of("sendMessage")
    assert delivered == is_delivered
    assert (first.is_accepted, second.is_accepted) == (is_delivered, True)
    assert second.fate is Fate.ANSWERED


async def test_a_fault_in_one_chat_spares_the_others(world: World, people: Cast, bot: Bot) -> None:
    """A fault for one chat waits until something is sent there."""
    other = world.add_bot(world.new_group("大连中院", people.wang), people.wang)
    world.faults.next("too_many_requests", chat_id=people.group.id, retry_after=7)

    await bot.send_message(other.id, "好")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(people.group.id, "等")

    assert str(refused.value).endswith("Retry in 7 seconds")


async def test_a_send_inside_a_pause_is_noted(world: World, people: Cast, bot: Bot) -> None:
    """Whoever sends before retry_after is over is found in the trace."""
    world.faults.next("too_many_requests", chat_id=people.group.id, retry_after=30)
    with pytest.raises(RetryAfter):
        await bot.send_message(people.group.id, "一")

    await bot.send_message(people.group.id, "太早")

    assert [(call.text, call.breach) for call in world.trace.breaches()] == [("太早", "retry_after")]


async def test_one_401_on_get_updates(world: World, bot: Bot) -> None:
    """A single poll can be answered 401, the next is well again."""
    world.faults.next("unauthorized", methods=frozenset({"getUpdates"}))

    with pytest.raises(InvalidToken):
        await bot.get_updates()

    assert await bot.get_updates() == ()


def test_a_malformed_update_stands_in_the_middle_of_a_batch(world: World, people: Cast) -> None:
    """A message without a date comes between two good ones."""
    world.updates.waiting.clear()
    world.say(people.wang, people.group, "一")
    world.spoil()
    world.say(people.wang, people.group, "二")

    batch = world.updates.due(10)

    assert ["date" in update["message"] for update in batch] == [True, False, True]


async def test_an_update_can_come_twice(world: World, people: Cast, bot: Bot) -> None:
    """A confirmed update is delivered once more, with its old number."""
    world.updates.waiting.clear()
    world.say(people.wang, people.group, "一")
    [update] = await bot.get_updates()
    await bot.get_updates(offset=update.update_id + 1)

    world.updates.redeliver()

    assert [again.update_id for again in await bot.get_updates()] == [update.update_id]


def test_the_same_seed_gives_the_same_weather() -> None:
    """Random faults come from a seeded die."""
    drawn = [
        [faults.take("sendmessage", 1) is not None for _ in range(50)]
        for faults in (Faults({FaultKind.TIMEOUT_AFTER: 0.3}, seed=5) for _ in range(2))
    ]

    assert drawn[0] == drawn[1]
    assert 5 < sum(drawn[0]) < 25


class Watch:
    """Real time, as the test turns it."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def limited(*, is_enforced: bool) -> tuple[World, Watch]:
    watch = Watch()
    limits = RateLimits(watch, is_enforced=is_enforced)
    return World(lambda: datetime(2026, 11, 20, tzinfo=UTC), limits=limits, monotonic=watch), watch


def test_a_group_takes_twenty_messages_a_minute() -> None:
    """The twenty-first must wait until the first is a minute old."""
    world, watch = limited(is_enforced=True)
    for _ in range(20):
        world.limits.count(-1, is_group=True)
        watch.seconds += 2

    breach = world.limits.breach(-1, is_group=True)

    assert breach is not None
    assert (breach.window, breach.retry_after) == ("group", 20)
    watch.seconds += 20
    assert world.limits.breach(-1, is_group=True) is None


def test_all_chats_together_take_thirty_messages_a_second() -> None:
    """The thirty-first chat waits for the second to pass."""
    world, watch = limited(is_enforced=True)
    for chat_id in range(30):
        world.limits.count(chat_id, is_group=False)

    breach = world.limits.breach(31, is_group=False)

    assert breach is not None
    assert breach.window == "overall"
    watch.seconds += 1
    assert world.limits.breach(31, is_group=False) is None


def test_one_chat_takes_a_short_burst_and_then_one_a_second() -> None:
    """Three at once pass, the fourth within three seconds does not."""
    world, watch = limited(is_enforced=True)
    passed = 0
    while world.limits.breach(1, is_group=False) is None:
        world.limits.count(1, is_group=False)
        passed += 1
    watch.seconds += 3

    assert passed == 3
    assert world.limits.breach(1, is_group=False) is None


@pytest.mark.parametrize("is_enforced", [True, False])
async def test_a_broken_limit_is_refused_only_when_enforced(
    world: World, people: Cast, bot: Bot, *, is_enforced: bool
) -> None:
    """Unenforced limits are reported in the trace all the same."""
    world.limits.is_enforced = is_enforced
    codes = []
    for number in range(5):
        try:
            await bot.send_message(people.group.id, str(number))
            codes.append(200)
        except RetryAfter:
            codes.append(429)

    assert codes == ([200, 200, 200, 429, 429] if is_enforced else [200] * 5)
    assert len(world.trace.breaches()) == 2
