"""The province by city, in one picture."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from bot.pictures.drawing import draw
from rules.bulletins.cities import City
from rules.bulletins.values import Bulletin, Measure

SOURCE = "cities.typ"


@dataclass(frozen=True)
class CityWords:
    """The words of one language."""

    title: Callable[[Bulletin], str]
    subtitle: Callable[[Bulletin], str]
    measure: Callable[[Measure], str]
    remark: Callable[[City], str]
    value: Callable[[Fraction, Measure], str]
    late: str
    sample: str
    footer: str


def city_picture(bulletin: Bulletin, cities: tuple[City, ...], words: CityWords) -> bytes:
    """The picture as PNG; the same facts give the same bytes."""
    return draw(SOURCE, city_facts(bulletin, cities, words))


def city_facts(bulletin: Bulletin, cities: tuple[City, ...], words: CityWords) -> dict[str, Any]:
    """All that the picture shows, as JSON: positions from 0 (the worst court) to 1 (the best)."""
    measure = bulletin.measure
    merits = [measure.merit(one.value) for city in cities for one in city.values] or [Fraction(0)]
    worst, best = min(merits), max(merits)

    def position(value: Fraction) -> float | None:
        merit = measure.merit(value)
        if not worst <= merit <= best:
            return None
        return float((merit - worst) / (best - worst)) if best > worst else 0.5

    ends = [measure.merit(worst), measure.merit((worst + best) / 2), measure.merit(best)]  # merit turns itself back
    return {
        "title": words.title(bulletin),
        "subtitle": words.subtitle(bulletin),
        "measure": words.measure(measure),
        "badges": [words.late] * bulletin.is_late + [words.sample] * bulletin.is_sample,
        "target": position(measure.target.value) if measure.target else None,
        "rows": [
            {
                "name": city.name,
                "remark": words.remark(city),
                "value": words.value(city.value.value, measure),
                "at": position(city.value.value) if measure.has_denominator else None,
                "ticks": [position(one.value) for one in city.values],
            }
            for city in cities
        ],
        "labels": [words.value(one, measure) for one in ends],
        "footer": words.footer,
    }
