"""更正: the figures of a published bulletin have changed; it is made again from its own inputs, and laid before the office."""

from dataclasses import replace

from rules.bulletins.full_table import full_table
from rules.bulletins.inputs import hash_of, inputs_of, read_inputs
from rules.bulletins.making import Edition, make_bulletin
from rules.bulletins.ratio import Ratio
from rules.bulletins.values import Bulletin, BulletinState
from rules.notifications.bulletin_releases import Change, NoRelease
from storage.bulletins import Kept
from storage.publishing.publisher import Made, Publisher

MOST_CHANGES = 12


async def propose_correction(publisher: Publisher, number: int, note: str) -> NoRelease | None:
    """Lay a correction of that bulletin before the office; returns why there is none to be laid.

    A correction of a correction corrects the original again.
    """
    work = publisher.work
    kept = await work.bulletins.numbered(number)
    original = await work.bulletins.kept(kept.corrects) if kept and kept.corrects else kept
    if original is None:
        return NoRelease.UNKNOWN_NUMBER
    if original.state is not BulletinState.PUBLISHED:
        return NoRelease.NOT_STANDING
    earlier = await work.bulletins.corrections(original.key)
    if any(one.state is BulletinState.PREVIEWED for one in earlier):
        return NoRelease.WAITING
    made = await _corrected(publisher, original, earlier)
    if isinstance(made, NoRelease):
        return made
    published = [one.bulletin for one in earlier if one.state is BulletinState.PUBLISHED]
    changes = _changes(published[-1] if published else original.bulletin, made.bulletin)
    if not changes:
        return NoRelease.NOTHING_CHANGED
    facts = replace(
        await publisher.asked(made.bulletin, made.doubts),
        changes=changes[:MOST_CHANGES],
        more_changes=max(len(changes) - MOST_CHANGES, 0),
        note=note,
    )
    suffix = made.bulletin.key.removeprefix(f"bulletin:{original.bulletin.series}:{original.occurrence.day}")
    occurrence = replace(original.occurrence, state=None, due_at=work.now, suffix=suffix)
    await publisher.lay_before_the_office(occurrence, made, facts, corrects=original.key)
    return None


async def _corrected(publisher: Publisher, original: Kept, earlier: tuple[Kept, ...]) -> Made | NoRelease:
    work, bulletin = publisher.work, original.bulletin
    inputs = await work.bulletins.inputs(original.key)
    if inputs is None:
        return NoRelease.NO_INPUTS
    then, rules = read_inputs(inputs)
    figures = await work.indicators.figures(then.indicator.code, then.figures_day)
    snapshot = replace(then, figures=figures, day=bulletin.day)
    edition = Edition(
        key=f"{original.key}:correction:{len(earlier) + 1}",
        series=bulletin.series,
        kind=bulletin.kind,
        title=bulletin.title,
        correction=sum(1 for one in earlier if one.number is not None) + 1,
        to=bulletin.to,
        people=bulletin.people,
    )
    again = inputs_of(snapshot, rules)
    table = await work.full_tables.get(original.key)
    codes = [one.measure.code for one in table.indicators] if table else [then.indicator.code]
    now_known = full_table(
        then.figures_day,
        publisher.roster.courts,
        publisher.definitions,
        await work.indicators.of_day(then.figures_day, codes),
        before_key=table.before_key if table else None,
    )
    return Made(make_bulletin(snapshot, rules, edition, work.now, hash_of(again)), again, now_known)


def _changes(before: Bulletin, after: Bulletin) -> tuple[Change, ...]:
    """The courts whose figures differ, in the order of the pools."""
    was, now = _ratios(before), _ratios(after)
    names = {**_names(before), **_names(after)}
    return tuple(Change(names[code], was.get(code), now.get(code)) for code in names if was.get(code) != now.get(code))


def _ratios(bulletin: Bulletin) -> dict[str, Ratio]:
    ranked = {one.court_code: Ratio(one.numerator, one.denominator) for pool in bulletin.pools for one in pool.entries}
    small = {
        one.court_code: Ratio(one.numerator or 0, one.denominator or 0) for pool in bulletin.pools for one in pool.small
    }
    return {**ranked, **small}


def _names(bulletin: Bulletin) -> dict[str, str]:
    return {
        one.court_code: one.court_name
        for pool in bulletin.pools
        for group in (pool.entries, pool.small, pool.missing)
        for one in group
    }
