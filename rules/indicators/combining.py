"""Several indicators as one: a court's places in each, weighted and added up, so that rates, days and money can be compared."""

from collections.abc import Iterable, Sequence

from rules.indicators.values import Figure, Indicator, Indicators
from rules.ranking import rank


def combined(
    indicator: Indicator, pools: Iterable[Sequence[str]], definitions: Indicators, figures: Iterable[Figure]
) -> tuple[Figure, ...]:
    """The mean of each court's places, by the weights of `indicator.combines`, within its pool; `figures` are of one day.

    A court without figures of one part has none here; one that is too small in a part has 0 of 0, which is too small too.
    """
    figures = tuple(figures)
    return tuple(one for pool in pools for one in _of_pool(indicator, pool, definitions, figures))


def _of_pool(
    indicator: Indicator, pool: Sequence[str], definitions: Indicators, figures: tuple[Figure, ...]
) -> Iterable[Figure]:
    parts = [(rank(definitions[one.code], pool, figures), one.weight) for one in indicator.combines]
    places = [({place.court_code: place.place for place in ranking.places}, weight) for ranking, weight in parts]
    missing = {code for ranking, _ in parts for code in ranking.missing}
    small = {code for ranking, _ in parts for code in ranking.small}
    whole = sum(weight for _, weight in places)
    day = next((one.day for one in figures), None)
    for code in pool:
        if code in missing or day is None:
            continue
        counts = (0, 0) if code in small else (sum(by_court[code] * weight for by_court, weight in places), whole)
        yield Figure(day, code, indicator.code, *counts)
