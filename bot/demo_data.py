"""示例数据: figures that look like a province's and are nobody's, so that a bulletin can be seen before there are real ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import sin
from random import Random

from rules.courts import Court, Courts, Level
from rules.indicators import Figure

DAYS_BEFORE = 45
DAYS_AFTER = 14
TURN_DAYS = 3  # how long a court keeps the last places before the next one falls behind
# Whoever falls behind is not far ahead before, or the fall would be held as implausible.
_LAGGING = -1.0


@dataclass(frozen=True, slots=True)
class Profile:
    """One sample indicator: the usual value and how far courts lie apart, the size of a court's denominator."""

    code: str
    value: float
    spread: float
    smallest: int
    largest: int
    is_share: bool = True


# a1 and a4 lie around what Liaoning reported for the end of August 2018 (83.21 and 80.95 per cent); the rest is invented.
PROFILES = (
    Profile("a1_timely", 0.8321, 0.045, 120, 900),
    Profile("a2_termination", 0.955, 0.018, 60, 500),
    Profile("a3_petition", 0.965, 0.02, 8, 60),
    Profile("a4_overall", 0.8095, 0.035, 900, 9_000),
    Profile("b3_amount", 0.5429, 0.05, 20_000_000, 900_000_000),
    Profile("b4_days", 68.0, 9.0, 120, 900, is_share=False),
)


def sample_figures(courts: Courts, today: date, rng: Random) -> tuple[Figure, ...]:
    """Figures of 60 days, from 45 days before `today` to 14 after, so that the clock can be advanced.

    The same seed gives the same figures. Two courts tie at the top, one never reports, one has too few cases, and the
    last places change hands every few days, so that there are runs and courts that recover.
    """
    ranked = [court for court in courts if court.level is not Level.HIGH]
    first = today - timedelta(days=DAYS_BEFORE)
    return tuple(
        figure
        for profile in PROFILES
        for court, pairs in _series(profile, ranked, rng)
        for figure in _dated(pairs, court, profile, first)
    )


def _dated(pairs: list[tuple[int, int]], court: Court, profile: Profile, first: date) -> Iterator[Figure]:
    for number, pair in enumerate(pairs):
        yield Figure(first + timedelta(days=number), court.code, profile.code, *pair)


def _series(profile: Profile, ranked: list[Court], rng: Random) -> Iterator[tuple[Court, list[tuple[int, int]]]]:
    """Each reporting court with its numerators and denominators, day by day."""
    basic = [court for court in ranked if court.level is Level.BASIC]
    silent, tiny, *trouble = rng.sample(basic, 2 + 2 * TURN_DAYS)
    twins = rng.sample([court for court in basic if court not in (silent, tiny, *trouble)], 2)
    twin_series = _days(profile, _value(profile, rng, +2.2), rng)
    for court in ranked:
        if court == silent:
            continue
        if court in twins:
            yield court, twin_series
        elif court == tiny:
            yield court, [(3, 3)] * (DAYS_BEFORE + DAYS_AFTER + 1)
        else:
            usual = _value(profile, rng, _LAGGING) if court in trouble else _value(profile, rng)
            series = _days(profile, usual, rng)
            yield court, _troubled(series, profile, trouble.index(court)) if court in trouble else series


def _value(profile: Profile, rng: Random, sigmas: float | None = None) -> float:
    """A court's usual value; within two spreads of the province's unless `sigmas` says where."""
    distance = max(-2.0, min(2.0, rng.gauss(0, 1))) if sigmas is None else sigmas
    value = profile.value + distance * profile.spread
    return min(value, 0.995) if profile.is_share else value


def _days(profile: Profile, value: float, rng: Random) -> list[tuple[int, int]]:
    """Sixty days around the value: a slow wave, a little noise, and a denominator that grows."""
    denominator = rng.randint(profile.smallest, profile.largest)
    growth, phase = rng.uniform(0.001, 0.003), rng.uniform(0, 6)
    pairs = []
    for day in range(DAYS_BEFORE + DAYS_AFTER + 1):
        whole = round(denominator * (1 + growth * day))
        now = value + profile.spread * (0.25 * sin(day / 9 + phase) + rng.gauss(0, 0.06))
        pairs.append((_numerator(profile, now, whole), whole))
    return pairs


def _numerator(profile: Profile, value: float, denominator: int) -> int:
    most = denominator if profile.is_share else round(value * denominator) + 1
    return max(0, min(most, round(value * denominator)))


def _troubled(series: list[tuple[int, int]], profile: Profile, turn: int) -> list[tuple[int, int]]:
    """The series, far behind during the court's turns: two courts stay for long, the others one after another."""
    sign = -1 if profile.is_share else 1

    def is_behind(day: int) -> bool:
        return turn < 2 or (day // TURN_DAYS) % (2 * TURN_DAYS - 2) == turn - 2  # noqa: PLR2004 - two stay behind

    def behind(pair: tuple[int, int]) -> tuple[int, int]:
        worse = profile.value + sign * (2.6 + 0.2 * turn) * profile.spread
        return _numerator(profile, worse, pair[1]), pair[1]

    return [behind(pair) if is_behind(day) else pair for day, pair in enumerate(series)]
