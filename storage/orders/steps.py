"""The due steps of ladders: planned with the order, taken up when due, settled once."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.ladder.taking import reconciled
from rules.ladder.values import DueStep, StepReason, StepState, Target
from rules.orders.values import Order
from storage.tables.orders import StepRow


class Steps:
    def __init__(self, session: AsyncSession, now: datetime) -> None:
        self._session = session
        self._now = now

    async def plan(self, order: Order, steps: Iterable[DueStep]) -> None:
        """Bring the rows in line with the order, as rules.ladder.taking says."""
        rows = {row.key: row for row in await self._rows(order.id)}
        kept = {key: to_step(row) for key, row in rows.items()}
        for step in reconciled(kept, order, steps):
            row = rows.get(step.key)
            if row is None:
                self._session.add(to_row(step, self._now))
            else:
                row.state, row.reason, row.due_at = step.state, step.reason, step.due_at
                row.settled_at = None if step.state is StepState.WAITING else self._now
        await self._session.flush()

    async def of(self, order_id: int) -> tuple[DueStep, ...]:
        """Every step of the order, in order of time."""
        return tuple(to_step(row) for row in await self._rows(order_id))

    async def due(self, limit: int) -> tuple[DueStep, ...]:
        """Waiting steps whose moment has come, the oldest first, at most `limit`."""
        query = (
            select(StepRow)
            .where(col(StepRow.state) == StepState.WAITING, col(StepRow.due_at) <= self._now)
            .order_by(col(StepRow.due_at), col(StepRow.id))
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        return tuple(to_step(row) for row in (await self._session.exec(query)).all())

    async def ahead(self, before: datetime, limit: int) -> tuple[DueStep, ...]:
        """Waiting steps whose moment comes after now and before that moment, at most `limit`."""
        ahead = col(StepRow.due_at) > self._now, col(StepRow.due_at) < before
        query = select(StepRow).where(col(StepRow.state) == StepState.WAITING, *ahead).order_by(col(StepRow.due_at))
        return tuple(to_step(row) for row in (await self._session.exec(query.limit(limit))).all())

    async def settle(self, key: str, state: StepState, reason: StepReason) -> bool:
        """Settle a waiting step. False where somebody else was quicker: then nothing may be said."""
        statement = (
            update(StepRow)
            .where(col(StepRow.key) == key, col(StepRow.state) == StepState.WAITING)
            .values(state=state, reason=reason, settled_at=self._now)
            .returning(col(StepRow.id))
        )
        return (await self._session.exec(statement)).scalar_one_or_none() is not None

    async def postpone(self, key: str, due_at: datetime) -> None:
        """Leave the step waiting until another moment."""
        same = col(StepRow.key) == key, col(StepRow.state) == StepState.WAITING
        await self._session.exec(update(StepRow).where(*same).values(due_at=due_at))

    async def _rows(self, order_id: int) -> list[StepRow]:
        query = select(StepRow).where(col(StepRow.order_id) == order_id).order_by(col(StepRow.due_at), col(StepRow.id))
        return list((await self._session.exec(query)).all())


def to_step(row: StepRow | Row[Any]) -> DueStep:
    return DueStep(
        key=row.key,
        order_id=row.order_id,
        party_id=row.party_id,
        clock=row.clock,
        number=row.number,
        due_at=row.due_at,
        rung=row.rung,
        to=tuple(Target(one) for one in row.to),
        state=row.state,
        reason=row.reason,
        moved_from=row.moved_from,
    )


def to_row(step: DueStep, now: datetime) -> StepRow:
    return StepRow(
        key=step.key,
        order_id=step.order_id,
        party_id=step.party_id,
        clock=step.clock,
        number=step.number,
        due_at=step.due_at,
        moved_from=step.moved_from,
        rung=step.rung,
        to=[target.value for target in step.to],
        state=step.state,
        reason=step.reason,
        settled_at=None if step.state is StepState.WAITING else now,
    )
