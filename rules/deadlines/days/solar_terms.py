"""Solar terms as days: 冬至前, 立春以前, 霜降那天."""

import re
from datetime import date
from functools import lru_cache

from chinese_calendar import get_solar_terms

from rules.deadlines.days.values import DAY, Day, Pattern
from rules.deadlines.values import Moment

# Not 大雪, 小雪, 雨水 and 大寒, which mostly are weather, nor 清明, which is a holiday.
_TERMS = "立春 惊蛰 春分 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 冬至 小寒"


@lru_cache(maxsize=16)
def _terms_of(year: int) -> dict[str, date]:
    """The days of that year's solar terms, by the published formula; none for years that it does not cover."""
    try:
        return {name: day for day, name in get_solar_terms(date(year, 1, 1), date(year, 12, 31))}
    except (NotImplementedError, ValueError):
        return {}


def _solar_term(match: re.Match[str], moment: Moment) -> Day | None:
    years = (moment.today.year, moment.today.year + 1)
    days = (_terms_of(year).get(match["name"]) for year in years)
    day = next((day for day in days if day and day >= moment.today), None)
    if day is None:
        return None
    return Day(day) if match["itself"] else Day(day, before=day - DAY, after=day, needs_mark=True)


SOLAR_TERMS: tuple[Pattern, ...] = (
    Pattern(
        "solar term",
        rf"(?P<name>{'|'.join(_TERMS.split())})(?:(?P<itself>(?:的)?(?:当[天日]|那天))|(?=节气?|[之以]?[前后]|到来|来临))(?:节气?)?(?:到来|来临)?",
        "冬至前",
        "the day before it",
        _solar_term,
        _TERMS,
    ),
)
