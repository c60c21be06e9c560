"""Who stands where, on exact fractions: no rounding decides a place, and no list is cut through courts that are equal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby

from rules.indicators import Direction, Figure, Indicator, is_rankable


@dataclass(frozen=True, slots=True)
class Place:
    """A court's place, from 1; courts with the same value share it, and the places after them are left out (1, 2, 2, 4)."""

    place: int
    court_code: str
    figure: Figure

    @property
    def value(self) -> Fraction:
        return self.figure.value


@dataclass(frozen=True, slots=True)
class Ranking:
    """A pool of courts, best first; equals stand in the pool's order. Courts without enough data are named apart."""

    indicator: Indicator
    places: tuple[Place, ...]
    missing: tuple[str, ...] = ()
    small: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ends:
    """The courts to be named. `bottom` begins with the last.

    `top_left_out` and `bottom_left_out` count courts that share the next place and are not named, because the list would
    grow beyond its limit; they are left out together. `wanted` is how many places each list was to have.
    """

    wanted: int = 0
    top: tuple[Place, ...] = ()
    bottom: tuple[Place, ...] = ()
    top_left_out: int = 0
    bottom_left_out: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """What one bulletin must remember for the next: places, figures, and for how many bulletins in a row a court was named.

    `shares` are numerator and denominator.
    """

    places: Mapping[str, int] = field(default_factory=dict)
    shares: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    top_runs: Mapping[str, int] = field(default_factory=dict)
    bottom_runs: Mapping[str, int] = field(default_factory=dict)

    def move_of(self, place: Place) -> int | None:
        """How many places the court went up (negative: down) since; None if it had none."""
        before = self.places.get(place.court_code)
        return None if before is None else before - place.place

    def change_of(self, place: Place) -> Fraction | None:
        """By how much the court's value rose since; None if it had none."""
        before = self.shares.get(place.court_code)
        return None if before is None else place.value - Fraction(*before)


def rank(indicator: Indicator, pool: Sequence[str], figures: Iterable[Figure]) -> Ranking:
    """The pool's courts by the indicator's value. Figures of other courts are ignored."""
    by_court = {figure.court_code: figure for figure in figures if figure.indicator_code == indicator.code}
    known = [by_court[code] for code in pool if code in by_court]
    enough = [figure for figure in known if is_rankable(figure, indicator)]
    return Ranking(
        indicator,
        _places(enough, is_higher_better=indicator.direction is Direction.HIGHER),
        missing=tuple(code for code in pool if code not in by_court),
        small=tuple(figure.court_code for figure in known if not is_rankable(figure, indicator)),
    )


def _places(figures: list[Figure], *, is_higher_better: bool) -> tuple[Place, ...]:
    """The best first; equals stand in the pool's order and share a place."""
    keys = _exact_order(figures)
    best_first = sorted(range(len(figures)), key=keys.__getitem__, reverse=is_higher_better)  # stable
    places: list[Place] = []
    number, last = 0, -1
    for position, index in enumerate(best_first, start=1):
        if keys[index] != last:
            number, last = position, keys[index]
        places.append(Place(number, figures[index].court_code, figures[index]))
    return tuple(places)


def _exact_order(figures: list[Figure]) -> list[int]:
    """A whole number for each value, equal for equal values and greater for greater ones.

    Two different fractions lie at least 1/d² apart, where d is the largest denominator; scaled by more than d² their whole
    parts differ. Comparing whole numbers is ten times as fast as comparing fractions.
    """
    bits = 2 * max((figure.denominator for figure in figures), default=1).bit_length()
    return [(figure.numerator << bits) // figure.denominator for figure in figures]


def ends(ranking: Ranking, count: int, at_most: int) -> Ends:
    """The first and the last `count` places with everybody who shares them, at most `at_most` courts a list.

    In a pool too small for two lists of `count`, or where equals would stand in both, fewer places are named until no
    court is in both; where all are equal nobody is named.
    """
    for wanted in range(min(count, len(ranking.places) // 2), 0, -1):
        top = [place for place in ranking.places if place.place <= wanted]
        bottom = _last(ranking.places, wanted)
        if top[-1].place < bottom[-1].place:
            named_top, top_left_out = _whole_places(top, at_most)
            named_bottom, bottom_left_out = _whole_places(bottom, at_most)
            return Ends(wanted, named_top, named_bottom, top_left_out, bottom_left_out)
    return Ends()


def _last(places: tuple[Place, ...], wanted: int) -> list[Place]:
    """The courts that fewer than `wanted` others stand behind, the last first."""
    standing_behind = {number: len(places) - number - len(list(equal)) + 1 for number, equal in _by_place(places)}
    return [place for place in reversed(places) if standing_behind[place.place] < wanted]


def _by_place(places: Iterable[Place]) -> Iterable[tuple[int, Iterable[Place]]]:
    return groupby(places, key=lambda place: place.place)


def _whole_places(places: list[Place], at_most: int) -> tuple[tuple[Place, ...], int]:
    named: list[Place] = []
    for _, equal in _by_place(places):
        group = list(equal)
        if len(named) + len(group) > at_most:
            return tuple(named), len(group)
        named += group
    return tuple(named), 0


def standing(ranking: Ranking, named: Ends, before: Standing) -> Standing:
    """What to remember of this ranking, continuing the runs of the one before."""
    return Standing(
        places={place.court_code: place.place for place in ranking.places},
        shares={place.court_code: (place.figure.numerator, place.figure.denominator) for place in ranking.places},
        top_runs=_continued(named.top, before.top_runs),
        bottom_runs=_continued(named.bottom, before.bottom_runs),
    )


def _continued(named: tuple[Place, ...], before: Mapping[str, int]) -> dict[str, int]:
    return {place.court_code: before.get(place.court_code, 0) + 1 for place in named}


def needed(numerator: int, denominator: int, value: Fraction, direction: Direction) -> int:
    """By how much the numerator must rise (or fall, where lower is better) to reach `value` with the same denominator.

    0 when it is reached. It has a meaning only where the numerator is counted within the denominator.
    """
    if direction is Direction.HIGHER:
        return max(0, -(-value.numerator * denominator // value.denominator) - numerator)  # rounded up
    return max(0, numerator - value.numerator * denominator // value.denominator)
