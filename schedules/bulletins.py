"""Publishes what is due. Truth is in the rows: a round that is missed, doubled or killed changes nothing."""

from functools import partial

from rules.bulletins.full_table import FullTable
from rules.bulletins.making import make_bulletin
from rules.bulletins.occurrences import Hold, Occurrence, due_since, figures_for, has_lapsed, is_late
from rules.bulletins.recipients import bulletin_messages, hold_messages, lapse_messages
from rules.bulletins.values import Bulletin, Measure
from rules.courts import Courts, Level
from rules.indicators import Indicator, Indicators
from rules.notifications.bulletins import BulletinHeld
from rules.people import Roster
from schedules.rounds import Job, Round
from storage.snapshots import load_full_table, load_snapshot
from storage.unit_of_work import UnitOfWork, unit_of_work

EVERY_SECONDS = 15.0


def job(indicators: Indicators) -> Job:
    return Job("bulletins", EVERY_SECONDS, partial(publish_due, indicators=indicators))


async def publish_due(round_: Round, *, indicators: Indicators) -> None:
    """Settle every occurrence that has fallen due, each in one transaction: published, held for a reason, or lapsed."""
    indicator = indicators[round_.policy.bulletins.headline]
    for occurrence in await _open(round_, indicator):
        async with unit_of_work(round_.database, round_.now) as work:
            await _settle(work, occurrence, indicator, indicators, round_)


async def _open(round_: Round, indicator: Indicator) -> tuple[Occurrence, ...]:
    """The occurrences that are held or newly due. The first ever is the first that fell due after figures had come."""
    now, policy = round_.now, round_.policy
    async with unit_of_work(round_.database, now) as work:
        newest = await work.bulletins.newest_day()
        due = tuple(due_since(newest, now, policy.bulletins, policy.zone))
        if newest is None and due and not await work.indicators.had_figures(indicator.code, due[-1].due_at):
            return ()
        return (*await work.bulletins.held(), *due)


async def _settle(
    work: UnitOfWork, occurrence: Occurrence, indicator: Indicator, definitions: Indicators, round_: Round
) -> None:
    policy, now = round_.policy.bulletins, round_.now
    roster = await work.roster.on(occurrence.day)
    if has_lapsed(occurrence, now, policy):
        if await work.bulletins.lapse(occurrence):
            await work.outbox.put_all(lapse_messages(occurrence, await work.groups.bound(), roster))
        return
    published = await work.bulletins.last_published()
    expected = len(roster.courts.at(Level.BASIC)) + len(roster.courts.at(Level.INTERMEDIATE))
    reported = await work.indicators.reported(indicator.code, occurrence.day - policy.oldest_figures, occurrence.day)
    last_day = published.figures_day if published and published.measure.code == indicator.code else None
    found = figures_for(occurrence.day, reported, expected, last_day, policy)
    if isinstance(found, Hold):
        await _hold(work, occurrence, found, indicator, roster)
        return
    snapshot = await load_snapshot(work, indicator, roster.courts, day=occurrence.day, figures_day=found, policy=policy)
    late = is_late(occurrence, now, policy)
    table = await load_full_table(
        work, definitions, roster.courts, figures_day=found, before_key=published.key if published else None
    )
    bulletin = make_bulletin(snapshot, policy, key=occurrence.key, now=now, is_late=late)
    await _publish(work, occurrence, bulletin, table, roster)


async def _publish(
    work: UnitOfWork, occurrence: Occurrence, bulletin: Bulletin, table: FullTable, roster: Roster
) -> None:
    if await work.bulletins.publish(occurrence, bulletin):
        await work.full_tables.keep(bulletin.key, table)
        await work.outbox.put_all(bulletin_messages(bulletin, await work.groups.bound(), roster.courts))


async def _hold(work: UnitOfWork, occurrence: Occurrence, hold: Hold, indicator: Indicator, roster: Roster) -> None:
    """Keep why it waits, and tell the office when that is new."""
    if occurrence.hold_reason is hold.reason:
        return
    await work.bulletins.hold(occurrence, hold)
    missing = await _missing(work, indicator, hold, roster.courts)
    held = BulletinHeld(occurrence.day, Measure.of(indicator), hold, missing)
    await work.outbox.put_all(hold_messages(held, occurrence, await work.groups.bound(), roster))


async def _missing(work: UnitOfWork, indicator: Indicator, hold: Hold, courts: Courts) -> tuple[str, ...]:
    """The short names of the courts whose figures of that day are not there."""
    if hold.figures_day is None:
        return ()
    there = {figure.court_code for figure in await work.indicators.figures(indicator.code, hold.figures_day)}
    return tuple(court.short_name for court in courts if court.level is not Level.HIGH and court.code not in there)
