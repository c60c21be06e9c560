"""All that a bulletin is computed from, loaded in one transaction."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from rules.bulletins.campaigns import Tally, campaign_of
from rules.bulletins.full_table import FullTable, table_of
from rules.bulletins.making import Snapshot, Standings, standings_after, standings_of
from rules.bulletins.series import Series
from rules.bulletins.values import Bulletin
from rules.courts import Courts
from rules.dispatch.rectifying import Rectification
from rules.indicators import Indicator, Indicators
from rules.ledger.entries import Eyes, light_of
from storage.unit_of_work import UnitOfWork

_COMPARABLE = timedelta(days=31)  # figures of longer ago say nothing about one day's change


@dataclass(frozen=True, slots=True)
class SnapshotOf:
    """Of which day's figures, for a bulletin of which series, issued on which day; `eyes` see the orders behind it."""

    day: date
    figures_day: date
    series: Series
    eyes: Eyes
    tallies: tuple[Tally, ...] = ()


async def load_snapshot(work: UnitOfWork, indicator: Indicator, courts: Courts, of: SnapshotOf) -> Snapshot:
    """The figures of the day, and what is remembered: of the last bulletin, or of the figures before where there is none."""
    published = await work.bulletins.last_published(of.series.name)
    before, compared_with = await _before(work, indicator, courts, of, published)
    return Snapshot(
        day=of.day,
        figures_day=of.figures_day,
        indicator=indicator,
        courts=courts,
        figures=await work.indicators.figures(indicator.code, of.figures_day),
        before=before,
        before_key=published.key if published else None,
        is_sample=await work.indicators.has_sample(indicator.code, of.figures_day),
        campaign=campaign_of(of.series, of.figures_day, of.tallies),
        rectifications=await _rectifications(work, indicator, of),
        compared_with=compared_with,
    )


async def _rectifications(work: UnitOfWork, indicator: Indicator, of: SnapshotOf) -> tuple[Rectification, ...]:
    """What is to be put right, each with the light of its court's share."""
    found = await work.dispatch.rectifications(indicator.code, of.figures_day)
    orders = {order.id: order for order in await work.orders.by_ids([order_id for order_id, _ in found])}
    return tuple(
        replace(asked, light=light_of(orders[order_id], asked.court_code, of.eyes)) for order_id, asked in found
    )


async def load_tallies(
    work: UnitOfWork, definitions: Indicators, series: Series, figures_day: date
) -> tuple[Tally, ...]:
    """What the campaign counts, in the order of the policy; nothing for a series that is none."""
    tallies = []
    for indicator in (definitions[code] for code in series.totals if series.begins is not None):
        today, total = await work.indicators.added_up(indicator.code, series.begins or figures_day, figures_day)
        names = (indicator.short_zh or indicator.name_zh, indicator.short_en or indicator.name_en)
        tallies.append(Tally(indicator.code, *names, indicator.counted_in, today, total))
    return tuple(tallies)


async def load_full_table(
    work: UnitOfWork, definitions: Indicators, courts: Courts, *, figures_day: date, before_key: str | None
) -> FullTable:
    """Every indicator of that day, as it is kept with the bulletin; `before_key` names the one published before."""
    shares = await work.indicators.shares_of_day(figures_day, definitions.by_code)
    return table_of(figures_day, courts, definitions, shares, before_key=before_key)


async def _before(
    work: UnitOfWork,
    indicator: Indicator,
    courts: Courts,
    of: SnapshotOf,
    published: Bulletin | None,
) -> tuple[Standings, date | None]:
    """What is remembered, and of which day it is where it is not of the bulletin before."""
    if published is not None and _is_before(published, indicator, of.figures_day):
        return standings_after(published), None
    closing = of.series.closes_before(of.figures_day)
    earlier = await work.indicators.newest_day(indicator.code, closing or of.figures_day - timedelta(days=1))
    if earlier is None or (closing is None and of.figures_day - earlier > _COMPARABLE):
        return standings_of(indicator, courts, ()), None
    return standings_of(indicator, courts, await work.indicators.figures(indicator.code, earlier)), earlier


def _is_before(published: Bulletin, indicator: Indicator, figures_day: date) -> bool:
    return published.measure.code == indicator.code and published.figures_day < figures_day
