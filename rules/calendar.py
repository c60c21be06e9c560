"""The legal working calendar: published holidays and make-up workdays, with an administrator's overrides on top."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property, lru_cache

from chinese_calendar import constants as published

from rules.festivals import Holiday, holiday_named, statutory_days

_PUBLISHED_NAMES: dict[str, Holiday] = {
    "New Year's Day": Holiday.NEW_YEAR,
    "Spring Festival": Holiday.SPRING_FESTIVAL,
    "Tomb-sweeping Day": Holiday.TOMB_SWEEPING,
    "Labour Day": Holiday.LABOUR,
    "Dragon Boat Festival": Holiday.DRAGON_BOAT,
    "Mid-autumn Festival": Holiday.MID_AUTUMN,
    "National Day": Holiday.NATIONAL,
}
_FIRST_YEAR = min(published.holidays).year
_LAST_YEAR = max(published.holidays).year
_SATURDAY = 5
_DAY = timedelta(days=1)
_HALF_MONTH = 15


class DayKind(StrEnum):
    WORKDAY = "workday"
    RESTDAY = "restday"


@dataclass(frozen=True, slots=True)
class Override:
    """One day as an administrator typed it in from the yearly notice; the note may name the holiday (春节)."""

    day: date
    kind: DayKind
    note: str = ""


@dataclass(frozen=True, slots=True)
class Closure:
    """A day on which one court is closed, by its code: a power cut, a move, a storm."""

    court_code: str
    day: date
    note: str = ""


@dataclass(frozen=True)
class Calendar:
    """Workdays of the courts. Published data covers 2004–2026; later years are estimated Monday to Friday.

    A year counts as known once at least one override was typed in for it, as the notice comes for a year at a time.
    """

    overrides: tuple[Override, ...] = ()
    closures: tuple[Closure, ...] = ()

    @classmethod
    def of(cls, overrides: Iterable[Override]) -> "Calendar":
        return cls(tuple(overrides))

    @cached_property
    def _override_by_day(self) -> dict[date, Override]:
        return {one.day: one for one in self.overrides}

    @cached_property
    def _typed_years(self) -> frozenset[int]:
        return frozenset(one.day.year for one in self.overrides)

    @cached_property
    def _by_court(self) -> "dict[str, Calendar]":
        """For each court with closures the calendar that it works by."""
        days: dict[str, list[Override]] = {}
        for one in self.closures:
            days.setdefault(one.court_code, []).append(Override(one.day, DayKind.RESTDAY, one.note))
        return {code: Calendar((*self.overrides, *own)) for code, own in days.items()}

    def of_court(self, court_code: str) -> "Calendar":
        """The calendar that the court works by: this one, without the days on which it is closed."""
        return self._by_court.get(court_code, self)

    @property
    def published_years(self) -> tuple[int, int]:
        """The first and the last year of the data that is shipped."""
        return _FIRST_YEAR, _LAST_YEAR

    @property
    def typed_years(self) -> tuple[int, ...]:
        return tuple(sorted(self._typed_years))

    def is_known(self, day: date) -> bool:
        """Whether the day is published or typed in; otherwise whatever is said about it is an estimate."""
        return _FIRST_YEAR <= day.year <= _LAST_YEAR or day.year in self._typed_years

    def is_workday(self, day: date) -> bool:
        override = self._override_by_day.get(day)
        if override:
            return override.kind is DayKind.WORKDAY
        if day in published.workdays:
            return True
        return day.weekday() < _SATURDAY and self.holiday_of(day) is None

    def holiday_of(self, day: date) -> Holiday | None:
        """The holiday that makes the day a day off; None on ordinary days and plain weekends."""
        override = self._override_by_day.get(day)
        if override:
            return holiday_named(override.note) if override.kind is DayKind.RESTDAY else None
        if day in published.holidays:
            return _PUBLISHED_NAMES.get(published.holidays[day])
        return _statutory_holiday(day) if day.year > _LAST_YEAR else None

    def next_workday(self, day: date) -> date:
        """The first workday after `day`."""
        return self.add_workdays(day, 1)

    def previous_workday(self, day: date) -> date:
        """The last workday before `day`."""
        return self.add_workdays(day, -1)

    def add_workdays(self, day: date, number: int) -> date:
        """The workday that is `number` workdays after `day` (before, if negative); `day` itself is not counted.

        Civil Code, article 201: the day on which a period begins is not counted.
        """
        step = _DAY if number >= 0 else -_DAY
        for _ in range(abs(number)):
            day += step
            while not self.is_workday(day):
                day += step
        return day

    def last_workday_of_week(self, day: date) -> date:
        """The last workday of the week (Monday to Sunday) of `day`; Friday if the whole week is off."""
        monday = day - day.weekday() * _DAY
        week = [monday + number * _DAY for number in range(7)]
        return next((one for one in reversed(week) if self.is_workday(one)), monday + 4 * _DAY)

    def holiday_days(self, holiday: Holiday, year: int) -> tuple[date, ...]:
        """The days off under the holiday's name in the year, in order; the statutory ones where no more is known."""
        return _days_of(self, holiday, year)

    def first_day_of(self, holiday: Holiday, year: int) -> date | None:
        """The first day off of the block that holds the holiday, which may begin with a neighbouring holiday."""
        days = self.holiday_days(holiday, year)
        return self._edge(days[0], -_DAY) if days else None

    def last_day_of(self, holiday: Holiday, year: int) -> date | None:
        """The last day off of the block that holds the holiday."""
        days = self.holiday_days(holiday, year)
        return self._edge(days[-1], _DAY) if days else None

    def next_holiday(self, after: date) -> tuple[Holiday, date] | None:
        """The next holiday that begins after the day, and the first day of its block."""
        starts = [
            (first, holiday)
            for year in (after.year, after.year + 1)
            for holiday in Holiday
            if (first := self.first_day_of(holiday, year)) is not None and first > after
        ]
        return (min(starts)[1], min(starts)[0]) if starts else None

    def _edge(self, day: date, step: timedelta) -> date:
        while self.holiday_of(day + step) is not None:
            day += step
        return day


@lru_cache(maxsize=1024)
def _days_of(calendar: Calendar, holiday: Holiday, year: int) -> tuple[date, ...]:
    window = _around_new_year(year) if holiday is Holiday.NEW_YEAR else _of_year(year)
    named = tuple(day for day in window if calendar.holiday_of(day) is holiday)
    return named or statutory_days(holiday, year)


def _of_year(year: int) -> Iterator[date]:
    first = date(year, 1, 1)
    return (first + number * _DAY for number in range((date(year + 1, 1, 1) - first).days))


def _around_new_year(year: int) -> Iterator[date]:
    """The days off for 1 January may begin in the December before."""
    return (date(year, 1, 1) + number * _DAY for number in range(-_HALF_MONTH, _HALF_MONTH))


@lru_cache(maxsize=256)
def _statutory_holidays(year: int) -> dict[date, Holiday]:
    return {day: holiday for holiday in Holiday for day in statutory_days(holiday, year)}


def _statutory_holiday(day: date) -> Holiday | None:
    return _statutory_holidays(day.year).get(day)
