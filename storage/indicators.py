"""Figures and the files that they came from."""

import asyncio
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy
from sqlalchemy import ColumnElement, Double, Executable, Row, cast, delete, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.courts import Level
from rules.indicators import Figure
from rules.indicators.alarms import Range
from storage.statements import as_kept, dialect_of, insert_into, run, run_many
from storage.tables.indicators import FigureRow, IndicatorImportRow
from storage.tables.roster import CourtRow

_AT_ONCE = 500  # SQLite writes in the loop: so many rows hold it up for some five milliseconds
_COLUMNS = ("indicator_code", "day", "court_code", "numerator", "denominator", "import_id")

_FIGURE = (
    col(FigureRow.day),
    col(FigureRow.court_code),
    col(FigureRow.indicator_code),
    col(FigureRow.numerator),
    col(FigureRow.denominator),
)
_VALUE = cast(col(FigureRow.numerator), Double) / func.nullif(cast(col(FigureRow.denominator), Double), 0, type_=Double)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Where figures came from. `hash` is the SHA-256 of the file's bytes; `imported_by` is person:7 or cli."""

    hash: str
    name: str
    imported_by: str
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that was read before."""

    name: str
    imported_at: datetime
    taken: int
    refused: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What an import changed: figures that are new, that replaced other numbers, that were known already."""

    new: int
    changed: int
    same: int


