"""Workdays, and the last day of a stretch: 下一个工作日, 本月最后一个工作日, 11月最后一天."""

import re
from datetime import date

from rules.deadlines.days.values import DAY, MONTH, MONTH_HEADS, WEEK, Day, Pattern, add_months, month_end, month_number
from rules.deadlines.values import Moment


def _next_workday(_: re.Match[str], moment: Moment) -> Day | None:
    return Day(moment.calendar.next_workday(moment.today))


def _end_of(match: re.Match[str], moment: Moment) -> date | None:
    """The last day of the stretch that the words name."""
    stretch, today = match["stretch"], moment.today
    if match["month"]:
        month = month_number(match["month"])
        return month_end(today.year + (month < today.month), month) if 1 <= month <= 12 else None
    if "节" in stretch or "假" in stretch:
        ahead = moment.calendar.next_holiday(today)
        return ahead[1] - DAY if ahead else None
    if "周" in stretch:
        return today + (6 - today.weekday()) * DAY + ("下" in stretch) * WEEK
    return _end_of_months(match, today)


def _end_of_months(match: re.Match[str], today: date) -> date:
    stretch = match["stretch"]
    if "年" in stretch:
        return date(today.year, 12, 31)
    if "季" in stretch:
        quarter = "一二三四".index(match["quarter"]) + 1 if match["quarter"] else (today.month + 2) // 3
        return month_end(today.year, quarter * 3)
    there = add_months(today.replace(day=1), 1 if "下" in stretch else 0)
    return month_end(there.year, there.month)


def _last_workday(match: re.Match[str], moment: Moment) -> Day | None:
    end = _end_of(match, moment)
    return Day(moment.calendar.previous_workday(end + DAY)) if end else None


def _last_day(match: re.Match[str], moment: Moment) -> Day | None:
    end = _end_of(match, moment)
    return Day(end) if end else None


def _first(match: re.Match[str], moment: Moment) -> Day | None:
    """The first day or workday of a month, of the next one that begins if it is this month's and over."""
    month, today = match["month"], moment.today
    if month and not 1 <= month_number(month) <= 12:
        return None
    if month:
        start = date(today.year + (month_number(month) < today.month), month_number(month), 1)
    else:
        start = add_months(today.replace(day=1), 1 if "下" in match["stretch"] else 0)
    day = moment.calendar.next_workday(start - DAY) if match["unit"] == "工作日" else start
    return Day(day, is_past=day < today)


_STRETCH = (
    r"(?P<stretch>本周|这周|下周|本月|这个?月|当月|下个?月|月底|本季度?|第?(?P<quarter>[一二三四])季度|今年|本年|年底|年内|节前|假期前"
    rf"|{MONTH}月份?)(?:的)?"
)
_HEADS = f"本周 这周 下周 本月 这月 这个 当月 下月 下个 月底 本季 第0 0季 今年 本年 年底 年内 节前 假期 {MONTH_HEADS}"

WORKDAYS: tuple[Pattern, ...] = (
    Pattern(
        "next workday",
        r"(?:下一个?|下个|次一?|第二个)工作日",
        "下一个工作日",
        "17 September",
        _next_workday,
        "下一 下个 次一 次工 第二",
    ),
    Pattern(
        "last workday",
        _STRETCH + r"最后[一1]个?(?:工作日|天班)",
        "本月最后一个工作日",
        "30 September",
        _last_workday,
        _HEADS,
    ),
    Pattern(
        "first day",
        rf"(?P<stretch>本月|这个?月|下个?月|{MONTH}月份?)的?(?:第一个?|头一?个?|首个?)(?P<unit>工作日|天|日)",
        "下月头一个工作日",
        "9 October, the first after the holiday",
        _first,
        f"本月 这月 这个 下月 下个 {MONTH_HEADS}",
    ),
    Pattern("last day", _STRETCH + r"最后[一1](?:天|日)", "11月最后一天", "30 November", _last_day, _HEADS),
)
