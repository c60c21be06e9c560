"""Readings that people corrected, for the office and for those who tune the grammar."""

from collections.abc import AsyncIterator
from functools import cache

from pydantic import TypeAdapter
from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.orders.misreadings import Misreading, Summary
from storage.encryption import Encryption
from storage.sealed import MISREADINGS, Seals
from storage.tables.orders import MisreadingRow

_PAGE = 500


@cache
def _summaries() -> TypeAdapter[Summary]:
    return TypeAdapter(Summary)


class Misreadings:
    def __init__(self, session: AsyncSession, encryption: Encryption) -> None:
        self._session = session
        self._seals = Seals(encryption, MISREADINGS)

    async def keep(self, one: Misreading) -> None:
        values = {
            "at": one.at,
            "by_id": one.by_id,
            "cause": one.cause,
            "text": one.text,
            "said_at": one.said_at,
            "was": _summaries().dump_json(one.was).decode(),
            "became": _summaries().dump_json(one.became).decode() if one.became else None,
        }
        self._session.add(MisreadingRow(**self._seals.sealed(values)))
        await self._session.flush()

    async def newest(self, limit: int) -> tuple[tuple[Misreading, ...], int]:
        """The newest ones, newest first, and how many there are in all."""
        query = select(MisreadingRow).order_by(col(MisreadingRow.id).desc()).limit(limit)
        total = (await self._session.exec(select(func.count()).select_from(MisreadingRow))).one()
        return tuple(self._to_misreading(row) for row in (await self._session.exec(query)).all()), total

    async def all(self) -> AsyncIterator[Misreading]:
        """Every one, oldest first, without holding them all in memory."""
        last = 0
        while True:
            query = select(MisreadingRow).where(col(MisreadingRow.id) > last).order_by(col(MisreadingRow.id))
            rows = (await self._session.exec(query.limit(_PAGE))).all()
            for row in rows:
                last = row.id or last
                yield self._to_misreading(row)
            if len(rows) < _PAGE:
                return

    def _to_misreading(self, row: MisreadingRow) -> Misreading:
        opened = self._seals.opened(row)
        return Misreading(
            at=row.at,
            by_id=row.by_id,
            cause=row.cause,
            text=opened["text"],
            said_at=row.said_at,
            was=_summaries().validate_json(opened["was"]),
            became=_summaries().validate_json(opened["became"]) if opened["became"] else None,
        )
