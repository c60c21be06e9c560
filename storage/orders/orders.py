from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.orders.values import Order, OrderEvent, OrderState, Party, order_number
from rules.outgoing import Recipient
from storage.encryption import Encryption
from storage.orders.rows import event_values, order_values, party_values, to_event, to_order, to_party
from storage.sealed import EVENTS, ORDERS, PARTIES, Seals
from storage.statements import dialect_of, insert_into
from storage.tables.messages import SlotRow
from storage.tables.orders import OrderCounterRow, OrderEventRow, OrderRow, PartyRow

PETITIONER = "petitioner"
_OPEN = [state for state in OrderState if not state.is_over]
_NOT_THEIR_TURN = frozenset({OrderState.SUBMITTED, OrderState.DECLINED, OrderState.ON_HOLD})


class Orders:
    def __init__(self, session: AsyncSession, now: datetime, encryption: Encryption) -> None:
        self._session = session
        self._now = now
        self._encryption = encryption
        self._seals = Seals(encryption, ORDERS)
        self._party_seals = Seals(encryption, PARTIES)
        self._event_seals = Seals(encryption, EVENTS)

    async def issue(self, order: Order, events: Sequence[OrderEvent], year: int) -> Order:
        """Keep a new order under the next number of the year. Returns it with its number and its ids."""
        order = replace(order, number=order_number(year, await self._next(year)))
        row = OrderRow(**self._seals.sealed(order_values(order)))
        self._session.add(row)
        await self._session.flush()
        kept = replace(order, id=row.id or 0)
        kept = replace(kept, parties=await self._keep_parties(kept))
        await self._enter(kept, events)
        return kept

    async def keep(self, order: Order, events: Sequence[OrderEvent]) -> Order:
        """Keep what has become of the order, and what the ledger says of it. Returns it with the ids of new parties."""
        row = await self._session.get_one(OrderRow, order.id)
        self._seals.change(row, order_values(order))
        parties = await self._keep_parties(order)
        kept = replace(order, parties=parties)
        await self._enter(kept, events)
        return kept

    async def _keep_parties(self, order: Order) -> tuple[Party, ...]:
        """Change, add and take away rows until they are the order's parties."""
        same = col(PartyRow.order_id) == order.id
        rows = {row.id: row for row in (await self._session.exec(select(PartyRow).where(same))).all()}
        kept: list[PartyRow] = []
        for party in order.parties:
            row = rows.pop(party.id, None) or PartyRow(order_id=order.id, **party_values(party))
            for field, value in party_values(party).items():
                setattr(row, field, value)
            kept.append(row)
        for gone in rows.values():
            await self._session.delete(gone)
        self._session.add_all(kept)
        await self._session.flush()
        # A last word is bound to the row's id, which a new row has only now.
        for row, party in zip(kept, order.parties, strict=True):
            self._party_seals.change(row, {"last_word": party.last_word})
        await self._session.flush()
        return tuple(self._to_party(row) for row in kept)

    async def get(self, order_id: int) -> Order | None:
        return next(iter(await self._where(col(OrderRow.id) == order_id)), None)

    async def by_ids(self, order_ids: Collection[int]) -> tuple[Order, ...]:
        """The orders with these ids, oldest first."""
        return await self._where(col(OrderRow.id).in_(order_ids)) if order_ids else ()

    async def by_number(self, number: str) -> Order | None:
        return next(iter(await self._where(col(OrderRow.number) == number)), None)

    async def from_message(self, chat_id: int, message_id: int) -> tuple[Order, ...]:
        """The orders that a message gave."""
        same = col(OrderRow.origin_chat_id) == chat_id, col(OrderRow.origin_message_id) == message_id
        return await self._where(*same)

    async def under(self, chat_id: int, message_id: int) -> Order | None:
        """The order whose card, or a line about which, is this message of the bot."""
        query = select(SlotRow.slot).where(col(SlotRow.chat_id) == chat_id, col(SlotRow.message_id) == message_id)
        slot = (await self._session.exec(query)).first()
        words = slot.split(":") if slot else []
        return await self.get(int(words[1])) if words[:1] == ["order"] else None

    async def open_cards_of(self, recipient: Recipient) -> tuple[Order, ...]:
        """Open orders whose cards stand with the recipient."""
        slots = select(SlotRow.slot).where(SlotRow.recipient == recipient.key, col(SlotRow.slot).startswith("order:"))
        words = [slot.split(":") for slot in (await self._session.exec(slots)).all()]
        ids = [int(number) for _, number, *rest in words if not rest]
        return await self._where(col(OrderRow.id).in_(ids), col(OrderRow.state).in_(_OPEN)) if ids else ()

    async def open_at(self, courts: Collection[str]) -> tuple[Order, ...]:
        """Open orders in which one of the courts has a share that is not over, oldest first."""
        mine = select(PartyRow.order_id).where(col(PartyRow.court_code).in_(courts), col(PartyRow.state).in_(_OPEN))
        return await self._where(col(OrderRow.id).in_(mine), col(OrderRow.state).in_(_OPEN))

    async def open_by(self, issuer_id: int) -> tuple[Order, ...]:
        """Open orders that the person issued, oldest first."""
        return await self._where(col(OrderRow.issuer_id) == issuer_id, col(OrderRow.state).in_(_OPEN))

    async def open(self, limit: int) -> tuple[Order, ...]:
        """All open orders, oldest first, at most `limit`."""
        return await self._where(col(OrderRow.state).in_(_OPEN), limit=limit)

    async def open_after(self, order_id: int, limit: int) -> tuple[Order, ...]:
        """The next open orders by id, at most `limit`."""
        return await self._where(col(OrderRow.id) > order_id, col(OrderRow.state).in_(_OPEN), limit=limit)

    async def open_counts(self) -> dict[OrderState, int]:
        """How many open orders there are in each state."""
        query = select(OrderRow.state, func.count()).where(col(OrderRow.state).in_(_OPEN)).group_by(col(OrderRow.state))
        return {OrderState(state): count for state, count in (await self._session.exec(query)).all()}

    async def overdue_count(self) -> int:
        """How many open orders have passed their deadline without being submitted."""
        late = [state for state in _OPEN if state not in _NOT_THEIR_TURN]
        query = (
            select(func.count())
            .select_from(OrderRow)
            .where(col(OrderRow.state).in_(late), col(OrderRow.deadline) < self._now)
        )
        return (await self._session.exec(query)).one()

    async def run_out_holds(self) -> tuple[Order, ...]:
        """The orders whose hold has come to its end."""
        return await self._where(col(OrderRow.held_until) <= self._now)

    async def events(self, order_id: int) -> tuple[OrderEvent, ...]:
        """The ledger of the order, in the order of its entries."""
        query = select(OrderEventRow).where(col(OrderEventRow.order_id) == order_id).order_by(col(OrderEventRow.id))
        rows = (await self._session.exec(query)).all()
        return tuple(to_event(row, self._event_seals.opened(row)) for row in rows)

    async def known_petitioners(self, name: str) -> dict[str, str]:
        """The masked forms in use of petitioners of this surname: the name's own under the name, the others' under a fingerprint."""
        own = set(self._encryption.fingerprints(name, PETITIONER))
        query = (
            select(OrderRow.petitioner_fingerprint, OrderRow.masked_petitioner)
            .where(col(OrderRow.masked_petitioner).startswith(name[0], autoescape=True))
            .distinct()
        )
        found = (await self._session.exec(query)).all()
        return {name if one in own else str(one): form for one, form in found if form is not None}

    async def _next(self, year: int) -> int:
        insert = insert_into(OrderCounterRow, dialect_of(self._session)).values(year=year, last=1)
        count = insert.on_conflict_do_update(
            index_elements=["year"], set_={"last": col(OrderCounterRow.last) + 1}
        ).returning(col(OrderCounterRow.last))
        return int((await self._session.exec(count)).scalar_one())

    async def _enter(self, order: Order, events: Sequence[OrderEvent]) -> None:
        self._session.add_all(OrderEventRow(**self._event_seals.sealed(event_values(order, event))) for event in events)
        await self._session.flush()

    async def _where(self, *conditions: ColumnElement[bool], limit: int | None = None) -> tuple[Order, ...]:
        query = select(OrderRow).where(*conditions).order_by(col(OrderRow.id)).limit(limit)
        rows = (await self._session.exec(query)).all()
        if not rows:
            return ()
        parties: dict[int, list[Party]] = defaultdict(list)
        of_these = col(PartyRow.order_id).in_([row.id for row in rows])
        for row in (await self._session.exec(select(PartyRow).where(of_these).order_by(col(PartyRow.id)))).all():
            parties[row.order_id].append(self._to_party(row))
        return tuple(to_order(row, self._seals.opened(row), tuple(parties[row.id or 0])) for row in rows)

    def _to_party(self, row: PartyRow) -> Party:
        return to_party(row, self._party_seals.opened(row))
