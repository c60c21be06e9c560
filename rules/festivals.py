"""The seven statutory holidays of China and the days on which they fall where the published calendar ends."""

from datetime import date, timedelta
from enum import StrEnum


class Holiday(StrEnum):
    NEW_YEAR = "new_year"
    SPRING_FESTIVAL = "spring_festival"
    TOMB_SWEEPING = "tomb_sweeping"
    LABOUR = "labour"
    DRAGON_BOAT = "dragon_boat"
    MID_AUTUMN = "mid_autumn"
    NATIONAL = "national"


CHINESE_NAMES: dict[Holiday, tuple[str, ...]] = {
    Holiday.NEW_YEAR: ("元旦",),
    Holiday.SPRING_FESTIVAL: ("春节", "过年"),
    Holiday.TOMB_SWEEPING: ("清明",),
    Holiday.LABOUR: ("五一", "劳动节"),
    Holiday.DRAGON_BOAT: ("端午",),
    Holiday.MID_AUTUMN: ("中秋", "八月十五"),
    Holiday.NATIONAL: ("国庆", "十一"),
}

# (month, day) by the traditional calendar, computed for Beijing time.
# Spring Festival falls on 6 February 2027 and 3 February 2030: both new moons come just before or after midnight there.
_NEW_YEAR: dict[int, tuple[int, int]] = {
    2004: (1, 22),
    2005: (2, 9),
    2006: (1, 29),
    2007: (2, 18),
    2008: (2, 7),
    2009: (1, 26),
    2010: (2, 14),
    2011: (2, 3),
    2012: (1, 23),
    2013: (2, 10),
    2014: (1, 31),
    2015: (2, 19),
    2016: (2, 8),
    2017: (1, 28),
    2018: (2, 16),
    2019: (2, 5),
    2020: (1, 25),
    2021: (2, 12),
    2022: (2, 1),
    2023: (1, 22),
    2024: (2, 10),
    2025: (1, 29),
    2026: (2, 17),
    2027: (2, 6),
    2028: (1, 26),
    2029: (2, 13),
    2030: (2, 3),
    2031: (1, 23),
    2032: (2, 11),
    2033: (1, 31),
    2034: (2, 19),
    2035: (2, 8),
}
# Years whose new year follows a twelfth month of 29 days, so that its eve is the 29th.
_SHORT_TWELFTH_MONTHS = frozenset((2006, 2012, 2013, 2016, 2022, 2025, 2026, 2027, 2028, 2029, 2031, 2032))
_MOVING: dict[Holiday, dict[int, tuple[int, int]]] = {
    Holiday.SPRING_FESTIVAL: _NEW_YEAR,
    Holiday.TOMB_SWEEPING: {
        2027: (4, 5),
        2028: (4, 4),
        2029: (4, 4),
        2030: (4, 5),
        2031: (4, 5),
        2032: (4, 4),
        2033: (4, 4),
        2034: (4, 5),
        2035: (4, 5),
    },
    Holiday.DRAGON_BOAT: {
        2027: (6, 9),
        2028: (5, 28),
        2029: (6, 16),
        2030: (6, 5),
        2031: (6, 24),
        2032: (6, 12),
        2033: (6, 1),
        2034: (6, 20),
        2035: (6, 10),
    },
    # In 2009, 2012, 2017 and 2020 Mid-Autumn fell into the National Day week, where the published data drops its name.
    Holiday.MID_AUTUMN: {
        2009: (10, 3),
        2012: (9, 30),
        2017: (10, 4),
        2020: (10, 1),
        2027: (9, 15),
        2028: (10, 3),
        2029: (9, 22),
        2030: (9, 12),
        2031: (10, 1),
        2032: (9, 19),
        2033: (9, 8),
        2034: (9, 27),
        2035: (9, 16),
    },
}
_LONGEST_MONTH = 30
_FIXED: dict[Holiday, tuple[int, int]] = {
    Holiday.NEW_YEAR: (1, 1),
    Holiday.LABOUR: (5, 1),
    Holiday.NATIONAL: (10, 1),
}
# Days off by law without moved weekends (State Council Order 795, in force since 2025, without New Year's Eve).
_DAYS_OFF: dict[Holiday, int] = {Holiday.SPRING_FESTIVAL: 3, Holiday.NATIONAL: 3, Holiday.LABOUR: 2}


def festival_day(holiday: Holiday, year: int) -> date | None:
    """The day of the festival itself; None where the tables end."""
    month_day = _FIXED.get(holiday) or _MOVING.get(holiday, {}).get(year)
    return date(year, *month_day) if month_day else None


def statutory_days(holiday: Holiday, year: int) -> tuple[date, ...]:
    """The days off that the law alone gives, without the yearly notice; empty where the tables end."""
    first = festival_day(holiday, year)
    if first is None:
        return ()
    return tuple(first + timedelta(days=number) for number in range(_DAYS_OFF.get(holiday, 1)))


def traditional_day(year: int, month: int, day: int) -> date | None:
    """A day of the first month, or of the twelfth that ends the day before the year's Spring Festival.

    The 30th of a twelfth month that has 29 days is its last one, as people say 年三十. None where the table ends.
    """
    new_year = festival_day(Holiday.SPRING_FESTIVAL, year)
    if new_year is None or not 1 <= day <= _LONGEST_MONTH:
        return None
    if month == 1:
        return new_year + timedelta(days=day - 1)
    last = _LONGEST_MONTH - (year in _SHORT_TWELFTH_MONTHS)
    return new_year - timedelta(days=last - min(day, last) + 1)


def holiday_named(words: str) -> Holiday | None:
    """The holiday whose Chinese name occurs in the words."""
    for holiday, names in CHINESE_NAMES.items():
        if any(name in words for name in names):
            return holiday
    return None
