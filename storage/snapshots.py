"""All that a bulletin is computed from, loaded in one transaction."""

from dataclasses import dataclass
from datetime import date

from rules.bulletins.full_table import FullTable, full_table
from rules.bulletins.making import Snapshot, Standings, standings_after, standings_from
from rules.bulletins.policy import BulletinPolicy
from rules.bulletins.series import Series
from rules.bulletins.values import Bulletin
from rules.courts import Courts
from rules.indicators import Indicator, Indicators
from storage.unit_of_work import UnitOfWork

REMEMBERED_DAYS = 31


@dataclass(frozen=True, slots=True)
class SnapshotOf:
    """Of which day's figures, for a bulletin of which series, issued on which day."""

    day: date
    figures_day: date
    series: Series


async def load_snapshot(
    work: UnitOfWork, indicator: Indicator, courts: Courts, of: SnapshotOf, policy: BulletinPolicy
) -> Snapshot:
    """The figures of the day, and what is remembered: of the last bulletin, or of the days before where there is none."""
    return Snapshot(
        day=of.day,
        figures_day=of.figures_day,
        indicator=indicator,
        courts=courts,
        figures=await work.indicators.figures(indicator.code, of.figures_day),
        before=await _before(work, indicator, courts, of, policy),
        is_sample=await work.indicators.has_sample(indicator.code, of.figures_day),
        rectifications=await work.dispatch.rectifications(indicator.code, of.figures_day),
    )


async def load_full_table(
    work: UnitOfWork, definitions: Indicators, courts: Courts, *, figures_day: date, before_key: str | None
) -> FullTable:
    """Every indicator of that day, as it is kept with the bulletin; `before_key` names the one published before."""
    figures = await work.indicators.of_day(figures_day, definitions.by_code)
    return full_table(figures_day, courts, definitions, figures, before_key=before_key)


async def _before(
    work: UnitOfWork, indicator: Indicator, courts: Courts, of: SnapshotOf, policy: BulletinPolicy
) -> Standings:
    published = await work.bulletins.last_published(of.series.name)
    if published is not None and _is_before(published, indicator, of.figures_day):
        return standings_after(published)
    closing = of.series.closes_before(of.figures_day)
    if closing is None:
        history = await work.indicators.history(indicator.code, of.figures_day, REMEMBERED_DAYS)
        return standings_from(indicator, courts, history, policy)
    earlier = await work.indicators.newest_day(indicator.code, closing)
    days = [await work.indicators.figures(indicator.code, earlier)] if earlier else []
    return standings_from(indicator, courts, days, policy)


def _is_before(published: Bulletin, indicator: Indicator, figures_day: date) -> bool:
    return published.measure.code == indicator.code and published.figures_day < figures_day
