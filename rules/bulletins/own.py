"""What one court hears of itself: its place, its way up, and, for an intermediate court, the courts of its city."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from rules.bulletins.ratio import Ratio
from rules.bulletins.values import Bulletin, Entry, Measure, PoolResult, Unranked
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


class OwnPlaces:
    """The parts of a bulletin by court; made once for thousands of groups, so that none is searched for."""

    def __init__(self, bulletin: Bulletin) -> None:
        self._measure = bulletin.measure
        self._pools: dict[str, PoolResult] = {}
        self._entries: dict[str, Entry] = {}
        self._unranked: dict[str, Unranked] = {}
        self._before: dict[str, Entry] = {}
        for pool in bulletin.pools:
            self._entries |= {entry.court_code: entry for entry in pool.entries}
            self._unranked |= {one.court_code: one for one in (*pool.missing, *pool.small)}
            self._pools |= dict.fromkeys((*_codes(pool.entries), *_codes(pool.missing), *_codes(pool.small)), pool)
            self._before |= _those_before(pool)

    def of(self, court_code: str, city: Iterable[str] = ()) -> OwnPlace | None:
        """The court's part; `city` are the courts below it. None for a court that is in no pool."""
        pool = self._pools.get(court_code)
        if pool is None:
            return None
        entry = self._entries.get(court_code)
        target = self._measure.target
        return OwnPlace(
            level=pool.level,
            ranked_courts=len(pool.entries),
            named_places=pool.named_places,
            entry=entry,
            unranked=self._unranked.get(court_code),
            next_place=self._next_place(entry) if entry else None,
            target=Step(target, cases=self._cases(entry, target.value)) if entry and target else None,
            city=city_places([self._entries[code] for code in city if code in self._entries], self._measure),
        )

    def _next_place(self, own: Entry) -> Step | None:
        before = self._before.get(own.court_code)
        if before is None:
            return None
        value = before.value
        return Step(Ratio.of(value), before.place, self._cases(own, value))

    def _cases(self, own: Entry, value: Fraction) -> int | None:
        if not self._measure.is_share:
            return None
        return needed(own.numerator, own.denominator, value, self._measure.direction)


def _codes(courts: Iterable[Entry | Unranked]) -> tuple[str, ...]:
    return tuple(court.court_code for court in courts)


def _those_before(pool: PoolResult) -> dict[str, Entry]:
    """For each court the worst of those who stand before it."""
    before: dict[str, Entry] = {}
    last: Entry | None = None
    for _, equal in groupby(pool.entries, key=lambda entry: entry.place):
        group = list(equal)
        if last is not None:
            before |= {entry.court_code: last for entry in group}
        last = group[-1]
    return before


def city_places(entries: Iterable[Entry], measure: Measure) -> tuple[CityPlace, ...]:
    """A city's basic courts in their own order of places, equals together."""
    best_first = sorted(entries, key=lambda entry: entry.place)
    places: list[CityPlace] = []
    for _, equal in groupby(best_first, key=lambda entry: measure.merit(entry.value)):
        number = len(places) + 1
        places += [CityPlace(number, entry) for entry in equal]
    return tuple(places)


_NO_CHANGE = Fraction(0)


@dataclass(frozen=True, slots=True)
class MostChanged:
    """The courts whose value changed most in each direction, equals together; nobody where equals would fill a list."""

    better: tuple[Entry, ...] = ()
    worse: tuple[Entry, ...] = ()


def most_changed(pool: PoolResult, measure: Measure, at_most: int) -> MostChanged:
    """What changed most since the bulletin before, for better and for worse; at most so many courts where some are equal."""
    changed = [(measure.merit(entry.change.value), entry) for entry in pool.entries if entry.change is not None]
    merits = [merit for merit, _ in changed]
    best, worst = max(merits, default=_NO_CHANGE), min(merits, default=_NO_CHANGE)

    def those_at(extreme: Fraction) -> tuple[Entry, ...]:
        found = tuple(entry for merit, entry in changed if merit == extreme)
        return found if len(found) <= at_most else ()

    return MostChanged(those_at(best) if best > 0 else (), those_at(worst) if worst < 0 else ())


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
