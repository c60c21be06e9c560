"""A court's own trend, in one picture."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from bot.pictures.drawing import draw
from rules.bulletins.trend import TrendPoint
from rules.bulletins.values import Measure

SOURCE = "trend.typ"
_ROOM = Fraction(1, 12)  # of the height, free above and below the line
_LEAST = Fraction(1, 100)  # a line that hardly moves is drawn as one that hardly moves


@dataclass(frozen=True)
class TrendWords:
    """The words of one language."""

    title: Callable[[str], str]
    measure: Callable[[Measure], str]
    value: Callable[[Fraction, Measure], str]
    day: Callable[[date], str]
    target: Callable[[Measure], str]
    now: str
    best: str
    worst: str
    sample: str
    footer: Callable[[int], str]


def trend_picture(
    court: str, measure: Measure, points: tuple[TrendPoint, ...], words: TrendWords, *, is_sample: bool
) -> bytes:
    """The picture as PNG, of at least one point; the same facts give the same bytes."""
    return draw(SOURCE, trend_facts(court, measure, points, words, is_sample=is_sample))


def trend_facts(
    court: str, measure: Measure, points: tuple[TrendPoint, ...], words: TrendWords, *, is_sample: bool
) -> dict[str, Any]:
    """All that the picture shows, as JSON; days lie as far apart as they are."""
    values = [point.value.value for point in points]
    target = measure.target.value if measure.target else None
    low, high = _bounds([*values, *([target] if target is not None else [])])
    first, span = points[0].day, max((points[-1].day - points[0].day).days, 1)

    def height(value: Fraction) -> float:
        return float((value - low) / (high - low))

    worst, best = sorted((min(values), max(values)), key=measure.merit)
    return {
        "title": words.title(court),
        "measure": words.measure(measure),
        "badges": [words.sample] * is_sample,
        "facts": [
            (words.now, words.value(values[-1], measure)),
            (words.best, words.value(best, measure)),
            (words.worst, words.value(worst, measure)),
        ],
        "points": [((point.day - first).days / span, height(point.value.value)) for point in points],
        "marks": [(height(one), words.value(one, measure)) for one in sorted({min(values), max(values)})],
        "target": (height(target), words.target(measure)) if target is not None else None,
        "days": _days(points, words),
        "footer": words.footer(len(points)),
    }


def _bounds(values: list[Fraction]) -> tuple[Fraction, Fraction]:
    low, high = min(values), max(values)
    least = max(abs(high) * _LEAST, Fraction(1, 10_000))
    if high - low < least:
        low, high = low - least, high + least
    room = (high - low) * _ROOM
    return low - room, high + room


def _days(points: tuple[TrendPoint, ...], words: TrendWords) -> list[tuple[float, str]]:
    ends = [(0.0, words.day(points[0].day))]
    return [*ends, (1.0, words.day(points[-1].day))] if len(points) > 1 else ends
