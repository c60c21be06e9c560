"""Where messages are put to be delivered. Claiming and finishing them is in storage.deliveries."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Executable, Insert, Row, func, or_, select, update
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.notifications import BY_KIND
from rules.notifications.letters import SupervisionLetter
from rules.notifications.order_reminders import OrderDigest, OrderEscalation, OrderReminder
from rules.outgoing import Notification, OutboxState, Outgoing, Recipient
from storage.columns import table_of
from storage.encryption import Encryption
from storage.sealed import OUTBOX, Seals
from storage.statements import insert_into, run
from storage.tables.messages import OutboxRow


@cache
def _put_all(dialect: str) -> Insert:
    return insert_into(table_of(OutboxRow), dialect).on_conflict_do_nothing(index_elements=["key"])


@cache
def _put(dialect: str) -> Executable:
    return _put_all(dialect).returning(table_of(OutboxRow).c.id)


_OUTBOX = table_of(OutboxRow)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one message; `message_id` is given once it stands in its chat, `attachment_hash` once its file was sent."""

    key: str
    recipient: Recipient
    kind: str
    state: OutboxState
    message_id: int | None
    attachment_hash: str | None


@dataclass(frozen=True, slots=True)
class Unsent:
    """A message that has not left yet; `slot` is empty where it is edited in no place."""

    id: int
    key: str
    slot: str
    notification: Notification


_REMINDERS = (OrderReminder.kind, OrderEscalation.kind, OrderDigest.kind)


def _fate(row: Row[Any]) -> Fate:
    recipient = Recipient(row.group_id, row.person_id, row.chat_id)
    return Fate(row.key, recipient, row.kind, row.state, row.message_id, row.attachment_hash)


