"""Occurrences of bulletins: each one row, from when it was due, under a key that exists once."""

import zlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.bulletins.occurrences import Hold, Occurrence
from rules.bulletins.series import BulletinKind
from rules.bulletins.values import Bulletin, BulletinState, HoldReason
from storage.statements import dialect_of, insert_into, run
from storage.tables.bulletins import BulletinRow

_BULLETIN = TypeAdapter(Bulletin)
_HELD = (BulletinState.HELD,)
_OPEN = (BulletinState.HELD, BulletinState.PREVIEWED)


@dataclass(frozen=True, slots=True)
class Kept:
    """A bulletin that was computed, with what became of it. `number` is None until it is published."""

    occurrence: Occurrence
    bulletin: Bulletin
    number: int | None
    published_at: datetime | None
    settled_by: int | None
    note: str
    corrects: str | None
    corrected_by: str | None

    @property
    def key(self) -> str:
        return self.bulletin.key

    @property
    def state(self) -> BulletinState | None:
        return self.occurrence.state

    @property
    def is_standing(self) -> bool:
        """Whether it was published, and neither withdrawn nor corrected since."""
        return self.state is BulletinState.PUBLISHED and self.corrected_by is None


class Bulletins:
    def __init__(self, session: AsyncSession, now: datetime) -> None:
        self._session = session
        self._now = now

    async def newest_day(self, series: str) -> date | None:
        """The day of the newest occurrence of the series that is known, whatever became of it."""
        query = select(col(BulletinRow.day)).where(col(BulletinRow.series) == series)
        return (await self._session.exec(query.order_by(col(BulletinRow.day).desc()).limit(1))).first()

    async def open(self) -> tuple[Occurrence, ...]:
        """The occurrences that wait for a gate to open, or for the office's press, the oldest first."""
        query = select(BulletinRow).where(col(BulletinRow.state).in_(_OPEN)).order_by(col(BulletinRow.due_at))
        return tuple(_to_occurrence(row) for row in (await self._session.exec(query)).all())

    async def last_published(self, series: str | None = None) -> Bulletin | None:
        """The newest bulletin as it was published, of one series or of all; of a corrected one the newest correction."""
        query = select(BulletinRow).where(col(BulletinRow.state) == BulletinState.PUBLISHED)
        if series is not None:
            query = query.where(col(BulletinRow.series) == series)
        order = (col(BulletinRow.issued_on).desc(), col(BulletinRow.number).desc())
        row = (await self._session.exec(query.order_by(*order).limit(1))).first()
        return _BULLETIN.validate_python(row.content) if row else None

    async def get(self, key: str) -> Bulletin | None:
        """The bulletin as it was published; None while the occurrence is held, previewed, lapsed or unknown."""
        row = await self._session.get(BulletinRow, key)
        return _BULLETIN.validate_python(row.content) if row and row.number is not None else None

    async def kept(self, key: str) -> Kept | None:
        """The bulletin with what became of it; None where nothing was computed under this key."""
        row = await self._session.get(BulletinRow, key, populate_existing=True)
        return _to_kept(row) if row and row.content else None

    async def occurrence(self, key: str) -> Occurrence | None:
        row = await self._session.get(BulletinRow, key, populate_existing=True)
        return _to_occurrence(row) if row else None

    async def numbered(self, number: int) -> Kept | None:
        row = (await self._session.exec(select(BulletinRow).where(col(BulletinRow.number) == number))).one_or_none()
        return _to_kept(row) if row else None

    async def recent(self, limit: int) -> tuple[Kept, ...]:
        """What was published, the newest first, at most `limit`."""
        query = select(BulletinRow).where(col(BulletinRow.number).is_not(None)).order_by(col(BulletinRow.number).desc())
        return tuple(_to_kept(row) for row in (await self._session.exec(query.limit(limit))).all())

    async def standing(self, series: str, until: date, limit: int) -> tuple[Kept, ...]:
        """What was published of the series, issued until that day, and neither withdrawn nor corrected, the newest first."""
        query = select(BulletinRow).where(
            col(BulletinRow.series) == series,
            col(BulletinRow.state) == BulletinState.PUBLISHED,
            col(BulletinRow.corrected_by).is_(None),
            col(BulletinRow.issued_on) <= until,
        )
        newest_first = query.order_by(col(BulletinRow.issued_on).desc(), col(BulletinRow.number).desc()).limit(limit)
        return tuple(_to_kept(row) for row in (await self._session.exec(newest_first)).all())

    async def withdrawing(self) -> tuple[Kept, ...]:
        query = select(BulletinRow).where(col(BulletinRow.state) == BulletinState.WITHDRAWING)
        return tuple(_to_kept(row) for row in (await self._session.exec(query)).all())

    async def inputs(self, key: str) -> bytes | None:
        """The bytes that decided the bulletin; None where they were not kept."""
        row = await self._session.get(BulletinRow, key)
        return zlib.decompress(row.inputs) if row and row.inputs else None

    async def publish(
        self, occurrence: Occurrence, bulletin: Bulletin, inputs: bytes, *, by: int | None = None, note: str = ""
    ) -> int | None:
        """Keep what is published, and return its number.

        None where another process was faster; then nothing of this one may be said.
        """
        number = await self._next_number()
        is_kept = await self._settle(
            replace(occurrence, state=BulletinState.PUBLISHED, hold_reason=None),
            _OPEN if by is not None else _HELD,
            number=number,
            published_at=self._now,
            settled_by=by,
            note=note,
            **_computed(bulletin, inputs),
        )
        return number if is_kept else None

    async def preview(
        self, occurrence: Occurrence, bulletin: Bulletin, inputs: bytes, *, note: str = "", corrects: str | None = None
    ) -> bool:
        """Keep what waits for the office's press. False where it is settled already. `corrects` is the key of an original."""
        previewed = replace(occurrence, state=BulletinState.PREVIEWED, hold_reason=None)
        return await self._settle(previewed, _HELD, note=note, corrects=corrects, **_computed(bulletin, inputs))

    async def hold(self, occurrence: Occurrence, hold: Hold, seen_import: int) -> bool:
        """Keep why it waits, and up to which import of figures it was looked at."""
        held = replace(occurrence, state=BulletinState.HELD, hold_reason=hold.reason)
        return await self._settle(held, _HELD, figures_day=hold.figures_day, note=str(seen_import))

    async def lapse(self, occurrence: Occurrence) -> bool:
        return await self._settle(replace(occurrence, state=BulletinState.LAPSED), _OPEN)

    async def give_back(self, occurrence: Occurrence, by: int) -> bool:
        """The office does not release it."""
        return await self._settle(replace(occurrence, state=BulletinState.RETURNED), _OPEN, settled_by=by)

    async def withdraw(self, key: str, by: int, note: str) -> bool:
        """Begin to take it back. False where it is not, or no longer, published."""
        row = await self._session.get(BulletinRow, key, populate_existing=True)
        if row is None or row.state is not BulletinState.PUBLISHED:
            return False
        row.state, row.settled_by, row.note = BulletinState.WITHDRAWING, by, note
        await self._session.flush()
        return True

    async def note(self, key: str, note: str) -> None:
        """Why something is to be done with it, until it is done."""
        (await self._session.get_one(BulletinRow, key)).note = note
        await self._session.flush()

    async def withdrawn(self, key: str) -> None:
        """All that could be taken back is."""
        row = await self._session.get_one(BulletinRow, key)
        row.state = BulletinState.WITHDRAWN
        await self._session.flush()

    async def note_correction(self, original: str, correction: str) -> None:
        """The newest correction stands from now on; what the original and older corrections said is kept unchanged."""
        query = select(BulletinRow).where((col(BulletinRow.key) == original) | (col(BulletinRow.corrects) == original))
        for row in (await self._session.exec(query)).all():
            row.corrected_by = correction if row.key != correction else None
        await self._session.flush()

    async def corrections(self, original: str) -> tuple[Kept, ...]:
        """Every correction of it that was computed, whatever became of it, the oldest first."""
        query = select(BulletinRow).where(col(BulletinRow.corrects) == original).order_by(col(BulletinRow.due_at))
        return tuple(_to_kept(row) for row in (await self._session.exec(query)).all())

    async def _next_number(self) -> int:
        return ((await self._session.exec(select(func.max(BulletinRow.number)))).one() or 0) + 1

    async def _settle(self, occurrence: Occurrence, over: Collection[BulletinState], **kept: object) -> bool:
        """Write the occurrence unless it is settled already: known, and in none of the states `over`. Returns whether it was."""
        values: dict[str, Any] = {
            "key": occurrence.key,
            "series": occurrence.series,
            "kind": occurrence.kind,
            "day": occurrence.day,
            "issued_on": occurrence.issued_on,
            "due_at": occurrence.due_at,
            "state": occurrence.state,
            "hold_reason": occurrence.hold_reason,
            **kept,
        }
        changed = {name: values[name] for name in ("state", "hold_reason", *kept)}
        statement = (
            insert_into(BulletinRow, dialect_of(self._session))
            .values(values)
            .on_conflict_do_update(index_elements=["key"], set_=changed, where=col(BulletinRow.state).in_(over))
            .returning(col(BulletinRow.key))
        )
        return (await run(self._session, statement)).scalar_one_or_none() is not None


def _computed(bulletin: Bulletin, inputs: bytes) -> dict[str, Any]:
    return {
        "figures_day": bulletin.figures_day,
        "inputs_hash": bulletin.inputs_hash,
        "inputs": zlib.compress(inputs),
        "content": _BULLETIN.dump_python(bulletin, mode="json"),
    }


def _to_occurrence(row: BulletinRow) -> Occurrence:
    reason = HoldReason(row.hold_reason) if row.hold_reason else None
    suffix = row.key.removeprefix(f"bulletin:{row.series}:{row.day.isoformat()}")
    seen = int(row.note) if row.state is BulletinState.HELD and row.note else 0
    kind = BulletinKind(row.kind)
    return Occurrence(row.series, kind, row.day, row.issued_on, row.due_at, row.state, reason, suffix, seen)


def _to_kept(row: BulletinRow) -> Kept:
    return Kept(
        occurrence=_to_occurrence(row),
        bulletin=_BULLETIN.validate_python(row.content),
        number=row.number,
        published_at=row.published_at,
        settled_by=row.settled_by,
        note=row.note or "",
        corrects=row.corrects,
        corrected_by=row.corrected_by,
    )