class IndicatorRepository:
    def __init__(self, session: AsyncSession, now: datetime) -> None:
        self._session = session
        self._now = now

    async def known_file(self, source_hash: str) -> KnownFile | None:
        query = select(IndicatorImportRow).where(col(IndicatorImportRow.source_hash) == source_hash)
        row = (await self._session.exec(query)).one_or_none()
        return KnownFile(row.file_name, row.imported_at, row.taken, row.refused) if row else None

    async def keep(self, source: SourceFile, figures: Sequence[Figure], *, refused: int = 0) -> Kept:
        """Keep the figures of a file that is not known yet; a figure that was known takes the newer numbers."""
        codes, days = {figure.indicator_code for figure in figures}, {figure.day for figure in figures}
        known = await self._count(codes, days)
        entry = IndicatorImportRow(
            source_hash=source.hash,
            file_name=source.name,
            imported_at=self._now,
            imported_by=source.imported_by,
            taken=len(figures),
            refused=refused,
            is_sample=source.is_sample,
        )
        self._session.add(entry)
        await self._session.flush()
        written = await self._write(figures, entry.id or 0)
        new = await self._count(codes, days) - known
        return Kept(new=new, changed=written - new, same=len(figures) - written)

    async def keep_combined(self, source_hash: str, indicator_code: str, day: date, figures: Sequence[Figure]) -> None:
        """Keep what the day's figures combine to, beside those of this file; what they do not combine to any more goes."""
        query = select(col(IndicatorImportRow.id)).where(col(IndicatorImportRow.source_hash) == source_hash)
        import_id = (await self._session.exec(query)).one()
        there = {figure.court_code for figure in await self.figures(indicator_code, day)}
        if gone := there - {figure.court_code for figure in figures}:
            of_day = (col(FigureRow.indicator_code) == indicator_code, col(FigureRow.day) == day)
            await run(self._session, delete(FigureRow).where(*of_day, col(FigureRow.court_code).in_(gone)))
        await self._write(figures, import_id or 0)

    async def figures(self, indicator_code: str, day: date) -> tuple[Figure, ...]:
        """Every court's figure of one day, in the order of the courts' codes."""
        query = sqlalchemy.select(*_FIGURE).where(
            col(FigureRow.indicator_code) == indicator_code, col(FigureRow.day) == day
        )
        return tuple(_to_figure(row) for row in await self._rows(query.order_by(col(FigureRow.court_code))))

    async def of_day(self, day: date, codes: Iterable[str]) -> tuple[Figure, ...]:
        """The day's figures of these indicators, in the order of indicators' and courts' codes."""
        query = sqlalchemy.select(*_FIGURE).where(
            col(FigureRow.indicator_code).in_(list(codes)), col(FigureRow.day) == day
        )
        ordered = query.order_by(col(FigureRow.indicator_code), col(FigureRow.court_code))
        return tuple(_to_figure(row) for row in await self._rows(ordered))

    async def shares_of_day(self, day: date, codes: Iterable[str]) -> dict[str, dict[str, tuple[int, int]]]:
        """The day's numerators and denominators by indicator and court; a province's day costs a third of `of_day`."""
        query = sqlalchemy.select(*_FIGURE[1:]).where(
            col(FigureRow.indicator_code).in_(list(codes)), col(FigureRow.day) == day
        )
        found: dict[str, dict[str, tuple[int, int]]] = {}
        for court, code, numerator, denominator in await self._rows(query):
            found.setdefault(code, {})[court] = (numerator, denominator)
        return {code: dict(sorted(of.items())) for code, of in found.items()}

    async def of_court(self, indicator_code: str, court_code: str, since: date, until: date) -> tuple[Figure, ...]:
        """One court's figures of these days, the oldest first."""
        query = sqlalchemy.select(*_FIGURE).where(
            col(FigureRow.indicator_code) == indicator_code,
            col(FigureRow.day).between(since, until),
            col(FigureRow.court_code) == court_code,
        )
        return tuple(_to_figure(row) for row in await self._rows(query.order_by(col(FigureRow.day))))

    async def ranges(self, indicator_code: str, before: date, days: int) -> dict[str, Range]:
        """Between what each court's figures of the `days` days before the given one lie; a tenth of what `history` costs."""
        query = sqlalchemy.select(
            col(FigureRow.court_code),
            func.min(_VALUE),
            func.max(_VALUE),
            func.min(col(FigureRow.denominator)),
            func.max(col(FigureRow.denominator)),
        ).where(*_days_before(indicator_code, before, days))
        rows = await self._rows(query.group_by(col(FigureRow.court_code)))
        return {court: Range(*bounds) for court, *bounds in rows}

    async def history(
        self, indicator_code: str, before: date, days: int, *, courts: Collection[str] | None = None
    ) -> tuple[tuple[Figure, ...], ...]:
        """The figures of the `days` days before the given one, the oldest day first, of all courts or of these.

        Days without figures are left out.
        """
        query = sqlalchemy.select(*_FIGURE).where(*_days_before(indicator_code, before, days))
        if courts is not None:
            query = query.where(col(FigureRow.court_code).in_(courts))
        by_day: dict[date, list[Figure]] = {}
        for row in await self._rows(query.order_by(col(FigureRow.day), col(FigureRow.court_code))):
            by_day.setdefault(row[0], []).append(_to_figure(row))
        return tuple(tuple(figures) for figures in by_day.values())

    async def newest_import(self) -> int:
        """The number of the newest import; 0 before there is one."""
        return (await self._session.exec(select(func.max(col(IndicatorImportRow.id))))).one() or 0

    async def added_up(self, indicator_code: str, since: date, until: date) -> tuple[int, int]:
        """The numerators of all courts: those of the last day, and those of all days from `since` to `until`."""
        of_period = (
            col(FigureRow.indicator_code) == indicator_code,
            col(FigureRow.day) >= since,
            col(FigureRow.day) <= until,
        )
        by_day = select(col(FigureRow.day), func.sum(col(FigureRow.numerator))).where(*of_period)
        rows = (await self._session.exec(by_day.group_by(col(FigureRow.day)))).all()
        sums = {day: int(total) for day, total in rows}
        return sums.get(until, 0), sum(sums.values())

    async def newest_day(self, indicator_code: str, until: date) -> date | None:
        query = (
            select(col(FigureRow.day))
            .where(col(FigureRow.indicator_code) == indicator_code, col(FigureRow.day) <= until)
            .order_by(col(FigureRow.day).desc())
            .limit(1)
        )
        return (await self._session.exec(query)).first()

    async def first_import_at(self, indicator_code: str) -> datetime | None:
        """When the oldest figure of the indicator was imported; None before there are any."""
        query = (
            select(col(IndicatorImportRow.imported_at))
            .join(FigureRow, col(IndicatorImportRow.id) == col(FigureRow.import_id))
            .where(col(FigureRow.indicator_code) == indicator_code)
            .order_by(col(FigureRow.day), col(FigureRow.court_code))
            .limit(1)
        )
        return (await self._session.exec(query)).first()

    async def reported(self, indicator_code: str, since: date, until: date) -> dict[date, int]:
        """How many basic and intermediate courts have figures, for each day that has any, and the newest day before."""
        older = await self.newest_day(indicator_code, since - timedelta(days=1))
        query = (
            sqlalchemy.select(col(FigureRow.day), func.count())
            .join(CourtRow, col(CourtRow.code) == col(FigureRow.court_code))
            .where(
                col(FigureRow.indicator_code) == indicator_code,
                col(FigureRow.day) >= (older or since),
                col(FigureRow.day) <= until,
                col(CourtRow.level) != Level.HIGH,
            )
            .group_by(col(FigureRow.day))
        )
        return {row[0]: row[1] for row in await self._rows(query)}

    async def has_sample(self, indicator_code: str, day: date) -> bool:
        """Whether any of the day's figures is 示例数据."""
        query = (
            select(col(FigureRow.import_id))
            .join(IndicatorImportRow, col(IndicatorImportRow.id) == col(FigureRow.import_id))
            .where(
                col(FigureRow.indicator_code) == indicator_code,
                col(FigureRow.day) == day,
                col(IndicatorImportRow.is_sample).is_(True),
            )
            .limit(1)
        )
        return (await self._session.exec(query)).first() is not None

    async def _rows(self, query: Executable) -> Sequence[Row[*tuple[Any, ...]]]:
        return (await run(self._session, query)).all()

    async def _count(self, codes: Collection[str], days: Collection[date]) -> int:
        """How many figures of these indicators and days are kept."""
        of_those = (col(FigureRow.indicator_code).in_(codes), col(FigureRow.day).in_(days))
        return (await self._session.exec(select(func.count()).select_from(FigureRow).where(*of_those))).one()

    async def _write(self, figures: Sequence[Figure], import_id: int) -> int:
        """Write those that are not kept with the same numbers, and return how many that were."""
        statement = insert_into(FigureRow, dialect_of(self._session))
        newer = {name: statement.excluded[name] for name in ("numerator", "denominator", "import_id")}
        differs = (col(FigureRow.numerator) != newer["numerator"]) | (
            col(FigureRow.denominator) != newer["denominator"]
        )
        statement = statement.on_conflict_do_update(index_elements=_COLUMNS[:3], set_=newer, where=differs)
        kept_days = {day: as_kept(self._session, day) for day in {figure.day for figure in figures}}
        written = 0
        for start in range(0, len(figures), _AT_ONCE):
            rows = [
                (one.indicator_code, kept_days[one.day], one.court_code, one.numerator, one.denominator, import_id)
                for one in figures[start : start + _AT_ONCE]
            ]
            written += await run_many(self._session, statement, _COLUMNS, rows)
            await asyncio.sleep(0)
        return written


def _days_before(indicator_code: str, before: date, days: int) -> tuple[ColumnElement[bool], ...]:
    return (
        col(FigureRow.indicator_code) == indicator_code,
        col(FigureRow.day) < before,
        col(FigureRow.day) >= before - timedelta(days=days),
    )


def _to_figure(row: Row[*tuple[Any, ...]]) -> Figure:
    return Figure(*row)
