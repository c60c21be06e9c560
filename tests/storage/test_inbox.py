"""The journal keeps every update once and hands it out until it is done."""

from datetime import UTC, datetime, timedelta

from storage.database import Database
from storage.inbox import Journalled
from storage.unit_of_work import unit_of_work

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def _update(update_id: int) -> Journalled:
    return Journalled(update_id, f'{{"update_id": {update_id}}}', chat_id=-1001)


async def test_an_update_is_kept_once(database: Database) -> None:
    """What Telegram delivers a second time, alone or within a batch, is not new."""
    async with unit_of_work(database, NOW) as work:
        first = await work.inbox.keep([_update(1), _update(2), _update(2)])
    async with unit_of_work(database, NOW) as work:
        second = await work.inbox.keep([_update(2), _update(3)])

    assert [one.update_id for one in first] == [1, 2]
    assert [one.update_id for one in second] == [3]


async def test_the_offset_survives(database: Database) -> None:
    """The next update to ask for is remembered, and is nothing at first."""
    async with unit_of_work(database, NOW) as work:
        before = await work.inbox.offset()
        await work.inbox.move_offset(8)
        await work.inbox.move_offset(9)

    async with unit_of_work(database, NOW) as work:
        assert (before, await work.inbox.offset()) == (None, 9)


async def test_what_is_done_is_not_handed_out_again(database: Database) -> None:
    """An update can be marked as done once; the second time says so."""
    async with unit_of_work(database, NOW) as work:
        await work.inbox.keep([_update(1), _update(2)])
        done = [await work.inbox.done(1), await work.inbox.done(1)]

    async with unit_of_work(database, NOW) as work:
        assert done == [True, False]
        assert [one.update_id for one in await work.inbox.waiting()] == [2]


async def test_failures_grow_apart_and_end_in_quarantine(database: Database) -> None:
    """After 1, 10 and 60 seconds another try; the fourth failure sets the update aside."""
    async with unit_of_work(database, NOW) as work:
        (update,) = await work.inbox.keep([_update(1)])
        waits = []
        again: Journalled | None = update
        while again is not None:
            again = await work.inbox.failed(again, "ValueError@rules/orders.py:7")
            waits += [again.next_try_at - NOW] if again and again.next_try_at else []

    async with unit_of_work(database, NOW) as work:
        assert waits == [timedelta(seconds=1), timedelta(seconds=10), timedelta(seconds=60)]
        assert await work.inbox.waiting() == ()


async def test_a_person_can_release_an_update_from_quarantine(database: Database) -> None:
    """Once the bug is mended, the update is handled like a new one."""
    async with unit_of_work(database, NOW) as work:
        await work.inbox.keep([_update(1)])
        await work.inbox.quarantine(1, "cannot be understood")
        released = [await work.inbox.release(1), await work.inbox.release(1)]

    async with unit_of_work(database, NOW) as work:
        assert released == [True, False]
        assert await work.inbox.waiting() == (_update(1),)
