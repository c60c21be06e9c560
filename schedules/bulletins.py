"""Publishes what is due. Truth is in the rows: a round that is missed, doubled or killed changes nothing."""

from functools import partial

from rules.bulletins.occurrences import Occurrence, due_since, next_due
from rules.bulletins.series import Series
from rules.indicators import Indicators
from schedules.rounds import Job, Round
from storage.publishing import Publisher, ask_first, take_back
from storage.unit_of_work import UnitOfWork, unit_of_work

EVERY_SECONDS = 15.0


def jobs(indicators: Indicators) -> tuple[Job, ...]:
    return (
        Job("bulletins", EVERY_SECONDS, partial(publish_due, indicators=indicators)),
        Job("missing_figures", EVERY_SECONDS, partial(ask_for_missing, indicators=indicators)),
        Job("withdrawals", EVERY_SECONDS, partial(finish_withdrawals, indicators=indicators)),
    )


async def publish_due(round_: Round, *, indicators: Indicators) -> None:
    """Settle every occurrence that has fallen due, each in one transaction: published, previewed, held, or lapsed."""
    rules = round_.policy.bulletins
    for occurrence in await _open(round_):
        async with unit_of_work(round_.database, round_.now) as work:
            publisher = await _publisher(work, round_, indicators, occurrence)
            await publisher.settle(occurrence, rules.named_series(occurrence.series))


async def _open(round_: Round) -> tuple[Occurrence, ...]:
    """The occurrences that wait or are newly due, of every series, the oldest first."""
    async with unit_of_work(round_.database, round_.now) as work:
        waiting = await work.bulletins.open()
        due = [one for series in round_.policy.bulletins.series for one in await _newly_due(work, round_, series)]
    return tuple(sorted((*waiting, *due), key=lambda one: one.due_at))


async def _newly_due(work: UnitOfWork, round_: Round, series: Series) -> tuple[Occurrence, ...]:
    """The first ever is the first that fell due after figures had come, and not so long ago that it would lapse at once."""
    now, rules = round_.now, round_.policy.bulletins
    newest = await work.bulletins.newest_day(series.name)
    began = now - rules.lapses_after
    if newest is None:
        first = await work.indicators.first_import_at(rules.indicator_of(series))
        if first is None:
            return ()
        began = max(first, began)
    return tuple(due_since(newest, began, now, series, round_.policy.court_time))


async def ask_for_missing(round_: Round, *, indicators: Indicators) -> None:
    """Ask, some time before each bulletin is due, those who have not reported."""
    rules, time = round_.policy.bulletins, round_.policy.court_time
    for series in rules.series:
        if next_due(series, round_.now, rules.ask_before, time) is None:
            continue
        async with unit_of_work(round_.database, round_.now) as work:
            await ask_first(await _publisher(work, round_, indicators), series)


async def finish_withdrawals(round_: Round, *, indicators: Indicators) -> None:
    """Take back what left while it was being withdrawn, and tell the office when all is done."""
    async with unit_of_work(round_.database, round_.now) as work:
        withdrawing = await work.bulletins.withdrawing()
        publisher = await _publisher(work, round_, indicators) if withdrawing else None
        for kept in withdrawing:
            if publisher is not None:
                await take_back(publisher, kept.key)


async def _publisher(
    work: UnitOfWork, round_: Round, indicators: Indicators, occurrence: Occurrence | None = None
) -> Publisher:
    """With the roster of the occurrence's day, or of today."""
    day = occurrence.issued_on if occurrence else round_.now.astimezone(round_.policy.zone).date()
    return Publisher(work, await work.roster.on(day), round_.policy, indicators, round_.new_code)
