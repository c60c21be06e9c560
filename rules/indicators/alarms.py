"""Figures that cannot be right, or that hide something: found before they are published, each with what was expected."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from statistics import median_low

from rules.indicators.values import Figure, Indicator, Indicators, Unit, is_rankable

_FINE = 10**9  # values are compared as whole billionths: fine enough for a threshold, and far quicker than fractions
_HUNDRED = 100


class AlarmKind(StrEnum):
    """What is wrong. The first three cannot be right; the last three can, and want a look."""

    NUMERATOR_ABOVE_DENOMINATOR = "numerator_above_denominator"
    SUM = "sum"  # the parts do not add up to the whole
    UNIT = "unit"  # the denominator is a hundred times what it was, or a hundredth: 元 and 万元
    JUMP = "jump"  # far from the median of the days before
    GAP = "gap"  # two indicators further apart than they should be


class Part(StrEnum):
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"


@dataclass(frozen=True, slots=True)
class Count:
    """One of the two numbers of an indicator."""

    indicator: str
    part: Part = Part.NUMERATOR

    def of(self, figure: Figure) -> int:
        return figure.numerator if self.part is Part.NUMERATOR else figure.denominator


@dataclass(frozen=True, slots=True)
class Sum:
    """The parts that must add up to the whole, of one court and one day."""

    whole: Count
    parts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """`high` may lie at most `points` percentage points above `low`.

    实际执结率 counts cases that ended without payment (终结执行); far above 执行完毕率 it is no merit.
    """

    high: str
    low: str
    points: int


_CLOSED = Count("b5_termrate", Part.DENOMINATOR)


@dataclass(frozen=True, slots=True)
class AlarmPolicy:
    """What counts as implausible. A jump needs `median_needs` days with figures within the `median_days` before.

    Percentages jump by points, days, ratios and counts by per cent of the median.
    """

    jump_points: int = 15
    jump_percent: int = 50
    median_days: int = 14
    median_needs: int = 5
    unit_factor: int = 100
    gaps: tuple[Gap, ...] = (Gap("b1_actual", "b2_full", 30),)
    sums: tuple[Sum, ...] = field(
        # what was closed was terminated or closed in another way
        default=(Sum(_CLOSED, (Count("b1_actual"), Count("b5_termrate"))),)
    )

    def __post_init__(self) -> None:
        if min(self.jump_points, self.jump_percent, self.median_needs) < 1 or self.median_days < self.median_needs:
            raise ValueError("jumps and median_needs must be at least 1, and median_days at least median_needs")
        if self.unit_factor <= 1:
            raise ValueError("unit_factor must be more than 1")


@dataclass(frozen=True, slots=True)
class Alarm:
    """One figure and what it should have been. Values are the indicator's own (0.9, not 90); sums and units are counts.

    `other` is the code of the indicator that it was compared with, for a gap.
    """

    kind: AlarmKind
    court_code: str
    indicator_code: str
    seen: Fraction
    expected: Fraction
    other: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """Between which values and denominators a court's figures of some days lie; values are rounded, and None without any."""

    lowest: float | None
    highest: float | None
    smallest: int
    largest: int


_ROUNDING = 1e-6  # far more than a double loses, so that a figure near the limit is looked at exactly

_ORDER = list(AlarmKind)

History = Mapping[tuple[str, str], list[Figure]]


def alarms(
    today: Iterable[Figure], history: Iterable[Figure], definitions: Indicators, policy: AlarmPolicy
) -> tuple[Alarm, ...]:
    """What is implausible in one day's figures, the impossible first, then by court.

    `today` are figures of one day, of one or of many indicators; a gap or a sum is looked for where all of its indicators
    are among them. `history` are figures of earlier days in any order. What `definitions` does not know is passed over.
    """
    known = sorted((one for one in today if one.indicator_code in definitions.by_code), key=_identity)
    by_indicator = {(one.court_code, one.indicator_code): one for one in known}
    past = _past(history)
    found = [
        *(alarm for figure in known for alarm in _alone(figure, definitions[figure.indicator_code], past, policy)),
        *(alarm for one in policy.sums for alarm in _sum_alarms(one, by_indicator)),
        *(alarm for one in policy.gaps for alarm in _gap_alarms(one, by_indicator, definitions)),
    ]
    return tuple(sorted(found, key=lambda alarm: (_ORDER.index(alarm.kind), alarm.court_code, alarm.indicator_code)))


def worth_a_look(
    today: Iterable[Figure], ranges: Mapping[str, Range], definitions: Indicators, policy: AlarmPolicy
) -> tuple[str, ...]:
    """The courts whose days before may raise an alarm about today's figure, all of them and few others.

    `today` are figures of one indicator, `ranges` those of the days before by court. A median lies within the range, so
    whoever is near both ends of it is near the median, and its days need not be loaded.
    """
    return tuple(
        one.court_code
        for one in today
        if (past := ranges.get(one.court_code)) and not _is_near(one, past, definitions[one.indicator_code], policy)
    )