class Outbox:
    def __init__(self, session: AsyncSession, now: datetime, encryption: Encryption) -> None:
        self._session = session
        self._now = now
        self._seals = Seals(encryption, OUTBOX)

    async def put(self, message: Outgoing) -> bool:
        """Keep the message for delivery. False where its key is already known: it was said, or will be, once."""
        values = self._seals.sealed(_row_values(message, self._now))
        statement = _put(self._session.get_bind().dialect.name)
        is_new = (await run(self._session, statement, values)).scalar_one_or_none()
        if is_new is not None and message.slot is not None:
            await self._supersede(message, is_new)
        return is_new is not None

    async def put_all(self, messages: Iterable[Outgoing]) -> None:
        """Keep many messages at once, none of which has a slot; those whose key is known are left alone."""
        rows = [self._seals.sealed(_row_values(message, self._now)) for message in messages]
        if rows:
            await run(self._session, _put_all(self._session.get_bind().dialect.name), rows)

    async def fates(self, keys: Sequence[str]) -> tuple[Fate, ...]:
        """What became of the messages under these keys; keys that are not known are left out."""
        query = select(_OUTBOX).where(_OUTBOX.c.key.in_(keys)).order_by(_OUTBOX.c.id)
        return tuple(_fate(row) for row in await run(self._session, query))

    async def call_back(self, keys: Sequence[str]) -> None:
        """Whatever of these still waits is not sent any more."""
        waiting = update(OutboxRow).where(col(OutboxRow.key).in_(keys), col(OutboxRow.state) == OutboxState.WAITING)
        await run(self._session, waiting.values(state=OutboxState.SUPERSEDED, finished_at=self._now))

    async def forget(self, kind: str) -> None:
        """Wipe the facts of the messages of this kind that have left or never will."""
        is_over = col(OutboxRow.state).not_in([OutboxState.WAITING, OutboxState.SENDING])
        same = col(OutboxRow.kind) == kind, is_over, func.length(OutboxRow.facts) > 0
        await run(self._session, update(OutboxRow).where(*same).values(facts=b""))

    async def unsent_under(self, slot: str, recipient: Recipient | None = None) -> tuple[tuple[int, str], ...]:
        """Id and slot of what hangs under the slot (of one recipient, where given) and has not left yet."""
        query = select(_OUTBOX.c.id, _OUTBOX.c.slot).where(
            _OUTBOX.c.state == OutboxState.WAITING, _OUTBOX.c.reply_to_slot == slot, _OUTBOX.c.slot.is_not(None)
        )
        if recipient is not None:
            query = query.where(
                _OUTBOX.c.group_id.is_not_distinct_from(recipient.group_id),
                _OUTBOX.c.person_id.is_not_distinct_from(recipient.person_id),
            )
        return tuple((row.id, row.slot) for row in await run(self._session, query))

    async def unsent_digests(self) -> tuple[Unsent, ...]:
        """Every digest of reminders that has not left yet."""
        return await self._unsent(_OUTBOX.c.kind == OrderDigest.kind)

    async def held_back(self, recipient: Recipient) -> tuple[Unsent, ...]:
        """The reminders to the recipient that wait for others, the oldest first."""
        return await self._unsent(
            _OUTBOX.c.kind.in_(_REMINDERS),
            _OUTBOX.c.not_before.is_not(None),
            _OUTBOX.c.group_id.is_not_distinct_from(recipient.group_id),
            _OUTBOX.c.person_id.is_not_distinct_from(recipient.person_id),
        )

    async def overdue_reminders(self) -> tuple[Unsent, ...]:
        """The reminders and letters of ladders that should have left by now and have not."""
        may_leave = or_(_OUTBOX.c.not_before.is_(None), _OUTBOX.c.not_before <= self._now)
        return await self._unsent(_OUTBOX.c.kind.in_((*_REMINDERS, SupervisionLetter.kind)), may_leave)

    async def postpone(self, ids: Collection[int], until: datetime) -> None:
        """None of these leaves before that moment; what has left meanwhile has left."""
        these = _OUTBOX.c.id.in_(ids), _OUTBOX.c.state == OutboxState.WAITING
        await run(self._session, update(OutboxRow).where(*these).values(not_before=until))

    async def _unsent(self, *which: ColumnElement[bool]) -> tuple[Unsent, ...]:
        query = select(_OUTBOX).where(_OUTBOX.c.state == OutboxState.WAITING, *which).order_by(_OUTBOX.c.id)
        rows = await run(self._session, query)
        return tuple(
            Unsent(row.id, row.key, row.slot or "", from_facts(row.kind, self._seals.open(row, "facts") or ""))
            for row in rows
        )

    async def rewrite(self, unsent: Unsent, notification: Notification) -> None:
        """Let the message say this instead; what has left meanwhile has left."""
        values = self._seals.sealed({"key": unsent.key, "facts": to_facts(notification)})
        these = _OUTBOX.c.id == unsent.id, _OUTBOX.c.state == OutboxState.WAITING
        await run(self._session, update(_OUTBOX).where(*these).values(facts=values["facts"]))

    async def withdraw(self, ids: Collection[int], reason: str) -> None:
        """Let these messages not leave; what has left meanwhile has left."""
        if ids:
            these = _OUTBOX.c.id.in_(ids), _OUTBOX.c.state == OutboxState.WAITING
            values = {"state": OutboxState.SUPERSEDED, "finished_at": self._now, "reason": reason}
            await run(self._session, update(_OUTBOX).where(*these).values(**values))

    async def _supersede(self, message: Outgoing, newest: int) -> None:
        """A newer state of the same slot replaces those that have not left yet."""
        recipient = message.recipient
        await run(
            self._session,
            update(OutboxRow)
            .where(
                col(OutboxRow.slot) == message.slot,
                col(OutboxRow.group_id).is_not_distinct_from(recipient.group_id),
                col(OutboxRow.person_id).is_not_distinct_from(recipient.person_id),
                col(OutboxRow.chat_id).is_not_distinct_from(recipient.chat_id),
                col(OutboxRow.state) == OutboxState.WAITING,
                col(OutboxRow.id) < newest,
            )
            .values(state=OutboxState.SUPERSEDED, finished_at=self._now),
        )


@cache
def _adapter(kind: str) -> TypeAdapter[Notification]:
    return TypeAdapter(BY_KIND[kind])


def to_facts(notification: Notification) -> str:
    """The notification as JSON, without its kind."""
    return _adapter(notification.kind).dump_json(notification).decode()


def from_facts(kind: str, facts: str) -> Notification:
    """The notification that `to_facts` took apart. Raises KeyError for a kind that no longer exists, ValueError for other facts."""
    return _adapter(kind).validate_json(facts)


def _row_values(message: Outgoing, now: datetime) -> dict[str, Any]:
    notification = message.notification
    return {
        "key": message.key,
        "group_id": message.recipient.group_id,
        "person_id": message.recipient.person_id,
        "chat_id": message.recipient.chat_id,
        "kind": notification.kind,
        "facts": to_facts(notification),
        "priority": int(notification.priority),
        "when_uncertain": notification.when_uncertain,
        "slot": message.slot,
        "reply_to_slot": message.reply_to_slot,
        "reply_to_message": message.reply_to_message,
        "state": OutboxState.WAITING,
        "attempts": 0,
        "is_resent": False,
        "created_at": now,
        "not_before": message.not_before,
        "expires_at": message.expires_at,
    }
