"""Occurrences of bulletins: each one row, from when it was due, under a key that exists once."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.bulletins.occurrences import DAILY, Hold, Occurrence
from rules.bulletins.values import Bulletin, BulletinState, HoldReason
from storage.statements import run
from storage.tables.bulletins import BulletinRow

_BULLETIN = TypeAdapter(Bulletin)


class Bulletins:
    def __init__(self, session: AsyncSession, now: datetime) -> None:
        self._session = session
        self._now = now

    async def newest_day(self) -> date | None:
        """The day of the newest occurrence that is known, whatever became of it."""
        query = select(col(BulletinRow.day)).where(col(BulletinRow.kind) == DAILY).order_by(col(BulletinRow.day).desc())
        return (await self._session.exec(query.limit(1))).first()

    async def held(self) -> tuple[Occurrence, ...]:
        """The occurrences that wait for a gate to open, the oldest first."""
        query = select(BulletinRow).where(col(BulletinRow.state) == BulletinState.HELD).order_by(col(BulletinRow.day))
        return tuple(_to_occurrence(row) for row in (await self._session.exec(query)).all())

    async def last_published(self) -> Bulletin | None:
        """The newest bulletin as it was published."""
        query = (
            select(BulletinRow)
            .where(col(BulletinRow.kind) == DAILY, col(BulletinRow.state) == BulletinState.PUBLISHED)
            .order_by(col(BulletinRow.day).desc())
            .limit(1)
        )
        row = (await self._session.exec(query)).first()
        return _BULLETIN.validate_python(row.content) if row else None

    async def get(self, key: str) -> Bulletin | None:
        """The bulletin as it was published; None while the occurrence is held, lapsed or unknown."""
        row = await self._session.get(BulletinRow, key)
        return _BULLETIN.validate_python(row.content) if row and row.content else None

    async def publish(self, occurrence: Occurrence, bulletin: Bulletin) -> bool:
        """Keep what is published. False where another process was faster; then nothing of this one may be said."""
        return await self._settle(
            replace(occurrence, state=BulletinState.PUBLISHED, hold_reason=None),
            figures_day=bulletin.figures_day,
            published_at=self._now,
            inputs_hash=bulletin.inputs_hash,
            content=_BULLETIN.dump_python(bulletin, mode="json"),
        )

    async def hold(self, occurrence: Occurrence, hold: Hold) -> bool:
        held = replace(occurrence, state=BulletinState.HELD, hold_reason=hold.reason)
        return await self._settle(held, figures_day=hold.figures_day)

    async def lapse(self, occurrence: Occurrence) -> bool:
        return await self._settle(replace(occurrence, state=BulletinState.LAPSED))

    async def _settle(self, occurrence: Occurrence, **kept: object) -> bool:
        """Write the occurrence unless it is settled already. Returns whether it was written."""
        insert = sqlite.insert if self._session.get_bind().dialect.name == "sqlite" else postgresql.insert
        values: dict[str, Any] = {
            "key": occurrence.key,
            "kind": DAILY,
            "day": occurrence.day,
            "due_at": occurrence.due_at,
            "state": occurrence.state,
            "hold_reason": occurrence.hold_reason,
            **kept,
        }
        changed = {name: values[name] for name in ("state", "hold_reason", *kept)}
        statement = (
            insert(BulletinRow)
            .values(values)
            .on_conflict_do_update(
                index_elements=["key"], set_=changed, where=col(BulletinRow.state) == BulletinState.HELD
            )
            .returning(col(BulletinRow.key))
        )
        return (await run(self._session, statement)).scalar_one_or_none() is not None


def _to_occurrence(row: BulletinRow) -> Occurrence:
    reason = HoldReason(row.hold_reason) if row.hold_reason else None
    return Occurrence(row.day, row.due_at, row.state, reason)
