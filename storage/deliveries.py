"""Taking messages out of the outbox: claimed under a lease, and finished in exactly one way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, String, case, cast, delete, func, or_, tuple_, update
from sqlalchemy import select as rows_of
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.groups import GroupState
from rules.outgoing import OutboxState, Recipient, WhenUncertain
from storage.statements import changed_rows, run
from storage.tables.groups import GroupRow
from storage.tables.messages import OutboxRow, SlotRow
from storage.tables.roster import PersonRow

# Longer than any call to Telegram may take, so that a lease which ran out means that its holder is gone.
LEASE = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a recipient is to be met at present; `chat_id` None, with the reason, while nowhere."""

    chat_id: int | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """The first message that waits for a recipient."""

    id: int
    recipient: Recipient
    chat_id: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """A message in a chat, to be edited or replied to."""

    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """A claimed message. `edits` is the message to edit in place, `replies_to` the one to hang it under."""

    id: int
    key: str
    recipient: Recipient
    kind: str
    facts: dict[str, Any]
    address: Address
    slot: str | None
    edits: Place | None
    replies_to: Place | None
    when_uncertain: WhenUncertain
    attempts: int
    is_resent: bool
    token: str


@dataclass(frozen=True, slots=True)
class Finish:
    """What became of a claimed message; `next_try_at` goes with WAITING, `place` with SENT."""

    delivery: Delivery
    state: OutboxState
    place: Place | None = None
    reason: str | None = None
    next_try_at: datetime | None = None
    is_resent: bool = False


