"""Draws as they were made; a record leaves this module just as it was published."""

import json
import zlib
from dataclasses import asdict, dataclass
from datetime import datetime, tzinfo

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.draw import DrawRecord, EarlierDraw
from storage.tables.draws import DrawRow


class UnreadableRecordError(Exception):
    """The bytes are no record of a draw."""


@dataclass(frozen=True, slots=True)
class DrawnBy:
    """Who asked for the draw, and by which update; or the occasion on which it was due. Neither draws twice."""

    person_id: int | None = None
    update_id: int | None = None
    occasion: str | None = None


class Draws:
    def __init__(self, session: AsyncSession, now: datetime) -> None:
        self._session = session
        self._now = now

    async def last_of(self, court_code: str, zone: tzinfo) -> EarlierDraw | None:
        """The court's newest draw; its day is that of the zone."""
        query = select(DrawRow).where(col(DrawRow.court_code) == court_code).order_by(col(DrawRow.id).desc()).limit(1)
        row = (await self._session.exec(query)).first()
        return EarlierDraw(row.id or 0, row.drawn_at.astimezone(zone).date()) if row else None

    async def keep(self, record: DrawRecord, by: DrawnBy) -> int:
        """Keep the draw; returns its number."""
        row = DrawRow(
            court_code=record.court,
            drawn_at=self._now,
            drawn_by=by.person_id,
            update_id=by.update_id,
            occasion=by.occasion,
            drawn=list(record.drawn),
            record=pack(record),
        )
        self._session.add(row)
        await self._session.flush()
        return row.id or 0

    async def was_drawn(self, occasion: str) -> bool:
        """Whether the draw of this occasion was made."""
        query = select(DrawRow.id).where(col(DrawRow.occasion) == occasion)
        return (await self._session.exec(query)).first() is not None

    async def record(self, number: int) -> DrawRecord | None:
        row = await self._session.get(DrawRow, number)
        return unpack(row.record) if row else None


def to_text(record: DrawRecord) -> str:
    """The record as the file that is published: JSON in UTF-8, one case number a line."""
    return json.dumps(asdict(record), ensure_ascii=False, indent=1) + "\n"


def from_text(text: str) -> DrawRecord:
    """The record in a published file. Raises UnreadableRecordError for anything else."""
    try:
        fields = json.loads(text)
        lists = {name: tuple(fields[name]) for name in ("pool", "drawn")}
        lists["conditions"] = tuple(fields.get("conditions", ()))
        record = DrawRecord(**{**fields, **lists})
    except (ValueError, TypeError, KeyError, RecursionError):
        raise UnreadableRecordError from None
    words = (
        record.court,
        record.drawn_at,
        record.pool_hash,
        record.commitment,
        record.seed,
        record.reason,
        record.format,
    )
    is_text = all(isinstance(word, str) for word in (*words, *record.pool, *record.drawn, *record.conditions))
    if not is_text or not isinstance(record.wanted, int):
        raise UnreadableRecordError
    return record


def pack(record: DrawRecord) -> bytes:
    """The file's text, packed: a pool of 20,000 cases takes some 70 kB instead of 700."""
    return zlib.compress(to_text(record).encode(), level=9)


def unpack(packed: bytes) -> DrawRecord:
    return from_text(zlib.decompress(packed).decode())
