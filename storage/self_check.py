"""What the bot looks at when it checks itself, and the marks that its looks leave."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import and_, func, or_, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.ladder.values import DueStep, StepState
from rules.orders.values import Order, OrderState
from rules.outgoing import OutboxState, Priority
from rules.self_check.ladders import Difference, KeptStep
from rules.self_check.standstill import Part, Standstill
from storage.columns import table_of
from storage.encryption import Encryption
from storage.marks import Marks
from storage.orders.orders import Orders
from storage.orders.sayings import Sayings
from storage.orders.steps import to_row, to_step
from storage.statements import run
from storage.tables.messages import InboxRow, InboxState, OutboxRow
from storage.tables.orders import OrderRow, StepRow

_ORDERS, _STEPS = table_of(OrderRow), table_of(StepRow)
_INBOX, _OUTBOX = table_of(InboxRow), table_of(OutboxRow)
_OPEN = [state for state in OrderState if not state.is_over]
_PAGE = 200
_CURSOR, _COURT_TIME, _REPORTED, _STANDSTILLS = (
    f"self_check.{name}" for name in ("cursor", "court_time", "reported", "standstills")
)
_STANDSTILLS_TYPE = TypeAdapter(dict[Part, Standstill])


@dataclass(frozen=True, slots=True)
class Slice:
    """Some orders; `end` is where the next slice goes on, None when this was the last."""

    orders: tuple[Order, ...]
    end: int | None


@dataclass(frozen=True, slots=True)
class Settled:
    """The fingerprint of a working time, and since when every step stands where it puts it; None until all were looked at."""

    fingerprint: str
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Undelivered:
    """What did not reach anybody, and what could not be handled, since a moment."""

    messages: int
    updates: int


class SelfChecks:
    def __init__(self, session: AsyncSession, now: datetime, encryption: Encryption) -> None:
        self._session = session
        self._now = now
        self._encryption = encryption
        self._marks = Marks(session)

    async def slice(self, after: int, limit: int) -> Slice:
        """The next open orders by id, and with them whatever orders up there still have a waiting step, open or not."""
        ids = sorted([one for state in _OPEN for one in await self._open(state, after, limit)])[:limit]
        end = ids[-1] if len(ids) == limit else None
        waiting = select(_STEPS.c.order_id).where(_STEPS.c.state == StepState.WAITING, _STEPS.c.order_id > after)
        if end is not None:
            waiting = waiting.where(_STEPS.c.order_id <= end)
        stray = set((await run(self._session, waiting.distinct())).scalars()) - set(ids)
        return Slice(await Orders(self._session, self._now, self._encryption).by_ids([*ids, *stray]), end)

    async def _open(self, state: OrderState, after: int, limit: int) -> list[int]:
        """The next orders in one state: its index gives them in order, however many there are and however many are closed."""
        query = select(_ORDERS.c.id).where(_ORDERS.c.state == state, _ORDERS.c.id > after)
        return list((await run(self._session, query.order_by(_ORDERS.c.id).limit(limit))).scalars())

    async def steps_of(self, order_id: int) -> tuple[KeptStep, ...]:
        """All steps of the order, and which of those that are marked as said have left a message.

        An order of 128 courts has thousands: whoever waits for the loop has his turn between some of them and the next.
        """
        found: list[KeptStep] = []
        after, is_last = 0, False
        while not is_last:
            query = select(_STEPS).where(_STEPS.c.order_id == order_id, _STEPS.c.id > after).order_by(_STEPS.c.id)
            rows = (await run(self._session, query.limit(_PAGE))).all()
            found += [KeptStep(to_step(row), row.settled_at) for row in rows]
            is_last, after = len(rows) < _PAGE, rows[-1].id if rows else after
            await asyncio.sleep(0)
        said = await Sayings(self._session).of([one for one in found if one.step.state is StepState.FIRED])
        return tuple(replace(one, has_message=one.step.key in said) if said else one for one in found)

    async def late(self, before: datetime, limit: int) -> tuple[DueStep, ...]:
        """Steps that should have been taken up before that moment and still wait, the oldest first."""
        query = select(_STEPS).where(_STEPS.c.state == StepState.WAITING, _STEPS.c.due_at < before)
        return tuple(to_step(row) for row in await run(self._session, query.order_by(_STEPS.c.due_at).limit(limit)))

    async def repair(self, found: Iterable[Difference]) -> None:
        """Put the steps as they should be."""
        for one in found:
            step = one.repaired
            if step is None:
                continue
            settled_at = None if step.state is StepState.WAITING else self._now
            values = {"state": step.state, "reason": step.reason, "due_at": step.due_at, "settled_at": settled_at}
            statement = update(_STEPS).where(_STEPS.c.key == step.key).values(**values)
            if not (await run(self._session, statement)).rowcount:
                self._session.add(to_row(step, self._now))
        await self._session.flush()

    async def cursor(self) -> int:
        """Behind which order the next round goes on; 0 for the beginning."""
        return int(await self._marks.find(_CURSOR) or 0)

    async def move_cursor(self, end: int | None) -> None:
        await self._marks.keep(_CURSOR, str(end or 0))

    async def court_time(self) -> Settled | None:
        """The working time of the last pass, and since when its steps stand right; None before the first pass."""
        mark = await self._marks.find(_COURT_TIME)
        fingerprint, _, since = (mark or "").partition(" ")
        return Settled(fingerprint, datetime.fromisoformat(since) if since else None) if mark else None

    async def keep_court_time(self, settled: Settled) -> None:
        since = settled.since.isoformat() if settled.since else ""
        await self._marks.keep(_COURT_TIME, f"{settled.fingerprint} {since}".rstrip())

    async def count_repaired(self, count: int) -> None:
        """Add to the differences that the next daily line tells of."""
        if count:
            await self._marks.keep(_REPORTED, f"{await self._reported_on()} {await self.repaired() + count}")

    async def repaired(self) -> int:
        """How many differences were found since the last daily line."""
        return int((await self._marks.find(_REPORTED) or " 0").rpartition(" ")[2])

    async def reported_on(self, day: str) -> bool:
        """Whether the daily line of this day, as YYYY-MM-DD, was told."""
        return await self._reported_on() == day

    async def report(self, day: str) -> None:
        await self._marks.keep(_REPORTED, f"{day} 0")

    async def _reported_on(self) -> str:
        return (await self._marks.find(_REPORTED) or " 0").rpartition(" ")[0]

    async def standstills(self) -> dict[Part, Standstill]:
        """What was found to stand still at the last look."""
        return _STANDSTILLS_TYPE.validate_json(await self._marks.find(_STANDSTILLS) or "{}")

    async def keep_standstills(self, present: dict[Part, Standstill]) -> None:
        await self._marks.keep(_STANDSTILLS, _STANDSTILLS_TYPE.dump_json(present).decode())

    async def oldest_update(self) -> datetime | None:
        """When the oldest update came that waits to be handled."""
        query = select(_INBOX.c.received_at).where(_INBOX.c.state == InboxState.RECEIVED).order_by(_INBOX.c.update_id)
        return (await run(self._session, query.limit(1))).scalar()

    async def oldest_message(self) -> datetime | None:
        """Since when the oldest message waits that may leave; None while there is none, or while others still leave."""
        may_leave = or_(_OUTBOX.c.not_before.is_(None), _OUTBOX.c.not_before <= self._now)
        of_use = or_(_OUTBOX.c.expires_at.is_(None), _OUTBOX.c.expires_at > self._now)
        on_its_way = _OUTBOX.c.state.in_([OutboxState.WAITING, OutboxState.SENDING])
        since = func.coalesce(_OUTBOX.c.not_before, _OUTBOX.c.created_at)
        oldest: datetime | None = (
            await run(self._session, select(func.min(since)).where(on_its_way, and_(may_leave, of_use)))
        ).scalar()
        if oldest is None:
            return None
        left = [await self._last_sent(priority) for priority in Priority]
        return max([oldest, *(one for one in left if one is not None)])

    async def _last_sent(self, priority: Priority) -> datetime | None:
        """When the newest message of a priority left; the index finds it without looking at the others."""
        same = _OUTBOX.c.state == OutboxState.SENT, _OUTBOX.c.priority == int(priority)
        query = select(_OUTBOX.c.finished_at).where(*same).order_by(_OUTBOX.c.id.desc()).limit(1)
        return (await run(self._session, query)).scalar()

    async def undelivered(self, since: datetime) -> Undelivered:
        """Messages that ended refused or uncertain, and updates that were set aside, since then."""
        lost = _OUTBOX.c.state.in_([OutboxState.REFUSED, OutboxState.UNCERTAIN])
        messages = select(func.count()).select_from(_OUTBOX).where(lost, _OUTBOX.c.finished_at >= since)
        aside = _INBOX.c.state == InboxState.QUARANTINED
        updates = select(func.count()).select_from(_INBOX).where(aside, _INBOX.c.done_at >= since)
        return Undelivered(
            (await run(self._session, messages)).scalar_one(), (await run(self._session, updates)).scalar_one()
        )
