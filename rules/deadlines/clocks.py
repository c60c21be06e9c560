"""Words for a time of day, one pattern each. To teach a new one, add a row to CLOCKS."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

from rules.deadlines.numerals import NUMBER, number
from rules.deadlines.values import Conventions, Precision

_LAST_MORNING_HOUR = 6
_NOON_HOUR = 12
_MIDNIGHT_HOUR = 24


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day that words name. `is_open`: neither morning nor evening was said, so it may be twelve hours later."""

    at: time
    precision: Precision
    is_open: bool = False
    is_end_of_day: bool = False
    names_day_part: bool = False


@dataclass(frozen=True, slots=True)
class ClockPattern:
    name: str
    words: str
    example: str
    meaning: str
    resolve: Callable[[re.Match[str], Conventions], Clock | None]
    heads: str
    """How the words may begin, as in Headed; elsewhere the pattern is not tried."""


_PARTS_OF_DAY = "凌晨 清晨 大清 一大 一早 早上 早晨 上午 中午 午间 下午 午后 傍晚 晚上 晚间 夜里 夜间 子夜 午夜 半夜 早0 晚0 晨0 夜0"


_DAY_PART = r"(?P<part>凌晨|清晨|大清早|一大早|一早|早上|早晨|上午|中午|午间|下午|午后|傍晚|晚上|晚间|夜里|夜间|子夜|午夜|半夜|[早晚晨夜])"
# 态度好一点, 早一点交: a little, and no hour.
_NO_HOUR = r"(?!(?:(?<=[好快大小多差有慢硬细严紧高低深浅软重轻近远热])|[早晚])一点(?!钟|整|半|前|之前|以前))"
_MORNING = frozenset(("凌晨", "清晨", "大清早", "一大早", "一早", "早上", "早晨", "上午", "早", "晨"))
_NOON = frozenset(("中午", "午间"))
_MINUTES = {"半": 30, "一刻": 15, "三刻": 45}


def _hour_of(part: str | None, hour: int) -> int:
    """The hour on the 24-hour clock that the part of the day makes of the hour."""
    if part is None or part in _MORNING:
        return hour
    if part in _NOON:
        return hour + _NOON_HOUR if hour < _LAST_MORNING_HOUR else hour
    if hour in (0, _NOON_HOUR) and part not in ("下午", "午后"):
        return _MIDNIGHT_HOUR
    return hour + _NOON_HOUR if hour < _NOON_HOUR else hour


def _at(part: str | None, hour: int, minute: int, *, is_open: bool, conventions: Conventions) -> Clock | None:
    hour = _hour_of(part, hour)
    if hour == _MIDNIGHT_HOUR and minute == 0:
        return Clock(conventions.end_of_day, Precision.MINUTE, is_end_of_day=True)
    if hour >= _MIDNIGHT_HOUR or minute >= 60:
        return None
    return Clock(time(hour, minute), Precision.MINUTE, is_open=is_open and 0 < hour < _NOON_HOUR)


def _colon(match: re.Match[str], conventions: Conventions) -> Clock | None:
    return _at(match["part"], int(match["hour"]), int(match["minute"]), is_open=False, conventions=conventions)


def _hour(match: re.Match[str], conventions: Conventions) -> Clock | None:
    said = match["minute"] or ""
    minute = _MINUTES[said] if said in _MINUTES else number(said) if said else 0
    is_open = match["part"] is None and match["unit"] == "点"
    return _at(match["part"], number(match["hour"]), minute, is_open=is_open, conventions=conventions)


def _off_work(_: re.Match[str], conventions: Conventions) -> Clock:
    return Clock(conventions.close_of_business, Precision.OFF_WORK)


def _start_work(_: re.Match[str], conventions: Conventions) -> Clock:
    return Clock(conventions.start_of_business, Precision.START_WORK)


def _noon(_: re.Match[str], conventions: Conventions) -> Clock:
    return Clock(conventions.noon, Precision.HALF_DAY, names_day_part=True)


def _late(_: re.Match[str], conventions: Conventions) -> Clock:
    return Clock(conventions.end_of_day, Precision.DAY, names_day_part=True)


def _early(_: re.Match[str], conventions: Conventions) -> Clock:
    return Clock(conventions.start_of_business, Precision.START_WORK, names_day_part=True)


def _daybreak(_: re.Match[str], __: Conventions) -> Clock:
    return Clock(time(_LAST_MORNING_HOUR), Precision.MINUTE, names_day_part=True)


CLOCKS: tuple[ClockPattern, ...] = (
    ClockPattern(
        "with a colon",
        rf"{_DAY_PART}?(?P<hour>2[0-4]|[01]?\d):(?P<minute>[0-5]\d)",
        "17:30",
        "17:30",
        _colon,
        f"{_PARTS_OF_DAY} 0:",
    ),
    ClockPattern(
        "hour",
        rf"{_NO_HOUR}{_DAY_PART}?(?P<hour>{NUMBER})(?P<unit>点|时)(?!候|间|期|限)(?:钟|整)?"
        rf"(?P<minute>半|一刻|三刻|{NUMBER}(?=[分前之以到在,。;、 ]|$))?分?",
        "下午五点半",
        "17:30",
        _hour,
        f"{_PARTS_OF_DAY} 0点 0时",
    ),
    ClockPattern(
        "end of work",
        r"(?:下午)?(?:下班|收工)(?:时|时间|点)?",
        "下班前",
        "close of business",
        _off_work,
        "下午 下班 收工",
    ),
    ClockPattern(
        "start of work",
        # 周六调休上班 says that one works then, not at which hour.
        r"(?:早上|早|上午)?(?:(?<!调休)(?<!补班)(?<!正常)(?<!照常)(?<!照旧)(?<![在不没])上班|例会|晨会|早会|早例会)(?:时|时间)?",
        "上班前",
        "start of business",
        _start_work,
        "早上 早晨 早会 早例 早早 上午 上班 例会 晨会",
    ),
    ClockPattern(
        "noon", r"(?:上午|中午|正午|午间|午饭|晌午)(?:下班)?", "中午前", "noon", _noon, "上午 中午 正午 午间 午饭 晌午"
    ),
    ClockPattern(
        "afternoon or evening",
        r"(?:下午|午后|傍晚|晚上|晚间|夜里|夜间|晚)",
        "周三下午",
        "the end of that day",
        _late,
        "下午 午后 傍晚 晚 夜里 夜间",
    ),
    ClockPattern("daybreak", r"天[亮明](?=[之以]?前)", "天亮前", "06:00", _daybreak, "天亮 天明"),
    ClockPattern("morning", r"(?:早上|早晨|清晨|一早|早|晨)", "明早", "start of business", _early, "早 清晨 一早 晨"),
)
