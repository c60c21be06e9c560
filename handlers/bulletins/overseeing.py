"""/mode, /bulletins and /fairness: what the office sees of its bulletins, and how it switches what they show."""

import re
from datetime import date, timedelta

from handlers.bulletins.desk import OFFICE, actor_key, actor_name, answer
from handlers.routes import Command, Route
from handlers.scene import Scene
from rules.bulletins.fairness import fairness
from rules.bulletins.series import Series, months_after
from rules.bulletins.values import BulletinState
from rules.bulletins.wishes import NotUnderstood, read_switch
from rules.courts import Level
from rules.incoming import Said
from rules.notifications.bulletin_releases import (
    BulletinLine,
    BulletinsListed,
    FairnessShown,
    NoRelease,
    ReleaseRefused,
    SeriesLine,
    SeriesShown,
)
from rules.people import invitees
from storage.bulletins import Kept, ModeSwitch

MOST_LISTED = 20
USUAL_DAYS = 90


async def mode(scene: Scene, said: Said) -> None:
    """Without arguments every series; with a mode, and perhaps a series, it is switched from the next bulletin on."""
    rules = scene.policy.bulletins
    if not said.arguments.strip():
        await answer(scene, said, await _shown(scene))
        return
    wish = read_switch(said.arguments, rules)
    if isinstance(wish, NotUnderstood):
        await answer(scene, said, ReleaseRefused(NoRelease.UNKNOWN_SERIES, wish.word, "mode", wish.known))
        return
    switched, wanted = wish
    for series in switched:
        before = await scene.work.bulletin_modes.mode_of(series, rules)
        await scene.work.bulletin_modes.switch(series.name, wanted, actor_name(scene))
        subject = f"bulletin:{series.name}"
        await scene.work.audit.append(actor_key(scene), "bulletin.mode_switched", subject, before=before, mode=wanted)
    await answer(scene, said, await _shown(scene, "、".join(one.name for one in switched)))


async def _shown(scene: Scene, switched: str = "") -> SeriesShown:
    switches = await scene.work.bulletin_modes.current()
    lines = [await _line(scene, one, switches.get(one.name)) for one in scene.policy.bulletins.series]
    return SeriesShown(tuple(lines), switched)


async def _line(scene: Scene, series: Series, switch: ModeSwitch | None) -> SeriesLine:
    unknown = tuple(words for words in series.people if len(invitees(scene.roster, words)) != 1)
    return SeriesLine(
        name=series.name,
        kind=series.kind,
        title=series.title,
        at=f"{series.at:%H:%M}",
        on=series.on,
        to=series.to,
        people=series.people,
        unknown_people=unknown,
        workdays_only=series.workdays_only,
        preview=series.preview,
        mode=await scene.work.bulletin_modes.mode_of(series, scene.policy.bulletins),
        switched_by=switch.by if switch else "",
        switched_on=switch.at.astimezone(scene.policy.zone).date() if switch else None,
        begins=series.begins,
        ends=series.ends,
    )


async def listed(scene: Scene, said: Said) -> None:
    """What was published lately, with numbers, modes and what became of it."""
    kept = await scene.work.bulletins.recent(MOST_LISTED)
    await answer(scene, said, BulletinsListed(tuple(_bulletin_line(scene, one) for one in kept)))


def _bulletin_line(scene: Scene, kept: Kept) -> BulletinLine:
    by = scene.roster.person_by_id.get(kept.settled_by or 0)
    published = kept.published_at or scene.now
    return BulletinLine(
        number=kept.number or 0,
        name=kept.bulletin.name,
        measure=kept.bulletin.measure,
        mode=kept.bulletin.mode,
        state=kept.occurrence.state or BulletinState.PUBLISHED,
        published_on=published.astimezone(scene.policy.zone).date(),
        by=by.name if by else "",
        note=kept.note,
        is_corrected=kept.corrected_by is not None,
    )


async def shown_fairness(scene: Scene, said: Said) -> None:
    """Of the last 90 days, of so many days (/fairness 30), of a month (2026-11) or of a year (2026)."""
    since, until = _period(said.arguments.strip(), scene.now.astimezone(scene.policy.zone).date())
    ranked = {one.code: one.short_name for one in scene.roster.courts if one.level is not Level.HIGH}
    namings = scene.work.bulletin_namings
    account = fairness(since, until, await namings.bulletins(since, until), await namings.counts(since, until), ranked)
    await answer(scene, said, FairnessShown(account))


def _period(words: str, today: date) -> tuple[date, date]:
    if found := re.fullmatch(r"(20\d\d)[-年/.](0?[1-9]|1[0-2])月?", words):
        first = date(int(found[1]), int(found[2]), 1)
        return first, min(today, months_after(first, 1) - timedelta(days=1))
    if found := re.fullmatch(r"(20\d\d)年?", words):
        return date(int(found[1]), 1, 1), min(today, date(int(found[1]), 12, 31))
    days = int(words) if re.fullmatch(r"[1-9]\d{0,2}", words) else USUAL_DAYS
    return today - timedelta(days=days - 1), today


ROUTES = (
    Route(Command("mode"), OFFICE, mode),
    Route(Command("bulletins"), OFFICE, listed),
    Route(Command("fairness"), OFFICE, shown_fairness),
)
