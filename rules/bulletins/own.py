"""What one court hears of itself: its place, its way up, and, for an intermediate court, the courts of its city."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from rules.bulletins.values import Bulletin, Entry, Measure, PoolResult, Ratio, Unranked
from rules.courts import Level
from rules.ranking import needed


@dataclass(frozen=True, slots=True)
class Step:
    """What a court has to reach; `cases` is by how much its numerator must change, None where that has no meaning."""

    value: Ratio
    place: int | None = None
    cases: int | None = None


@dataclass(frozen=True, slots=True)
class CityPlace:
    """A basic court's place among the courts of its city."""

    place: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """One court within its pool. Exactly one of `entry` and `unranked` is given; `next_place` is None for the first."""

    level: Level
    ranked_courts: int
    named_places: int
    entry: Entry | None = None
    unranked: Unranked | None = None
    next_place: Step | None = None
    target: Step | None = None
    city: tuple[CityPlace, ...] = ()


def own_place(bulletin: Bulletin, court_code: str, city: Iterable[str] = ()) -> OwnPlace | None:
    """The court's part of the bulletin; `city` are the courts below it. None for a court that is in no pool."""
    pool = bulletin.pool_of(court_code)
    if pool is None:
        return None
    entry = pool.entry(court_code)
    below = city_places(bulletin.basic, frozenset(city), bulletin.measure)
    if entry is None:
        unranked = next(one for one in (*pool.missing, *pool.small) if one.court_code == court_code)
        return OwnPlace(pool.level, len(pool.entries), pool.named_places, unranked=unranked, city=below)
    target = bulletin.measure.target
    return OwnPlace(
        level=pool.level,
        ranked_courts=len(pool.entries),
        named_places=pool.named_places,
        entry=entry,
        next_place=_next_place(pool, entry, bulletin.measure),
        target=None if target is None else Step(target, cases=_cases(entry, target, bulletin.measure)),
        city=below,
    )


def city_places(basic: PoolResult, city: frozenset[str], measure: Measure) -> tuple[CityPlace, ...]:
    """The city's basic courts in their own order of places, equals together."""
    entries = [entry for entry in basic.entries if entry.court_code in city]
    places: list[CityPlace] = []
    for _, equal in groupby(entries, key=lambda entry: measure.merit(entry.value)):
        number = len(places) + 1
        places += [CityPlace(number, entry) for entry in equal]
    return tuple(places)


def most_improved(pool: PoolResult, measure: Measure, count: int) -> tuple[Entry, ...]:
    """The courts whose value got better by most, at most `count`; equals are named together or not at all."""
    risen = [(measure.merit(entry.change.value), entry) for entry in pool.entries if entry.change is not None]
    risen = sorted((one for one in risen if one[0] > 0), key=lambda one: -one[0])
    named: list[Entry] = []
    for _, equal in groupby(risen, key=lambda one: one[0]):
        group = [entry for _, entry in equal]
        if len(named) + len(group) > count:
            break
        named += group
    return tuple(named)


def _next_place(pool: PoolResult, own: Entry, measure: Measure) -> Step | None:
    before = [entry for entry in pool.entries if entry.place < own.place]
    if not before:
        return None
    value = Ratio.of(before[-1].value)
    return Step(value, before[-1].place, _cases(own, value, measure))


def _cases(own: Entry, value: Ratio, measure: Measure) -> int | None:
    if not measure.is_share:
        return None
    return needed(own.numerator, own.denominator, value.value, measure.direction)
