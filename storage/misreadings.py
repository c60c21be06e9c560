"""Readings that people corrected, for the office and for those who tune the grammar."""

from collections.abc import AsyncIterator
from functools import cache

from pydantic import TypeAdapter
from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.orders.misreadings import Misreading, Summary
from storage.tables.orders import MisreadingRow

_PAGE = 500


@cache
def _summaries() -> TypeAdapter[Summary]:
    return TypeAdapter(Summary)


class Misreadings:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def keep(self, one: Misreading) -> None:
        self._session.add(
            MisreadingRow(
                at=one.at,
                by_id=one.by_id,
                cause=one.cause,
                text=one.text,
                said_at=one.said_at,
                was=_summaries().dump_python(one.was, mode="json"),
                became=_summaries().dump_python(one.became, mode="json") if one.became else None,
            )
        )
        await self._session.flush()

    async def newest(self, limit: int) -> tuple[tuple[Misreading, ...], int]:
        """The newest ones, newest first, and how many there are in all."""
        query = select(MisreadingRow).order_by(col(MisreadingRow.id).desc()).limit(limit)
        total = (await self._session.exec(select(func.count()).select_from(MisreadingRow))).one()
        return tuple(_to_misreading(row) for row in (await self._session.exec(query)).all()), total

    async def all(self) -> AsyncIterator[Misreading]:
        """Every one, oldest first, without holding them all in memory."""
        last = 0
        while True:
            query = select(MisreadingRow).where(col(MisreadingRow.id) > last).order_by(col(MisreadingRow.id))
            rows = (await self._session.exec(query.limit(_PAGE))).all()
            for row in rows:
                last = row.id or last
                yield _to_misreading(row)
            if len(rows) < _PAGE:
                return


def _to_misreading(row: MisreadingRow) -> Misreading:
    return Misreading(
        at=row.at,
        by_id=row.by_id,
        cause=row.cause,
        text=row.text,
        said_at=row.said_at,
        was=_summaries().validate_python(row.was),
        became=_summaries().validate_python(row.became) if row.became else None,
    )
