"""The days that the office has typed in, over the published calendar."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.calendar import Closure, Override
from storage.tables.calendar import CalendarOverrideRow, LocalClosureRow


class CalendarOverrides:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def all(self) -> tuple[Override, ...]:
        """Every day that was typed in, in order."""
        rows = (await self._session.exec(select(CalendarOverrideRow).order_by(col(CalendarOverrideRow.day)))).all()
        return tuple(Override(row.day, row.kind, row.note) for row in rows)

    async def closures(self) -> tuple[Closure, ...]:
        """Every day on which one court is closed, in order."""
        query = select(LocalClosureRow).order_by(col(LocalClosureRow.day), col(LocalClosureRow.court_code))
        return tuple(Closure(row.court_code, row.day, row.note) for row in (await self._session.exec(query)).all())

    async def change_closures(self, kept: Iterable[Closure], dropped: Iterable[Closure]) -> None:
        """Keep these days of closure, and forget those."""
        for one in kept:
            row = await self._session.get(LocalClosureRow, (one.court_code, one.day))
            row = row or LocalClosureRow(court_code=one.court_code, day=one.day)
            row.note = one.note
            self._session.add(row)
        for one in dropped:
            if (known := await self._session.get(LocalClosureRow, (one.court_code, one.day))) is not None:
                await self._session.delete(known)
        await self._session.flush()

    async def change(self, kept: Iterable[Override], dropped: Iterable[date]) -> None:
        """Keep these days in place of whatever was typed in for them before, and forget those."""
        for one in kept:
            row = await self._session.get(CalendarOverrideRow, one.day)
            row = row or CalendarOverrideRow(day=one.day, kind=one.kind)
            row.kind, row.note = one.kind, one.note
            self._session.add(row)
        for day in dropped:
            if (known := await self._session.get(CalendarOverrideRow, day)) is not None:
                await self._session.delete(known)
        await self._session.flush()
