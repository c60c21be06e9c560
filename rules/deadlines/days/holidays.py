"""Holidays and festivals: 国庆节前, 节后, 假期结束前, 年前, 除夕, 正月十五, 七一."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from rules.calendar import Calendar
from rules.deadlines.days.values import DAY, Day, Pattern, made
from rules.deadlines.numerals import NUMBER, NUMERALS, number
from rules.deadlines.values import Moment
from rules.festivals import CHINESE_NAMES, Holiday, festival_day, holiday_named, traditional_day

_FESTIVALS = "|".join(name for names in CHINESE_NAMES.values() for name in names)


def _blocks(holiday: Holiday, moment: Moment) -> Iterator[tuple[date, date]]:
    """First and last day off, with the weekend beside them, of each turn of the holiday that is not over yet."""
    for year in range(moment.today.year - 1, moment.today.year + 3):
        block = _block(holiday, year, moment.calendar)
        if block and block[1] >= moment.today:
            yield block


@lru_cache(maxsize=256)
def _block(holiday: Holiday, year: int, calendar: Calendar) -> tuple[date, date] | None:
    """Those of the holiday of that year; None if it has no days off."""
    first, last = calendar.first_day_of(holiday, year), calendar.last_day_of(holiday, year)
    return (calendar.previous_workday(first) + DAY, calendar.next_workday(last) - DAY) if first and last else None


def _off(current: Holiday, coming: Holiday, moment: Moment, *, is_end: bool) -> Day | None:
    """The days off of the holiday that is on or comes next, or only their end (假期结束); 前 means one that is to come."""
    block = next(_blocks(current, moment), None)
    ahead = next((first for first, _ in _blocks(coming, moment) if first > moment.today), None)
    if block is None:
        return None
    first, last = block
    if is_end:
        return Day(last, first=first, inside=last, after=last)
    return Day(last, first=first, before=ahead and ahead - DAY, after=last, needs_mark=True)


# 国庆节当天 is the day itself, without the days off beside it.
_ITSELF = r"(?P<itself>(?:的)?(?:当[天日]|那天|正日子))"


def _festival(match: re.Match[str], moment: Moment) -> Day | None:
    holiday = holiday_named(match["name"])
    if holiday and match["itself"]:
        itself = _ahead(tuple(festival_day(holiday, moment.today.year + turn) for turn in (0, 1)), moment)
        return Day(itself) if itself else None
    return _off(holiday, holiday, moment, is_end=bool(match["end"])) if holiday else None


def _holiday(match: re.Match[str], moment: Moment) -> Day | None:
    """节, 节日, 假期 without a name: the one that is on, or else the next."""
    coming = moment.calendar.next_holiday(moment.today)
    if coming is None:
        return None
    on = moment.calendar.holiday_of(moment.today)
    return _off(on or coming[0], coming[0], moment, is_end=bool(match["end"]))


def _new_year(_: re.Match[str], moment: Moment) -> Day | None:
    """年前, 年后 without a number are before and after the Spring Festival."""
    return _off(Holiday.SPRING_FESTIVAL, Holiday.SPRING_FESTIVAL, moment, is_end=False)


def _ahead(days: "tuple[date | None, ...]", moment: Moment) -> date | None:
    return next((day for day in days if day and day >= moment.today), None)


def _named_day(day: date, *, is_itself: bool) -> Day:
    """A day with a name, before which is the day before; the day itself (除夕当天) is a date like any other."""
    return Day(day) if is_itself else Day(day, before=day - DAY, after=day, needs_mark=True)


_TRADITIONAL = {
    "元宵": (1, 15),
    "小年": (12, 23),
    "腊八": (12, 8),
    "除夕": (12, 30),
    "大年三十": (12, 30),
    "年三十": (12, 30),
}
_FIRST_MONTH = 1
_LAST_MONTH = 12


def _named_traditional(match: re.Match[str], moment: Moment) -> Day | None:
    """A day of the traditional calendar by its name; 前 is the day before, as with holidays."""
    month, day = _TRADITIONAL[match["name"]]
    found = _ahead(tuple(traditional_day(moment.today.year + turn, month, day) for turn in (0, 1)), moment)
    return _named_day(found, is_itself=bool(match["itself"])) if found else None


def _numbered_traditional(match: re.Match[str], moment: Moment) -> Day | None:
    """正月初七, 腊月二十: a date, so that 前 includes it."""
    month = _FIRST_MONTH if match["month"] == "正" else _LAST_MONTH
    day = number(match["day"])
    found = _ahead(tuple(traditional_day(moment.today.year + turn, month, day) for turn in (0, 1)), moment)
    return Day(found) if found else None


_OF_THE_YEAR = {
    "三八": (3, 8),
    "六一": (6, 1),
    "七一": (7, 1),
    "八一": (8, 1),
    "教师节": (9, 10),
    "双十一": (11, 11),
    "宪法日": (12, 4),
    "平安夜": (12, 24),
    "跨年夜": (12, 31),
}


def _of_the_year(match: re.Match[str], moment: Moment) -> Day | None:
    month_day = _OF_THE_YEAR[match["name"]]
    found = _ahead(tuple(made(moment.today.year + turn, *month_day) for turn in (0, 1)), moment)
    return _named_day(found, is_itself=bool(match["itself"])) if found else None


HOLIDAYS: tuple[Pattern, ...] = (
    Pattern(
        "named holiday",
        rf"(?P<name>{_FESTIVALS})节?(?:假期|长假|假日|放假|小长假)?(?:(?P<end>结束|收假|最后一天)|{_ITSELF})?",
        "国庆节前",
        "the day before its first day off",
        _festival,
        " ".join(name[:2] for names in CHINESE_NAMES.values() for name in names),
    ),
    Pattern(
        "holiday",
        r"(?:放假|假期|节假日|节日|长假|小长假|收假|(?<![诞阳宵女师军童亲人巧物环细季])节)(?P<end>结束|最后一天)?(?=[之以]?[前后期])",
        "节前",
        "the day before the next holiday",
        _holiday,
        "放假 假期 节前 节后 节期 节之 节以 节假 节日 节结 节最 长假 小长 收假",
    ),
    Pattern(
        "new year",
        rf"(?<![今明去后来本当几多半数些\d{NUMERALS}])年(?=[前后](?!年|半|期))",
        "年前",
        "the day before the Spring Festival",
        _new_year,
        "年前 年后",
    ),
    Pattern(
        "traditional festival",
        rf"(?P<name>{'|'.join(_TRADITIONAL)})节?{_ITSELF}?",
        "元宵节前",
        "the day before it",
        _named_traditional,
        " ".join(name[:2] for name in _TRADITIONAL),
    ),
    Pattern(
        "day of a traditional month",
        rf"(?P<month>正|腊)月初?(?P<day>{NUMBER})[日号]?",
        "正月初七前",
        "that day of the traditional calendar",
        _numbered_traditional,
        "正月 腊月",
    ),
    Pattern(
        "day of the year",
        rf"(?P<name>{'|'.join(_OF_THE_YEAR)})(?:妇女节|儿童节|建党节|建军节|节)?(?:{_ITSELF}|(?=[之以]?[前后]))",
        "七一前",
        "the day before it",
        _of_the_year,
        " ".join(name[:2] for name in _OF_THE_YEAR),
    ),
)
