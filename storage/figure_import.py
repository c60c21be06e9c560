"""Keeping a file of figures: the good lines of a readable file, nothing of an unreadable one, and no file twice."""

import asyncio
from collections.abc import Iterable
from datetime import date

from rules.courts import Courts, Level
from rules.figure_import import summary_of
from rules.indicator_import import FiguresRead, days_of, read_figures
from rules.indicators import Indicators
from rules.indicators.combining import combined
from rules.notifications.indicators import FiguresAlreadyImported, FiguresImported, FiguresRefused
from rules.spreadsheets import Refusal, Table
from rules.wide_import import read_wide
from rules.wide_tables import Layout
from storage.indicators import SourceFile
from storage.unit_of_work import UnitOfWork

Outcome = FiguresImported | FiguresRefused | FiguresAlreadyImported


async def import_wide(
    work: UnitOfWork,
    source: SourceFile,
    table: Table,
    layout: Layout,
    *,
    courts: Courts,
    indicators: Indicators,
    today: date,
) -> Outcome:
    """As `import_figures`, of a wide table whose columns have a meaning and whose day is known."""
    known = await work.indicators.known_file(source.hash)
    if known is not None:
        return FiguresAlreadyImported(source.name, known.name, known.imported_at, known.taken)
    read = await asyncio.to_thread(read_wide, table, layout, courts, indicators, today)
    return await _keep(work, source, read, courts, indicators)


async def combine(
    work: UnitOfWork,
    source_hash: str,
    *,
    days: Iterable[date],
    codes: Iterable[str],
    courts: Courts,
    indicators: Indicators,
) -> int:
    """Compute the combined indicators that rest on these, for these days; returns how many figures were kept."""
    codes, kept = set(codes), 0
    pools = [tuple(court.code for court in courts.at(level)) for level in (Level.BASIC, Level.INTERMEDIATE)]
    for indicator in indicators:
        parts = [part.code for part in indicator.combines]
        if not codes.intersection(parts):
            continue
        for day in days:
            figures = combined(indicator, pools, indicators, await work.indicators.of_day(day, parts))
            await work.indicators.keep_combined(source_hash, indicator.code, day, figures)
            kept += len(figures)
    return kept


async def _keep(
    work: UnitOfWork, source: SourceFile, read: FiguresRead, courts: Courts, indicators: Indicators
) -> FiguresImported:
    if not read.figures:
        return summary_of(source.name, read, new=0, changed=0, same=0)
    kept = await work.indicators.keep(source, read.figures, refused=len(read.refused))
    codes = {figure.indicator_code for figure in read.figures}
    await combine(work, source.hash, days=days_of(read.figures), codes=codes, courts=courts, indicators=indicators)
    return summary_of(source.name, read, new=kept.new, changed=kept.changed, same=kept.same)


async def import_figures(
    work: UnitOfWork, source: SourceFile, table: Table | Refusal, courts: Courts, indicators: Indicators, *, today: date
) -> Outcome:
    """Keep what can be read, in the caller's transaction, and return what to tell whoever sent it."""
    known = await work.indicators.known_file(source.hash)
    if known is not None:
        return FiguresAlreadyImported(source.name, known.name, known.imported_at, known.taken)
    # Half a second of reading for 63,000 lines is done in a thread, so that the loop turns meanwhile.
    read = (
        await asyncio.to_thread(read_figures, table, courts, indicators, today) if isinstance(table, Table) else table
    )
    if isinstance(read, Refusal):
        return FiguresRefused(source.name, read)
    return await _keep(work, source, read, courts, indicators)
