"""The span of days that a count is about, in the words of an office."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Span(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both within."""

    span: Span
    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


_MONTH = re.compile(r"(?:(?P<year>20\d\d)\s*[-年./]\s*)?(?P<month>1[0-2]|0?[1-9])月?(?:份)?")
_YEAR = re.compile(r"(?P<year>20\d\d)年?")


def month_of(day: date) -> Period:
    last = calendar.monthrange(day.year, day.month)[1]
    return Period(Span.MONTH, day.replace(day=1), day.replace(day=last))


def quarter_of(day: date) -> Period:
    first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return Period(Span.QUARTER, first, month_of(first.replace(month=first.month + 2)).last)


def year_of(day: date) -> Period:
    return Period(Span.YEAR, day.replace(month=1, day=1), day.replace(month=12, day=31))


def read_period(words: str, today: date) -> Period | None:
    """本月, 上月, 本季度, 上季度, 本年, 去年, 10月, 2026-10, 2026年; this year where nothing is said, None for anything else.

    A month without a year is the last one of that name that has begun.
    """
    plain = "".join(words.split())
    known = {
        "": year_of(today),
        "本月": month_of(today),
        "上月": month_of(today.replace(day=1) - timedelta(days=1)),
        "本季度": quarter_of(today),
        "上季度": quarter_of(quarter_of(today).first - timedelta(days=1)),
        "本年": year_of(today),
        "今年": year_of(today),
        "去年": year_of(today.replace(month=1, day=1) - timedelta(days=1)),
    }
    if plain in known:
        return known[plain]
    if found := _YEAR.fullmatch(plain):
        return year_of(date(int(found["year"]), 1, 1))
    if found := _MONTH.fullmatch(plain):
        month = int(found["month"])
        year = int(found["year"]) if found["year"] else today.year - (month > today.month)
        return month_of(date(year, month, 1))
    return None