class Deliveries:
    def __init__(self, session: AsyncSession, now: datetime) -> None:
        self._session = session
        self._now = now

    async def candidates(self, limit: int) -> tuple[Candidate, ...]:
        """The first waiting message of each recipient, most urgent first.

        A message that waits to be tried again holds back those behind it, but never a more urgent one.
        """
        first = self._first_of_each().subquery()
        query = (
            rows_of(first.c.id, first.c.group_id, first.c.person_id, first.c.chat_id, _chat_id(first.c.chat_id))
            .select_from(first)
            .outerjoin(GroupRow, col(GroupRow.id) == first.c.group_id)
            .outerjoin(PersonRow, col(PersonRow.id) == first.c.person_id)
            .where(first.c.place == 1, or_(first.c.next_try_at.is_(None), first.c.next_try_at <= self._now))
            .order_by(first.c.priority, first.c.id)
            .limit(limit)
        )
        found = await run(self._session, query)
        return tuple(
            Candidate(row.id, Recipient(row.group_id, row.person_id, row.chat_id), row.present_chat_id) for row in found
        )

    def _first_of_each(self) -> Select[Any]:
        by_recipient = (col(OutboxRow.group_id), col(OutboxRow.person_id), col(OutboxRow.chat_id))
        in_order = (col(OutboxRow.priority), col(OutboxRow.id))
        place = func.row_number().over(partition_by=by_recipient, order_by=in_order).label("place")
        return rows_of(
            col(OutboxRow.id),
            *by_recipient,
            col(OutboxRow.priority),
            col(OutboxRow.next_try_at),
            place,
        ).where(
            col(OutboxRow.state) == OutboxState.WAITING,
            or_(col(OutboxRow.not_before).is_(None), col(OutboxRow.not_before) <= self._now),
        )

    async def next_due(self) -> datetime | None:
        """When the next waiting message that may not leave yet may leave."""
        due = func.min(func.coalesce(OutboxRow.next_try_at, OutboxRow.not_before))
        query = select(due).where(
            col(OutboxRow.state) == OutboxState.WAITING,
            or_(col(OutboxRow.next_try_at) > self._now, col(OutboxRow.not_before) > self._now),
        )
        found: datetime | None = (await self._session.exec(query)).one()
        return found

    async def claim(self, ids: Sequence[int], token: str) -> tuple[Delivery, ...]:
        """Take these messages under a lease, those that still wait; the token proves later that the lease is still held."""
        if not ids:
            return ()
        statement = (
            update(OutboxRow)
            .where(col(OutboxRow.id).in_(ids), col(OutboxRow.state) == OutboxState.WAITING)
            .values(
                state=OutboxState.SENDING,
                lease_until=self._now + LEASE,
                lease_token=token,
                attempts=OutboxRow.attempts + 1,
            )
            .returning(OutboxRow)
            .execution_options(synchronize_session=False)
        )
        rows = (await self._session.exec(statement)).scalars().all()
        addresses = await self._addresses(rows)
        places = await self._places(rows)
        deliveries = (_delivery(row, addresses, places, token) for row in rows)
        return tuple(sorted(deliveries, key=lambda delivery: ids.index(delivery.id)))

    async def _addresses(self, rows: Iterable[OutboxRow]) -> dict[str, Address]:
        group_ids = {row.group_id for row in rows if row.group_id is not None}
        person_ids = {row.person_id for row in rows if row.person_id is not None}
        found: dict[str, Address] = {}
        if group_ids:
            groups = await self._session.exec(select(GroupRow).where(col(GroupRow.id).in_(group_ids)))
            found |= {f"group:{group.id}": _address_of_group(group) for group in groups}
        if person_ids:
            people = await self._session.exec(select(PersonRow).where(col(PersonRow.id).in_(person_ids)))
            found |= {f"person:{person.id}": _address_of_person(person) for person in people}
        return found

    async def _places(self, rows: Iterable[OutboxRow]) -> dict[tuple[str, str], Place]:
        wanted = {(_recipient(row).key, slot) for row in rows for slot in (row.slot, row.reply_to_slot) if slot}
        if not wanted:
            return {}
        query = select(SlotRow).where(tuple_(SlotRow.recipient, SlotRow.slot).in_(wanted))
        slots = (await self._session.exec(query)).all()
        return {(slot.recipient, slot.slot): Place(slot.chat_id, slot.message_id) for slot in slots}

    async def finish(self, finishes: Sequence[Finish]) -> tuple[Finish, ...]:
        """Keep what became of claimed messages; returns those whose lease was still held, the others were too late."""
        kept = []
        for finish in finishes:
            statement = (
                update(OutboxRow)
                .where(
                    col(OutboxRow.id) == finish.delivery.id,
                    col(OutboxRow.state) == OutboxState.SENDING,
                    col(OutboxRow.lease_token) == finish.delivery.token,
                )
                .values(self._finished(finish))
            )
            if await changed_rows(self._session, statement):
                await self._keep_slot(finish)
                kept.append(finish)
        return tuple(kept)

    def _finished(self, finish: Finish) -> dict[str, object]:
        return {
            "state": finish.state,
            "message_id": finish.place.message_id if finish.place else None,
            "reason": finish.reason,
            "next_try_at": finish.next_try_at,
            "is_resent": finish.is_resent or finish.delivery.is_resent,
            "finished_at": self._now if finish.state.is_final else None,
            "lease_until": None,
            "lease_token": None,
        }

    async def _keep_slot(self, finish: Finish) -> None:
        delivery = finish.delivery
        if finish.place is None or delivery.slot is None or finish.place == delivery.edits:
            return
        same = (col(SlotRow.recipient) == delivery.recipient.key, col(SlotRow.slot) == delivery.slot)
        await run(self._session, delete(SlotRow).where(*same))
        self._session.add(
            SlotRow(
                recipient=delivery.recipient.key,
                slot=delivery.slot,
                chat_id=finish.place.chat_id,
                message_id=finish.place.message_id,
            )
        )

    async def expire(self) -> int:
        """How many waiting messages were too late to be of use and are given up."""
        statement = (
            update(OutboxRow)
            .where(col(OutboxRow.state) == OutboxState.WAITING, col(OutboxRow.expires_at) <= self._now)
            .values(state=OutboxState.EXPIRED, finished_at=self._now)
        )
        return await changed_rows(self._session, statement)

    async def recover(self, *, holders_are_gone: bool = False) -> int:
        """How many messages were found claimed by nobody: the lease ran out, or all holders are known to be gone.

        Nobody knows whether they were delivered. Those that must arrive wait again, marked as resent; the others end uncertain.
        An edit in place harms nobody when repeated, so it waits again without a mark.
        """
        is_lost = [col(OutboxRow.state) == OutboxState.SENDING]
        if not holders_are_gone:
            is_lost.append(col(OutboxRow.lease_until) <= self._now)
        must_arrive = col(OutboxRow.when_uncertain) == WhenUncertain.RESEND
        again = update(OutboxRow).where(*is_lost, or_(must_arrive, _edits_in_place()))
        dropped = update(OutboxRow).where(*is_lost)
        waiting = {"state": OutboxState.WAITING, "lease_until": None, "lease_token": None}
        marks = {"is_resent": case((_edits_in_place(), OutboxRow.is_resent), else_=True)}
        ends = {
            "state": OutboxState.UNCERTAIN,
            "reason": "stopped while sending",
            "finished_at": self._now,
            "lease_until": None,
            "lease_token": None,
        }
        resent = await changed_rows(self._session, again.values(**waiting, **marks))
        return resent + await changed_rows(self._session, dropped.values(**ends))


