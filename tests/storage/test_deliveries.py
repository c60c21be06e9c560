"""Claiming and finishing messages, on both databases."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest

from rules.groups import Group, GroupKind, GroupState
from rules.notifications.access import NotAllowed
from rules.outgoing import OutboxState, Outgoing, Priority, Recipient, WhenUncertain
from storage.database import Database
from storage.deliveries import LEASE, Finish, Place
from storage.unit_of_work import unit_of_work

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Urgent(NotAllowed):
    priority: ClassVar[Priority] = Priority.ESCALATION
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND


@pytest.fixture
async def group(database: Database) -> Recipient:
    async with unit_of_work(database, NOW) as work:
        group = await work.groups.keep(Group(0, -1001, "大连中院督办群", GroupState.BOUND, GroupKind.LIAISON))
    return Recipient(group_id=group.id)


async def _put(database: Database, *messages: Outgoing) -> None:
    async with unit_of_work(database, NOW) as work:
        for message in messages:
            await work.outbox.put(message)


async def test_each_recipient_has_one_candidate(database: Database, group: Recipient) -> None:
    """Of what waits for one chat only the first, by urgency and then by age, may be claimed."""
    elsewhere = Recipient(chat_id=5)
    await _put(
        database,
        Outgoing("a", group, NotAllowed()),
        Outgoing("b", group, Urgent()),
        Outgoing("c", elsewhere, NotAllowed()),
        Outgoing("d", elsewhere, NotAllowed()),
    )

    async with unit_of_work(database, NOW) as work:
        candidates = await work.deliveries.candidates(10)
        claimed = await work.deliveries.claim([one.id for one in candidates], "token")

    assert [one.key for one in claimed] == ["b", "c"]
    assert [one.chat_id for one in candidates] == [-1001, 5]


async def test_what_is_claimed_cannot_be_claimed_again(database: Database, group: Recipient) -> None:
    """The second claim of the same message comes away empty."""
    await _put(database, Outgoing("a", group, NotAllowed()))
    async with unit_of_work(database, NOW) as work:
        ids = [one.id for one in await work.deliveries.candidates(10)]
        await work.deliveries.claim(ids, "first")

    async with unit_of_work(database, NOW) as work:
        assert await work.deliveries.claim(ids, "second") == ()


async def test_who_lost_the_lease_cannot_finish(database: Database, group: Recipient) -> None:
    """A process that was asleep longer than its lease changes nothing any more."""
    await _put(database, Outgoing("a", group, Urgent()))
    async with unit_of_work(database, NOW) as work:
        (asleep,) = await work.deliveries.claim([one.id for one in await work.deliveries.candidates(10)], "first")
    later = NOW + LEASE + timedelta(seconds=1)
    async with unit_of_work(database, later) as work:
        recovered = await work.deliveries.recover()
        (awake,) = await work.deliveries.claim([asleep.id], "second")

    async with unit_of_work(database, later) as work:
        too_late = await work.deliveries.finish([Finish(asleep, OutboxState.SENT, Place(-1001, 7))])
        in_time = await work.deliveries.finish([Finish(awake, OutboxState.SENT, Place(-1001, 8))])

    assert (recovered, too_late, len(in_time)) == (1, (), 1)
    assert awake.is_resent


async def test_a_lease_that_runs_is_left_alone(database: Database, group: Recipient) -> None:
    """Nothing is recovered from a holder that may still be at work."""
    await _put(database, Outgoing("a", group, Urgent()))
    async with unit_of_work(database, NOW) as work:
        await work.deliveries.claim([one.id for one in await work.deliveries.candidates(10)], "first")

    async with unit_of_work(database, NOW + LEASE - timedelta(seconds=1)) as work:
        assert await work.deliveries.recover() == 0


async def test_an_abandoned_edit_waits_again_without_a_mark(database: Database, group: Recipient) -> None:
    """A card that stands already is edited again after a crash; nobody reads it twice, so nothing is remarked."""
    await _put(database, Outgoing("a", group, NotAllowed(), slot="order:1"))
    async with unit_of_work(database, NOW) as work:
        (first,) = await work.deliveries.claim([one.id for one in await work.deliveries.candidates(10)], "first")
        await work.deliveries.finish([Finish(first, OutboxState.SENT, Place(-1001, 7))])
    await _put(database, Outgoing("b", group, NotAllowed(), slot="order:1"))
    async with unit_of_work(database, NOW) as work:
        await work.deliveries.claim([one.id for one in await work.deliveries.candidates(10)], "second")

    async with unit_of_work(database, NOW) as work:
        await work.deliveries.recover(holders_are_gone=True)
        (again,) = await work.deliveries.claim([one.id for one in await work.deliveries.candidates(10)], "third")

    assert (again.key, again.is_resent, again.edits) == ("b", False, Place(-1001, 7))


async def test_an_abandoned_bulletin_ends_uncertain(database: Database, group: Recipient) -> None:
    """What must not be repeated is not repeated after a crash."""
    await _put(database, Outgoing("a", group, NotAllowed()))
    async with unit_of_work(database, NOW) as work:
        await work.deliveries.claim([one.id for one in await work.deliveries.candidates(10)], "first")

    async with unit_of_work(database, NOW) as work:
        await work.deliveries.recover(holders_are_gone=True)
        assert await work.deliveries.candidates(10) == ()
