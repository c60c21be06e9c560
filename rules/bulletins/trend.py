"""A court's own way: its value day by day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rules.bulletins.ratio import Ratio
from rules.indicators import Figure, Indicator, is_rankable

TREND_DAYS = 30


@dataclass(frozen=True, slots=True)
class TrendPoint:
    day: date
    value: Ratio


def trend(indicator: Indicator, figures: Iterable[Figure]) -> tuple[TrendPoint, ...]:
    """The days on which there was enough to have a value, the oldest first."""
    enough = sorted((one for one in figures if is_rankable(one, indicator)), key=lambda one: one.day)
    return tuple(TrendPoint(one.day, Ratio(one.numerator, one.denominator)) for one in enough)
