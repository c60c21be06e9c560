"""Finding orders for the office's ledger."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, time, timedelta

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.ledger.entries import Eyes, entries
from rules.ledger.values import Entry, Question
from rules.orders.values import EventKind, OrderState
from storage.orders.orders import Orders
from storage.tables.orders import OrderEventRow, OrderRow, PartyRow

_AT_ONCE = 500
_OPEN = [state for state in OrderState if not state.is_over]


class Ledger:
    def __init__(self, session: AsyncSession, orders: Orders) -> None:
        self._session = session
        self._orders = orders

    async def events(self, order_ids: Collection[int], kinds: Collection[EventKind]) -> dict[int, list[EventKind]]:
        """The entries of these kinds in the ledgers of these orders, by the party that they concern."""
        found: dict[int, list[EventKind]] = defaultdict(list)
        ids = sorted(order_ids)
        for start in range(0, len(ids), _AT_ONCE):
            these = col(OrderEventRow.order_id).in_(ids[start : start + _AT_ONCE])
            query = select(OrderEventRow.party_id, OrderEventRow.kind).where(these, col(OrderEventRow.kind).in_(kinds))
            for party_id, kind in (await self._session.exec(query)).all():
                found[party_id or 0].append(EventKind(kind))
        return found

    async def find(self, question: Question, eyes: Eyes, *, most_orders: int | None = None) -> tuple[Entry, ...]:
        """What the question takes, oldest first; of the newest `most_orders` only, where that is given."""
        query = select(OrderRow.id)
        if question.is_of_open:
            query = query.where(col(OrderRow.state).in_(_OPEN))
        if question.courts is not None:
            theirs = select(PartyRow.order_id).where(col(PartyRow.court_code).in_(question.courts))
            query = query.where(col(OrderRow.id).in_(theirs))
        if question.since is not None:
            query = query.where(col(OrderRow.issued_at) >= datetime.combine(question.since, time(), eyes.zone))
        if question.until is not None:
            after = question.until + timedelta(days=1)
            query = query.where(col(OrderRow.issued_at) < datetime.combine(after, time(), eyes.zone))
        ids = (await self._session.exec(query.order_by(col(OrderRow.id).desc()).limit(most_orders))).all()
        found: list[Entry] = []
        oldest_first = sorted(one for one in ids if one is not None)
        for start in range(0, len(oldest_first), _AT_ONCE):
            for order in await self._orders.by_ids(oldest_first[start : start + _AT_ONCE]):
                found += [entry for entry in entries(order, eyes) if question.takes(entry)]
        return tuple(found)
