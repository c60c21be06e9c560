"""All that a bulletin is computed from, loaded in one transaction."""

from datetime import date

from rules.bulletins.full_table import FullTable, full_table
from rules.bulletins.making import Snapshot, Standings, standings_after, standings_from
from rules.bulletins.policy import BulletinPolicy
from rules.bulletins.values import Bulletin
from rules.courts import Courts
from rules.indicators import Indicator, Indicators
from storage.unit_of_work import UnitOfWork

REMEMBERED_DAYS = 31


async def load_snapshot(
    work: UnitOfWork,
    indicator: Indicator,
    courts: Courts,
    *,
    day: date,
    figures_day: date,
    policy: BulletinPolicy,
) -> Snapshot:
    """The figures of `figures_day`, and what is remembered: of the last bulletin, or of the days before where there is none."""
    return Snapshot(
        day=day,
        figures_day=figures_day,
        indicator=indicator,
        courts=courts,
        figures=await work.indicators.figures(indicator.code, figures_day),
        before=await _before(work, indicator, courts, figures_day, policy),
        is_sample=await work.indicators.has_sample(indicator.code, figures_day),
    )


async def load_full_table(
    work: UnitOfWork, definitions: Indicators, courts: Courts, *, figures_day: date, before_key: str | None
) -> FullTable:
    """Every indicator of that day, as it is kept with the bulletin; `before_key` names the one published before."""
    figures = await work.indicators.of_day(figures_day, definitions.by_code)
    return full_table(figures_day, courts, definitions, figures, before_key=before_key)


async def _before(
    work: UnitOfWork, indicator: Indicator, courts: Courts, figures_day: date, policy: BulletinPolicy
) -> Standings:
    published = await work.bulletins.last_published()
    if published is not None and _is_before(published, indicator, figures_day):
        return standings_after(published)
    history = await work.indicators.history(indicator.code, figures_day, REMEMBERED_DAYS)
    return standings_from(indicator, courts, history, policy)


def _is_before(published: Bulletin, indicator: Indicator, figures_day: date) -> bool:
    return published.measure.code == indicator.code and published.figures_day < figures_day
