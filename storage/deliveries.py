"""Taking messages out of the outbox: claimed under a lease, and finished in exactly one way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Row,
    Select,
    String,
    bindparam,
    case,
    cast,
    delete,
    func,
    or_,
    select,
    tuple_,
    update,
)
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.groups import GroupState
from rules.outgoing import OutboxState, Recipient, WhenUncertain
from storage.columns import Moment, table_of
from storage.encryption import Encryption, UndecipherableError
from storage.sealed import OUTBOX, Seals
from storage.statements import changed_rows, run
from storage.tables.groups import GroupRow
from storage.tables.messages import OutboxRow, SlotRow
from storage.tables.roster import PersonRow

# Longer than any call to Telegram may take, so that a lease which ran out means that its holder is gone.
LEASE = timedelta(minutes=3)

_OUTBOX = table_of(OutboxRow)
_GROUPS = table_of(GroupRow)
_PEOPLE = table_of(PersonRow)
_SLOTS = table_of(SlotRow)


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
    """A claimed message. `edits` is the message to edit in place, `replies_to` the one to hang it under.

    `facts` is JSON; empty where it cannot be deciphered, so that one damaged row is refused and holds up no other.
    """

    id: int
    key: str
    recipient: Recipient
    kind: str
    facts: str
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
    """What became of a claimed message; `next_try_at` goes with WAITING, `place` and `attachment_hash` with SENT."""

    delivery: Delivery
    state: OutboxState
    place: Place | None = None
    reason: str | None = None
    next_try_at: datetime | None = None
    is_resent: bool = False
    attachment_hash: str | None = None


def _edits_in_place() -> ColumnElement[bool]:
    """Whether the message stands in its chat already, so that sending it means editing it."""
    recipient = case(
        (_OUTBOX.c.group_id.is_not(None), "group:" + cast(_OUTBOX.c.group_id, String)),
        (_OUTBOX.c.person_id.is_not(None), "person:" + cast(_OUTBOX.c.person_id, String)),
        else_="chat:" + cast(_OUTBOX.c.chat_id, String),
    )
    same = (_SLOTS.c.slot == _OUTBOX.c.slot, _SLOTS.c.recipient == recipient)
    return select(_SLOTS.c.id).where(*same).correlate(_OUTBOX).exists()


def _candidates() -> Select[Any]:
    by_recipient = (_OUTBOX.c.group_id, _OUTBOX.c.person_id, _OUTBOX.c.chat_id)
    in_order = (_OUTBOX.c.priority, _OUTBOX.c.id)
    place = func.row_number().over(partition_by=by_recipient, order_by=in_order).label("place")
    now = bindparam("now", type_=Moment)
    may_leave = or_(_OUTBOX.c.not_before.is_(None), _OUTBOX.c.not_before <= now)
    of_use = or_(_OUTBOX.c.expires_at.is_(None), _OUTBOX.c.expires_at > now)
    first = (
        select(_OUTBOX.c.id, *by_recipient, _OUTBOX.c.priority, _OUTBOX.c.next_try_at, place)
        .where(_OUTBOX.c.state == OutboxState.WAITING, may_leave, of_use)
        .subquery()
    )
    chat_id = func.coalesce(first.c.chat_id, _GROUPS.c.chat_id, _PEOPLE.c.telegram_id).label("present_chat_id")
    return (
        select(first.c.id, first.c.group_id, first.c.person_id, first.c.chat_id, chat_id)
        .select_from(first)
        .outerjoin(_GROUPS, _GROUPS.c.id == first.c.group_id)
        .outerjoin(_PEOPLE, _PEOPLE.c.id == first.c.person_id)
        .where(first.c.place == 1, or_(first.c.next_try_at.is_(None), first.c.next_try_at <= now))
        .order_by(first.c.priority, first.c.id)
        .limit(bindparam("most"))
    )


_CANDIDATES = _candidates()
_IDS: BindParameter[Sequence[int]] = bindparam("ids", expanding=True)
_CLAIM = (
    update(_OUTBOX)
    .where(_OUTBOX.c.id.in_(_IDS), _OUTBOX.c.state == OutboxState.WAITING)
    .values(
        state=OutboxState.SENDING,
        lease_until=bindparam("until"),
        lease_token=bindparam("token"),
        attempts=_OUTBOX.c.attempts + 1,
    )
    .returning(_OUTBOX)
)
_HELD = select(_OUTBOX.c.id, _OUTBOX.c.lease_token).where(
    _OUTBOX.c.id.in_(_IDS), _OUTBOX.c.state == OutboxState.SENDING
)
_FINISH = (
    update(_OUTBOX)
    .where(_OUTBOX.c.id == bindparam("known_id"))
    .values(
        state=bindparam("new_state"),
        message_id=bindparam("new_message_id"),
        reason=bindparam("why"),
        next_try_at=bindparam("again_at"),
        is_resent=bindparam("remark"),
        finished_at=bindparam("ended_at"),
        attachment_hash=bindparam("new_hash"),
        lease_until=None,
        lease_token=None,
    )
)
_EXPIRE = (
    update(_OUTBOX)
    .where(_OUTBOX.c.state == OutboxState.WAITING, _OUTBOX.c.expires_at <= bindparam("now", type_=Moment))
    .values(state=OutboxState.EXPIRED, finished_at=bindparam("now", type_=Moment))
)
_THESE_GROUPS = select(_GROUPS.c.id, _GROUPS.c.state, _GROUPS.c.chat_id).where(_GROUPS.c.id.in_(_IDS))
_THESE_PEOPLE = select(_PEOPLE.c.id, _PEOPLE.c.telegram_id, _PEOPLE.c.is_reachable).where(_PEOPLE.c.id.in_(_IDS))
_THESE_SLOTS = select(_SLOTS).where(tuple_(_SLOTS.c.recipient, _SLOTS.c.slot).in_(bindparam("wanted", expanding=True)))


class Deliveries:
    def __init__(self, session: AsyncSession, now: datetime, encryption: Encryption) -> None:
        self._session = session
        self._now = now
        self._seals = Seals(encryption, OUTBOX)

    async def candidates(self, limit: int) -> tuple[Candidate, ...]:
        """The first waiting message of each recipient, most urgent first.

        A message that waits to be tried again holds back those behind it, but never a more urgent one.
        """
        found = await run(self._session, _CANDIDATES, {"now": self._now, "most": limit})
        return tuple(
            Candidate(row.id, Recipient(row.group_id, row.person_id, row.chat_id), row.present_chat_id) for row in found
        )

    async def claim(self, ids: Sequence[int], token: str) -> tuple[Delivery, ...]:
        """Take these messages under a lease, those that still wait; the token proves later that the lease is still held."""
        if not ids:
            return ()
        claim = {"ids": list(ids), "until": self._now + LEASE, "token": token}
        rows = (await run(self._session, _CLAIM, claim)).all()
        addresses = await self._addresses(rows)
        places = await self._places(rows)
        deliveries = (_delivery(row, self._facts(row), addresses, places, token) for row in rows)
        return tuple(sorted(deliveries, key=lambda delivery: ids.index(delivery.id)))

    def _facts(self, row: Row[Any]) -> str:
        try:
            return self._seals.open(row, "facts") or ""
        except UndecipherableError:
            return ""

    async def _addresses(self, rows: Sequence[Row[Any]]) -> dict[str, Address]:
        group_ids = {row.group_id for row in rows if row.group_id is not None}
        person_ids = {row.person_id for row in rows if row.person_id is not None}
        found: dict[str, Address] = {}
        if group_ids:
            groups = await run(self._session, _THESE_GROUPS, {"ids": list(group_ids)})
            found |= {f"group:{group.id}": _address_of_group(group) for group in groups}
        if person_ids:
            people = await run(self._session, _THESE_PEOPLE, {"ids": list(person_ids)})
            found |= {f"person:{person.id}": _address_of_person(person) for person in people}
        return found

    async def _places(self, rows: Sequence[Row[Any]]) -> dict[tuple[str, str], Place]:
        wanted = {(_recipient(row).key, slot) for row in rows for slot in (row.slot, row.reply_to_slot) if slot}
        if not wanted:
            return {}
        slots = await run(self._session, _THESE_SLOTS, {"wanted": list(wanted)})
        return {(slot.recipient, slot.slot): Place(slot.chat_id, slot.message_id) for slot in slots}

    async def finish(self, finishes: Sequence[Finish]) -> tuple[Finish, ...]:
        """Keep what became of claimed messages; returns those whose lease was still held, the others were too late."""
        if not finishes:
            return ()
        held = await run(self._session, _HELD, {"ids": [finish.delivery.id for finish in finishes]})
        leases = {(row.id, row.lease_token) for row in held}
        kept = tuple(finish for finish in finishes if (finish.delivery.id, finish.delivery.token) in leases)
        if kept:
            await run(self._session, _FINISH, [self._finished(finish) for finish in kept])
        for finish in kept:
            await self._keep_slot(finish)
        return kept

    def _finished(self, finish: Finish) -> dict[str, object]:
        return {
            "known_id": finish.delivery.id,
            "new_state": finish.state,
            "new_message_id": finish.place.message_id if finish.place else None,
            "why": finish.reason,
            "again_at": finish.next_try_at,
            "remark": finish.is_resent or finish.delivery.is_resent,
            "ended_at": self._now if finish.state.is_final else None,
            "new_hash": finish.attachment_hash,
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
        return await changed_rows(self._session, _EXPIRE, {"now": self._now})

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


def _recipient(row: Row[Any]) -> Recipient:
    return Recipient(group_id=row.group_id, person_id=row.person_id, chat_id=row.chat_id)


def _address_of_group(group: Row[Any]) -> Address:
    if group.state is GroupState.UNREACHABLE:
        return Address(None, "the bot is not in the group")
    return Address(group.chat_id)


def _address_of_person(person: Row[Any]) -> Address:
    if person.telegram_id is None:
        return Address(None, "the person is not enrolled")
    return Address(person.telegram_id) if person.is_reachable else Address(None, "the person blocked the bot")


def _delivery(
    row: Row[Any], facts: str, addresses: dict[str, Address], places: dict[tuple[str, str], Place], token: str
) -> Delivery:
    recipient = _recipient(row)
    address = addresses.get(recipient.key, Address(row.chat_id, None if row.chat_id else "unknown recipient"))
    edits = places.get((recipient.key, row.slot or ""))
    replies_to = places.get((recipient.key, row.reply_to_slot or ""))
    if row.reply_to_message is not None and address.chat_id is not None:
        replies_to = Place(address.chat_id, row.reply_to_message)
    return Delivery(
        id=row.id,
        key=row.key,
        recipient=recipient,
        kind=row.kind,
        facts=facts,
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
