"""Forgetting what has been kept for long enough. Every step does a part in one transaction, and says how much it did."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, delete, func, update
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.orders.proposals import ProposalState
from rules.orders.values import OrderState
from rules.outgoing import OutboxState
from storage.erasure import wipe_orders
from storage.statements import changed_rows, run
from storage.tables.messages import InboxRow, InboxState, MarkRow, OutboxRow
from storage.tables.orders import DraftRow, DraftState, MisreadingRow, OrderEventRow, OrderRow, ProposalRow

_LIMIT = 500
_DAY = "retention.day"
_OUTBOX = "retention.outbox"
_OVER = [state for state in OrderState if state.is_over]


class Retention:
    def __init__(self, session: AsyncSession, now: datetime) -> None:
        self._session = session
        self._now = now

    async def last_day(self) -> date | None:
        """The day on which everything due was forgotten."""
        mark = await self._session.get(MarkRow, _DAY)
        return date.fromisoformat(mark.value) if mark else None

    async def done_on(self, day: date) -> None:
        await self._mark(_DAY, day.isoformat())

    async def inbox(self, before: datetime) -> int:
        """Delete updates that were received before then and are no longer waited for."""
        is_old = col(InboxRow.received_at) < before, col(InboxRow.state) != InboxState.RECEIVED
        return await self._delete(InboxRow, "update_id", *is_old)

    async def outbox(self, before: datetime) -> int:
        """Wipe the facts of messages from before then; their keys stay, so that nothing is said twice.

        A mark notes how far that was done, so that the whole outbox is not gone through every day.
        """
        mark = await self._session.get(MarkRow, _OUTBOX)
        done = int(mark.value) if mark else 0
        old = select(OutboxRow.id).where(col(OutboxRow.id) > done, col(OutboxRow.created_at) < before)
        ids = [one or 0 for one in (await self._session.exec(old.order_by(col(OutboxRow.id)).limit(_LIMIT))).all()]
        if ids:
            these = update(OutboxRow).where(col(OutboxRow.id).in_(ids))
            unsent = col(OutboxRow.state).in_([OutboxState.WAITING, OutboxState.SENDING])
            await run(self._session, these.where(unsent).values(state=OutboxState.EXPIRED, finished_at=self._now))
            await run(self._session, these.values(facts=b""))
            await self._mark(_OUTBOX, str(ids[-1]))
        return len(ids)

    async def drafts(self, before: datetime) -> int:
        """Delete drafts and questions that were decided or ran out before then."""
        drafts = col(DraftRow.expires_at) < before, col(DraftRow.state) != DraftState.OPEN
        questions = col(ProposalRow.expires_at) < before, col(ProposalRow.state) != ProposalState.OPEN
        return await self._delete(DraftRow, "id", *drafts) + await self._delete(ProposalRow, "id", *questions)

    async def corrections(self, before: datetime) -> int:
        """Delete readings that people corrected before then."""
        return await self._delete(MisreadingRow, "id", col(MisreadingRow.at) < before)

    async def orders(self, before: datetime) -> int:
        """Take the words out of orders that were closed or cancelled, and of which the ledger has said nothing since then."""
        since = select(OrderEventRow.id).where(
            col(OrderEventRow.order_id) == col(OrderRow.id), col(OrderEventRow.at) >= before
        )
        is_old = col(OrderRow.state).in_(_OVER), func.length(OrderRow.origin_text) > 0, ~since.exists()
        found = (await self._session.exec(select(OrderRow.id).where(*is_old).limit(_LIMIT))).all()
        await wipe_orders(self._session, [one or 0 for one in found])
        return len(found)

    async def _delete(self, table: type[SQLModel], key: str, *conditions: ColumnElement[bool]) -> int:
        own_key = col(getattr(table, key))
        some = select(own_key).where(*conditions).limit(_LIMIT)
        return await changed_rows(self._session, delete(table).where(own_key.in_(some)))

    async def _mark(self, name: str, value: str) -> None:
        row = await self._session.get(MarkRow, name) or MarkRow(name=name, value=value)
        row.value = value
        self._session.add(row)
        await self._session.flush()
