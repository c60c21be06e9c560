"""Words for something due again and again: 每日18时前, 每周五下班前, 每月5日前, 每半月."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time, timedelta

from rules.deadlines.clocks import CLOCKS
from rules.deadlines.heads import by_head
from rules.deadlines.numerals import NUMBER, number
from rules.deadlines.values import Every, Moment, Recurrence

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RecurrencePattern:
    """One way to say how often. `on` is a group of the pattern that names the weekday or the day of the month."""

    words: str
    every: Every
    example: str
    meaning: str


RECURRENCES: tuple[RecurrencePattern, ...] = (
    RecurrencePattern(r"每个?工作日", Every.WORKDAY, "每个工作日17时前", "on every workday"),
    RecurrencePattern(
        r"(?:每日|每天|逐日|日日|天天|每晚(?=\d|[一二三四五六七八九十])|每(?=早|晚))",
        Every.DAY,
        "每日18时前",
        "every day",
    ),
    RecurrencePattern(
        r"每(?:个)?(?:周|星期|礼拜)(?:的)?(?P<weekday>[一二三四五六日天])", Every.WEEK, "每周五", "every Friday"
    ),
    RecurrencePattern(r"每(?:个)?(?:周|星期|礼拜)(?!期)|按周", Every.WEEK, "每周", "every Friday"),
    RecurrencePattern(
        r"每(?:半个?月|两周|两个星期|隔周)|每月两次",
        Every.HALF_MONTH,
        "每半月",
        "on the 15th and the last of the month",
    ),
    RecurrencePattern(
        rf"每(?:个)?月(?:的)?(?P<monthday>{NUMBER})[日号]", Every.MONTH, "每月5日", "on the fifth of every month"
    ),
    RecurrencePattern(r"每(?:个)?月(?:底|末|最后一天)?|按月", Every.MONTH, "每月底", "on the last day of every month"),
    RecurrencePattern(
        r"每(?:个)?季度?(?:末|底)?|按季度?", Every.QUARTER, "每季度末", "on the last day of every quarter"
    ),
)
OPENING = "每"
"""Without this sign nothing recurs."""
_RULES = tuple((pattern, re.compile(pattern.words)) for pattern in RECURRENCES)
_CLOCKS = by_head(CLOCKS)
_BEFORE = re.compile(r"(?:之前|以前|前)(?!三|3|五|往|来)")
_UNTIL = re.compile(
    r"(?:直至|直到|一直到)([^,。;!?\n]{1,16}?)(?:为止|时止|止)?(?=[,。;!?\n]|$)"
    r"|(?<=[报交发传送写])到([^,。;!?\n]{1,16}?)(?:那天|那日)?(?:为止|时止)(?=[,。;!?\n]|$)"
)
_WEEKDAYS = {
    sign: place for place, signs in enumerate(("一", "二", "三", "四", "五", "六", "日天"), 1) for sign in signs
}
_FRIDAY = 5


def recurrence_in(text: str, moment: Moment, period: tuple[date, date | None] | None = None) -> Recurrence | None:
    """The first recurrence in the text; `period` is the stretch of days that the message gives it, if any."""
    place = text.find(OPENING)
    while place >= 0:
        found = _recurrence_at(text, place, moment, period)
        if found:
            return found
        place = text.find(OPENING, place + 1)
    return None


def _recurrence_at(text: str, place: int, moment: Moment, period: tuple[date, date | None] | None) -> Recurrence | None:
    for pattern, rule in _RULES:
        match = rule.match(text, place)
        if match:
            return _made(text, match, pattern.every, moment, period)
    return None


def _made(
    text: str, match: re.Match[str], every: Every, moment: Moment, period: tuple[date, date | None] | None
) -> Recurrence:
    clock, end = _clock(text, match.end() - match[0].endswith("晚"), moment)  # 每晚八点 is at 20:00
    before = _BEFORE.match(text, end)
    end = before.end() if before else end
    on = _on(match, every)
    begin, until = period or (moment.today, None)
    is_today = every in (Every.DAY, Every.WORKDAY) and begin <= moment.today and clock > moment.said_at.time()
    earliest = moment.today if is_today else moment.today + _DAY
    first = first_occurrence(every, on, max(begin, earliest), moment)
    ending = _UNTIL.search(text)
    return Recurrence(
        every,
        clock,
        first,
        text[match.start() : end],
        (match.start(), end),
        on,
        until,
        until_event=(ending[1] or ending[2]) if ending else "",
    )


def _clock(text: str, place: int, moment: Moment) -> tuple[time, int]:
    for pattern, rule in _CLOCKS.at(text, place):
        match = rule.match(text, place)
        clock = match and pattern.resolve(match, moment.conventions)
        if match and clock:
            return clock.at, match.end()
    return moment.conventions.close_of_business, place


def _on(match: re.Match[str], every: Every) -> int | None:
    parts = match.groupdict()
    if parts.get("weekday"):
        return _WEEKDAYS[parts["weekday"]]
    if parts.get("monthday"):
        return min(max(number(parts["monthday"]), 1), 31)
    return {Every.WEEK: _FRIDAY, Every.MONTH: 31}.get(every)


def first_occurrence(every: Every, on: int | None, start: date, moment: Moment) -> date:
    """The first day from `start`, itself included, on which it is due."""
    day = start
    while not _is_due(every, on, day, moment):
        day += _DAY
    return day


def _is_due(every: Every, on: int | None, day: date, moment: Moment) -> bool:
    last = monthrange(day.year, day.month)[1]
    match every:
        case Every.DAY:
            return True
        case Every.WORKDAY:
            return moment.calendar.is_workday(day)
        case Every.WEEK:
            return day.isoweekday() == on
        case Every.HALF_MONTH:
            return day.day in (15, last)
        case Every.MONTH:
            return day.day == min(on or last, last)
        case Every.QUARTER:
            return day.day == last and day.month % 3 == 0
