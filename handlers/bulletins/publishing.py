"""/publish: an ad hoc bulletin, laid before the office first; /dryrun: what a series would say now, to the asker alone."""

from functools import partial

from handlers.bulletins.desk import OFFICE, actor_key, answer, here, publisher_of
from handlers.routes import Command, Route
from handlers.scene import Scene
from rules.bulletins.occurrences import Hold, Occurrence
from rules.bulletins.series import Series
from rules.bulletins.values import BulletinName, Measure
from rules.bulletins.wishes import NotUnderstood, read_publish, series_named
from rules.incoming import Said
from rules.indicators import Indicators
from rules.notifications.bulletin_releases import DryRun, NoRelease, ReleaseRefused
from rules.notifications.bulletins import ProvinceBulletin
from rules.outgoing import Outgoing
from rules.spreadsheets import tidy
from storage.publishing import Made, Publisher


def routes(indicators: Indicators) -> tuple[Route, ...]:
    return (
        Route(Command("publish"), OFFICE, partial(publish, indicators=indicators)),
        Route(Command("dryrun"), OFFICE, partial(dry_run, indicators=indicators)),
    )


async def publish(scene: Scene, said: Said, *, indicators: Indicators) -> None:
    """The newest figures as a bulletin of its own; it leaves when the office presses 发布, whatever looks wrong is said there."""
    wish = read_publish(said.arguments, indicators)
    if isinstance(wish, NotUnderstood):
        await answer(scene, said, ReleaseRefused(NoRelease.UNKNOWN_SERIES, wish.word, "publish", wish.known))
        return
    publisher, series = publisher_of(scene, indicators), wish.series()
    indicator = indicators[scene.policy.bulletins.indicator_of(series)]
    occurrence = _now(scene, series, f":{said.update_id}")
    day = await scene.work.indicators.newest_day(indicator.code, occurrence.issued_on)
    if day is None:
        await answer(scene, said, ReleaseRefused(NoRelease.NO_FIGURES, indicator.short_zh or indicator.name_zh))
        return
    made = await publisher.compute(occurrence, series, indicator, day)
    await publisher.lay_before_the_office(occurrence, made)
    await scene.work.audit.append(actor_key(scene), "bulletin.asked_for", occurrence.key, indicator=indicator.code)


async def dry_run(scene: Scene, said: Said, *, indicators: Indicators) -> None:
    """The bulletin as it would be published now, and what would hold it."""
    rules, word = scene.policy.bulletins, tidy(said.arguments)
    series = series_named(word, rules) if word else next(iter(rules.series), None)
    if series is None:
        known = tuple(one.name for one in rules.series)
        await answer(scene, said, ReleaseRefused(NoRelease.UNKNOWN_SERIES, word, "dryrun", known))
        return
    publisher = publisher_of(scene, indicators)
    occurrence = _now(scene, series, f":{said.update_id}")
    found = await publisher.make(occurrence, series)
    hold = found if isinstance(found, Hold) else None
    made = await _anyhow(publisher, occurrence, series) if isinstance(found, Hold) else found
    if made is None:
        measure = Measure.of(indicators[rules.indicator_of(series)])
        mode = await scene.work.bulletin_modes.mode_of(series, rules)
        name = BulletinName(series.kind, occurrence.issued_on, title=series.title)
        await answer(scene, said, DryRun(name, measure, mode, 0, 0, hold))
        return
    asked = await publisher.asked(made.bulletin)
    key = f"bulletin-dry-run:{said.update_id}"
    await scene.work.outbox.put(Outgoing(key, here(scene, said), ProvinceBulletin(made.bulletin)))
    await answer(scene, said, DryRun(asked.name, asked.measure, asked.mode, asked.groups, asked.people, hold))


async def _anyhow(publisher: Publisher, occurrence: Occurrence, series: Series) -> Made | None:
    """What would be said if nothing held it; None where there are no figures at all."""
    indicator = publisher.definitions[publisher.policy.bulletins.indicator_of(series)]
    closing = series.closes_on(occurrence.issued_on)
    day = await publisher.work.indicators.newest_day(indicator.code, closing)
    return await publisher.compute(occurrence, series, indicator, day) if day else None


def _now(scene: Scene, series: Series, suffix: str) -> Occurrence:
    today = scene.now.astimezone(scene.policy.zone).date()
    return Occurrence(series.name, series.kind, today, today, scene.now, suffix=suffix)
