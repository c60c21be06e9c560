"""Before a bulletin is due, whoever has not reported is asked: by name to the office, by a line in each court's own group."""

from datetime import date

from rules.bulletins.occurrences import Occurrence, next_due
from rules.bulletins.series import Series
from rules.bulletins.values import BulletinName, Measure
from rules.courts import Court, Level
from rules.groups import GroupKind
from rules.indicators import Indicator
from rules.notifications.bulletin_releases import FiguresAsked, FiguresAwaited
from rules.outgoing import Outgoing, Recipient
from storage.publishing.publisher import Publisher

_OWN = {GroupKind.COURT, GroupKind.CITY}


async def ask_first(publisher: Publisher, series: Series) -> None:
    """Ask once for the occurrence that is due next, if its time has come. Courts are left alone in the quiet hours."""
    rules, work = publisher.policy.bulletins, publisher.work
    occurrence = next_due(series, work.now, rules.ask_before, publisher.policy.court_time)
    if occurrence is None or await work.marks.asked_for(series.name) == occurrence.key:
        return
    await work.marks.keep_asked_for(series.name, occurrence.key)
    indicator = publisher.definitions[rules.indicator_of(series)]
    if await work.indicators.first_import_at(indicator.code) is None:
        return
    day = await _awaited_day(publisher, series, occurrence, indicator)
    there = {one.court_code for one in await work.indicators.figures(indicator.code, day)} if day else set()
    ranked = [court for court in publisher.roster.courts if court.level is not Level.HIGH]
    missing = [court for court in ranked if court.code not in there]
    if not missing:
        return
    asks_courts = day is not None and not publisher.policy.court_time.is_quiet(work.now)
    if asks_courts and day is not None:
        await _ask_the_courts(publisher, occurrence, indicator, day, missing)
    facts = FiguresAwaited(
        BulletinName(series.kind, occurrence.issued_on, day, series.title),
        occurrence.due_at.astimezone(publisher.policy.zone),
        Measure.of(indicator),
        len(ranked) - len(missing),
        tuple(court.short_name for court in missing) if day else (),
        asks_courts,
    )
    for recipient in await publisher.office():
        await work.outbox.put(Outgoing(f"{occurrence.key}:awaited:{recipient.key}", recipient, facts))


async def _awaited_day(
    publisher: Publisher, series: Series, occurrence: Occurrence, indicator: Indicator
) -> date | None:
    """The newest day of which somebody has reported, and which was not published yet; None where nobody has."""
    rules, work = publisher.policy.bulletins, publisher.work
    closing = series.closes_on(occurrence.issued_on)
    reported = await work.indicators.reported(indicator.code, closing - rules.oldest_figures, closing)
    published = await work.bulletins.last_published(series.name)
    fresh = [day for day in reported if closing - day <= rules.oldest_figures]
    return max((day for day in fresh if published is None or day > published.figures_day), default=None)


async def _ask_the_courts(
    publisher: Publisher, occurrence: Occurrence, indicator: Indicator, day: date, missing: list[Court]
) -> None:
    """One line to each; whoever was asked for these figures already, for another series, is not asked again."""
    due_at, measure = occurrence.due_at.astimezone(publisher.policy.zone), Measure.of(indicator)
    names = {court.code: court.short_name for court in missing}
    lines = [
        Outgoing(
            f"bulletin:asked:{indicator.code}:{day.isoformat()}:group:{group.id}",
            Recipient(group_id=group.id),
            FiguresAsked(names[str(group.court_code)], day, due_at, measure),
        )
        for group in await publisher.work.groups.bound()
        if group.kind in _OWN and group.court_code in names
    ]
    await publisher.work.outbox.put_all(lines)