def _edits_in_place() -> ColumnElement[bool]:
    return (
        select(SlotRow.id)
        .where(
            col(SlotRow.slot) == OutboxRow.slot,
            col(SlotRow.recipient)
            == case(
                (col(OutboxRow.group_id).is_not(None), "group:" + cast(OutboxRow.group_id, String)),
                (col(OutboxRow.person_id).is_not(None), "person:" + cast(OutboxRow.person_id, String)),
                else_="chat:" + cast(OutboxRow.chat_id, String),
            ),
        )
        .exists()
    )


def _chat_id(chat_id: ColumnElement[int]) -> ColumnElement[int]:
    return func.coalesce(chat_id, GroupRow.chat_id, PersonRow.telegram_id).label("present_chat_id")


def _recipient(row: OutboxRow) -> Recipient:
    return Recipient(group_id=row.group_id, person_id=row.person_id, chat_id=row.chat_id)


def _address_of_group(group: GroupRow) -> Address:
    if group.state is GroupState.UNREACHABLE:
        return Address(None, "the bot is not in the group")
    return Address(group.chat_id)


def _address_of_person(person: PersonRow) -> Address:
    if person.telegram_id is None:
        return Address(None, "the person is not enrolled")
    return Address(person.telegram_id) if person.is_reachable else Address(None, "the person blocked the bot")


def _delivery(
    row: OutboxRow, addresses: dict[str, Address], places: dict[tuple[str, str], Place], token: str
) -> Delivery:
    recipient = _recipient(row)
    address = addresses.get(recipient.key, Address(row.chat_id, None if row.chat_id else "unknown recipient"))
    edits = places.get((recipient.key, row.slot or ""))
    replies_to = places.get((recipient.key, row.reply_to_slot or ""))
    if row.reply_to_message is not None and address.chat_id is not None:
        replies_to = Place(address.chat_id, row.reply_to_message)
    return Delivery(
        id=row.id or 0,
        key=row.key,
        recipient=recipient,
        kind=row.kind,
        facts=row.facts,
        address=address,
        slot=row.slot,
        edits=_if_there(edits, address),
        replies_to=_if_there(replies_to, address),
        when_uncertain=row.when_uncertain,
        attempts=row.attempts,
        is_resent=row.is_resent,
        token=token,
    )


def _if_there(place: Place | None, address: Address) -> Place | None:
    """Messages stay behind in the old chat when a group moves, so one of another chat can be neither edited nor answered."""
    return place if place is not None and place.chat_id == address.chat_id else None