def _is_near(figure: Figure, past: Range, indicator: Indicator, policy: AlarmPolicy) -> bool:
    seen = figure.denominator
    if seen >= past.smallest * policy.unit_factor or seen * policy.unit_factor <= past.largest:
        return False
    if past.lowest is None or past.highest is None or not seen:
        return True
    value = figure.numerator / seen
    furthest = max(value - past.lowest, past.highest - value)
    allowed = policy.jump_points if indicator.unit is Unit.PERCENT else past.lowest * policy.jump_percent
    return (furthest * (1 + _ROUNDING) + _ROUNDING) * _HUNDRED < allowed


def _identity(figure: Figure) -> tuple[str, str]:
    return figure.court_code, figure.indicator_code


def _past(history: Iterable[Figure]) -> History:
    past: dict[tuple[str, str], list[Figure]] = {}
    for figure in history:
        past.setdefault(_identity(figure), []).append(figure)
    return past


def _alone(figure: Figure, indicator: Indicator, past: History, policy: AlarmPolicy) -> Iterator[Alarm]:
    if indicator.is_share and indicator.has_denominator and figure.numerator > figure.denominator:
        seen, most = Fraction(figure.numerator), Fraction(figure.denominator)
        yield _alarm(AlarmKind.NUMERATOR_ABOVE_DENOMINATOR, figure, seen, most)
        return
    days = _days_before(figure, past, policy)
    if len(days) < policy.median_needs:
        return
    if (unit := _unit_alarm(figure, days, policy)) or (unit := _jump_alarm(figure, indicator, days, policy)):
        yield unit


def _days_before(figure: Figure, past: History, policy: AlarmPolicy) -> list[Figure]:
    known = past.get(_identity(figure))
    if known is None:
        return []
    since: date = figure.day - timedelta(days=policy.median_days)
    return [one for one in known if since <= one.day < figure.day]


def _unit_alarm(figure: Figure, days: list[Figure], policy: AlarmPolicy) -> Alarm | None:
    """Numbers count from 1 January, so only days of the same year compare."""
    same_year = [one.denominator for one in days if one.day.year == figure.day.year]
    usual = median_low(same_year) if len(same_year) >= policy.median_needs else 0
    is_far = figure.denominator >= usual * policy.unit_factor or figure.denominator * policy.unit_factor <= usual
    if not usual or not is_far:
        return None
    return _alarm(AlarmKind.UNIT, figure, Fraction(figure.denominator), Fraction(usual))


def _jump_alarm(figure: Figure, indicator: Indicator, days: list[Figure], policy: AlarmPolicy) -> Alarm | None:
    comparable = [one for one in days if is_rankable(one, indicator)]
    if not is_rankable(figure, indicator) or len(comparable) < policy.median_needs:
        return None
    middle = sorted(comparable, key=_fine)[(len(comparable) - 1) // 2]
    allowed = _FINE * policy.jump_points if indicator.unit is Unit.PERCENT else _fine(middle) * policy.jump_percent
    if abs(_fine(figure) - _fine(middle)) * _HUNDRED <= allowed:
        return None
    return _alarm(AlarmKind.JUMP, figure, figure.value, middle.value)


def _fine(figure: Figure) -> int:
    return figure.numerator * _FINE // figure.denominator


def _sum_alarms(rule: Sum, figures: Mapping[tuple[str, str], Figure]) -> Iterator[Alarm]:
    for (court, code), figure in figures.items():
        if code != rule.whole.indicator:
            continue
        parts = [figures.get((court, part.indicator)) for part in rule.parts]
        counted = [count.of(part) for count, part in zip(rule.parts, parts, strict=True) if part is not None]
        if len(counted) == len(parts) and sum(counted) != rule.whole.of(figure):
            yield _alarm(AlarmKind.SUM, figure, Fraction(sum(counted)), Fraction(rule.whole.of(figure)))


def _gap_alarms(rule: Gap, figures: Mapping[tuple[str, str], Figure], definitions: Indicators) -> Iterator[Alarm]:
    for (court, code), high in figures.items():
        low = figures.get((court, rule.low))
        if code != rule.high or low is None:
            continue
        is_enough = is_rankable(high, definitions[rule.high]) and is_rankable(low, definitions[rule.low])
        if is_enough and (high.value - low.value) * _HUNDRED > rule.points:
            yield _alarm(AlarmKind.GAP, high, high.value, low.value, rule.low)


def _alarm(kind: AlarmKind, figure: Figure, seen: Fraction, expected: Fraction, other: str = "") -> Alarm:
    return Alarm(kind, figure.court_code, figure.indicator_code, seen, expected, other)
