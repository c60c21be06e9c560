"""Words for a length of time: 三日, 5个工作日, 两三天, 半个月, 一刻钟."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from rules.deadlines.days import add_months
from rules.deadlines.numerals import NUMBER, number
from rules.deadlines.values import Moment


class Unit(StrEnum):
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKDAY = "workday"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Duration:
    count: int
    unit: Unit

    @property
    def is_exact(self) -> bool:
        """Whether it runs from the minute rather than from the day."""
        return self.unit in (Unit.MINUTE, Unit.HOUR)


# words → the unit they are counted in, and how many of it one is
UNITS: dict[str, tuple[Unit, int]] = {
    "工作日": (Unit.WORKDAY, 1),
    "个工作日": (Unit.WORKDAY, 1),
    "天": (Unit.DAY, 1),
    "日": (Unit.DAY, 1),
    "个自然日": (Unit.DAY, 1),
    "自然日": (Unit.DAY, 1),
    "周": (Unit.DAY, 7),
    "个星期": (Unit.DAY, 7),
    "星期": (Unit.DAY, 7),
    "个礼拜": (Unit.DAY, 7),
    "礼拜": (Unit.DAY, 7),
    "个月": (Unit.MONTH, 1),
    "个季度": (Unit.MONTH, 3),
    "年": (Unit.MONTH, 12),
    "小时": (Unit.MINUTE, 60),
    "个小时": (Unit.MINUTE, 60),
    "个钟头": (Unit.MINUTE, 60),
    "分钟": (Unit.MINUTE, 1),
    "刻钟": (Unit.MINUTE, 15),
}
# half of a unit, and one and a half: a half month is 15 days, by custom
HALVES: dict[str, Duration] = {
    "半小时": Duration(30, Unit.MINUTE),
    "半个小时": Duration(30, Unit.MINUTE),
    "半个钟头": Duration(30, Unit.MINUTE),
    "半天": Duration(4 * 60, Unit.MINUTE),
    "半日": Duration(4 * 60, Unit.MINUTE),
    "半个月": Duration(15, Unit.DAY),
    "半月": Duration(15, Unit.DAY),
    "半年": Duration(6, Unit.MONTH),
    "个把月": Duration(1, Unit.MONTH),
    "个把星期": Duration(7, Unit.DAY),
}
# Longer ones are years (2016年) or slips of the pen, not deadlines.
_LONGEST = {Unit.MINUTE: 60 * 24 * 60, Unit.HOUR: 24 * 60, Unit.DAY: 1100, Unit.WORKDAY: 750, Unit.MONTH: 120}
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_HALF = "|".join(sorted(HALVES, key=len, reverse=True))
_FEW = r"(?:一两|两三|三两|三四|三五|四五|五六|七八)"
DURATION_HEADS = (
    "0工 0个 0天 0日 0自 0周 0星 0礼 0月 0年 0小 0分 0刻 0到 0至 0- 0— 0~ 半小 半个 半天 半日 半月 半年 个把"
    " 俩礼 俩星 俩月 俩钟 俩小 俩工 仨礼 仨星 仨月 仨钟 仨小 仨工"
)
DURATION = re.compile(
    rf"(?:(?P<half>{_HALF})"
    rf"|(?P<few>{_FEW})(?P<few_unit>{_UNIT})"
    rf"|(?P<pair>[俩仨])(?P<pair_unit>礼拜|星期|月|钟头|小时|工作日)"
    rf"|(?P<count>{NUMBER})个半(?P<half_unit>月|小时|钟头)"
    rf"|(?:{NUMBER}(?:个?(?:天|日|月|周))?(?:到|至|-|—|~))?(?P<number>{NUMBER})(?P<unit>{_UNIT}))(?:的?时间|的?工夫)?"
)


def duration_at(text: str, start: int) -> tuple[Duration, int] | None:
    """The length of time that begins at `start`, and where its words end; None if none does."""
    match = DURATION.match(text, start)
    duration = match and _duration(match)
    if match is None or duration is None or duration.count > _LONGEST[duration.unit]:
        return None
    return duration, match.end()


def _duration(match: re.Match[str]) -> Duration | None:
    if match["half"]:
        return HALVES[match["half"]]
    if match["half_unit"]:
        whole = number(match["count"])
        return (
            Duration(whole * 30 + 15, Unit.DAY)
            if match["half_unit"] == "月"
            else Duration(whole * 60 + 30, Unit.MINUTE)
        )
    if match["pair"]:  # 俩礼拜 holds the 个 of 两个礼拜
        unit, times = UNITS[f"个{match['pair_unit']}"]
        return Duration(number(match["pair"]) * times, unit)
    count = number(match["few"][-1] if match["few"] else match["number"])
    unit, times = UNITS[match["few_unit"] or match["unit"]]
    return Duration(count * times, unit)


def day_after(duration: Duration, start: date, moment: Moment) -> date:
    """The last day of the period that follows `start`, which is not counted (Civil Code, article 201)."""
    if duration.unit is Unit.WORKDAY:
        return moment.calendar.add_workdays(start, duration.count)
    if duration.unit is Unit.MONTH:
        return add_months(start, duration.count)
    return start + timedelta(days=duration.count)


def minute_after(duration: Duration, start: datetime) -> datetime:
    minutes = duration.count * (60 if duration.unit is Unit.HOUR else 1)
    return (start + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
