"""Fetching goes on whatever Telegram answers, and nothing is confirmed that is not kept."""

import asyncio

import pytest

from bot.crash_points import CrashPoint, Reach, pass_by
from bot.sandbox.faults import FaultKind
from tests.cast import telegram_id
from tests.core.outbox import PLAIN
from tests.world import World

POLLS = frozenset({"getUpdates"})


class _DeathError(Exception):
    """Stands for the end of the process."""


def _die_at(point: CrashPoint) -> Reach:
    def reach(reached: CrashPoint) -> None:
        if reached is point:
            raise _DeathError

    return reach


@pytest.mark.parametrize("point", [CrashPoint.BEFORE_JOURNAL, CrashPoint.AFTER_JOURNAL])
async def test_what_is_not_kept_is_not_confirmed(echoing: World, point: CrashPoint) -> None:
    """A process that dies around the journal leaves the update with Telegram; the next one answers it, once."""
    await echoing.start_again(reach=_die_at(point))
    echoing.telegram.say(telegram_id("周焱"), echoing.group("大连中院").chat, "收到")
    with pytest.raises(_DeathError):
        await echoing.duban.intake.poll()
    still_there = len(echoing.telegram.updates.waiting)

    await echoing.start_again(reach=pass_by)

    assert still_there == 1
    assert echoing.unread() == {"大连中院督办群": [PLAIN]}


@pytest.mark.parametrize(
    "kind",
    [
        FaultKind.UNAUTHORIZED,
        FaultKind.BAD_GATEWAY_BEFORE,
        FaultKind.TIMEOUT_BEFORE,
        FaultKind.RESET_BEFORE,
        FaultKind.TOO_MANY_REQUESTS,
    ],
)
async def test_no_answer_ends_the_fetching(echoing: World, kind: FaultKind) -> None:
    """After seven bad answers in a row the bot still asks, with growing pauses, and hears what was said meanwhile."""
    echoing.telegram.faults.next(kind, times=7, methods=POLLS)
    before = echoing.clock.monotonic()
    fetching = asyncio.create_task(echoing.duban.intake.run())
    echoing.telegram.say(telegram_id("周焱"), echoing.group("大连中院").chat, "收到")

    async with asyncio.timeout(5):
        while echoing.telegram.updates.waiting:
            await asyncio.sleep(0)
    fetching.cancel()
    await asyncio.wait([fetching])
    await echoing.settle()

    assert echoing.unread() == {"大连中院督办群": [PLAIN]}
    assert echoing.clock.monotonic() - before > 7


async def test_the_operators_hear_of_a_token_that_is_refused(echoing: World) -> None:
    """A 401 that stays raises an alarm, as a silent bot looks like a quiet day."""
    echoing.telegram.faults.next(FaultKind.UNAUTHORIZED, times=6, methods=POLLS)
    fetching = asyncio.create_task(echoing.duban.intake.run())

    async with asyncio.timeout(5):
        while "intake_failing" not in echoing.alarms.names:
            await asyncio.sleep(0)
    fetching.cancel()
    await asyncio.wait([fetching])

    assert echoing.alarms.names == ["intake_failing"]


async def test_numbers_that_start_again_from_below_are_heard(echoing: World) -> None:
    """After a quiet week Telegram may count its updates from a smaller number; they are new all the same."""
    await echoing.person("周焱").says(echoing.group("大连中院"), "收到")
    echoing.unread()
    echoing.telegram.updates.next_id = 500
    echoing.clock.seconds += 8 * 24 * 3600

    await echoing.person("周焱").says(echoing.group("大连中院"), "收到")

    assert echoing.unread() == {"大连中院督办群": [PLAIN]}


async def test_only_what_is_wanted_is_asked_for(echoing: World) -> None:
    """Membership changes are asked for by name, as Telegram leaves them out otherwise."""
    assert echoing.telegram.updates.allowed is not None
    assert set(echoing.telegram.updates.allowed) == {
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
        "chat_member",
    }
