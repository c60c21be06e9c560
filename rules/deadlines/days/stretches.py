"""Stretches of the year by their last day: 10月上旬, 月底, 三季度末, 上半年, 年底, 年内."""

import re
from datetime import date

from rules.deadlines.days.values import (
    DAY,
    MONTH,
    RELATIVE_MONTH,
    RELATIVE_MONTH_HEADS,
    YEAR,
    YEAR_AND_MONTH_HEADS,
    YEAR_HEADS,
    Day,
    Pattern,
    add_months,
    month_end,
    month_said,
    said,
    year_said,
)
from rules.deadlines.values import Moment


def _part_of_month(match: re.Match[str], moment: Moment) -> Day | None:
    found = month_said(match, moment)
    if found is None:
        return None
    year, month = found
    end = month_end(year, month)
    first, last = {
        "初": (1, 5),
        "上旬": (1, 10),
        "上半月": (1, 15),
        "中": (11, 15),
        "中旬": (11, 20),
        "下旬": (21, end.day),
    }.get(match["part"], (end.day, end.day))
    day = date(year, month, last)
    rolls = None
    if day < moment.today and not said(match, "relative"):
        rolls = add_months(day.replace(day=1), 12 if said(match, "month") else 1)
        rolls = month_end(rolls.year, rolls.month) if last == end.day else rolls.replace(day=last)
    return Day(day, first=date(year, month, first), rolls=rolls, is_past=day < moment.today)


def _whole_month(match: re.Match[str], moment: Moment) -> Day | None:
    found = month_said(match, moment)
    if found is None:
        return None
    first, end = date(*found, 1), month_end(*found)
    return Day(end, first=first, before=first - DAY, inside=end, is_loose=True, is_past=end < moment.today)


_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def _quarter(match: re.Match[str], moment: Moment) -> Day | None:
    this = (moment.today.month - 1) // 3 + 1
    year = year_said(match, moment) or moment.today.year
    named = match["quarter"]
    if named:
        quarter = _QUARTERS[named]
        year += 1 if not match["year"] and quarter < this - 1 else 0
    else:
        quarter = this + (0 if match["which"] in ("本", "这", "这个", "当") else 1)
        year, quarter = (year + 1, 1) if quarter > 4 else (year, quarter)
    end = month_end(year, quarter * 3)
    first = date(year, quarter * 3 - 2, 1)
    before = None if match["part"] else first - DAY
    is_loose = not match["part"]
    return Day(end, first=first, inside=end, before=before, is_loose=is_loose, is_past=end < moment.today)


def _this_quarter_end(_: re.Match[str], moment: Moment) -> Day | None:
    last = (moment.today.month + 2) // 3 * 3
    end = month_end(moment.today.year, last)
    return Day(end, first=date(end.year, last - 2, 1), inside=end)


def _half_year(match: re.Match[str], moment: Moment) -> Day | None:
    year = year_said(match, moment) or moment.today.year
    end = date(year, 6, 30) if match["half"] == "上" else date(year, 12, 31)
    return Day(end, first=date(year, end.month - 5, 1), inside=end, is_past=end < moment.today)


def _year_end(match: re.Match[str], moment: Moment) -> Day | None:
    year = year_said(match, moment) or moment.today.year
    end = date(year, 12, 31)
    return Day(end, first=end, inside=end, is_past=end < moment.today)


def _year_inside(match: re.Match[str], moment: Moment) -> Day | None:
    year = year_said(match, moment) or moment.today.year
    return Day(date(year, 12, 31), first=date(year, 1, 1), is_past=year < moment.today.year)


STRETCHES: tuple[Pattern, ...] = (
    Pattern(
        "part of a month",
        rf"(?:{YEAR})?{MONTH}月份?的?(?P<part>初|上旬|中旬|下旬|上半月|下半月|中|底|末)",
        "10月上旬",
        "its last day: the 10th, 20th or last of the month",
        _part_of_month,
        YEAR_AND_MONTH_HEADS,
    ),
    Pattern(
        "part of a named month",
        r"(?:(?P<relative>本|当|这个?|下下|下个?|次)?月份?的?)(?P<part>初|上旬|中旬|下旬|上半月|下半月|中|底|末)",
        "月底",
        "the last day of this month",
        _part_of_month,
        f"{RELATIVE_MONTH_HEADS} 月份 月初 月上 月中 月下 月底 月末",
    ),
    Pattern(
        "ten days",
        r"(?P<part>上旬|中旬|下旬|上半月|下半月)",
        "下旬",
        "the last day of this month",
        _part_of_month,
        "上旬 中旬 下旬 上半 下半",
    ),
    Pattern(
        "month",
        rf"(?:{YEAR})?{MONTH}月份?",
        "10月内",
        "the last day of October",
        _whole_month,
        YEAR_AND_MONTH_HEADS,
    ),
    Pattern(
        "named month",
        r"(?:" + RELATIVE_MONTH + "份?|月(?=之?内))",
        "本月内",
        "the last day of this month",
        _whole_month,
        f"{RELATIVE_MONTH_HEADS} 月内 月之",
    ),
    Pattern(
        "quarter",
        rf"(?:{YEAR})?(?:(?P<which>本|这个?|当|下个?)季度?|第?(?P<quarter>[一二三四1-4])季度)(?P<part>末|底)?",
        "三季度末",
        "30 September",
        _quarter,
        f"{YEAR_HEADS} 本季 这季 这个 当季 下季 下个 第0 0季 0第 0本 0这 0当 0下",
    ),
    Pattern(
        "end of the quarter",
        r"(?<![上下去每各逐本这当个一二三四1-4])季度?[末底]",
        "季度末",
        "30 September",
        _this_quarter_end,
        "季度 季末 季底",
    ),
    Pattern(
        "half year",
        rf"(?:{YEAR})?(?P<half>[上下])半年",
        "明年上半年",
        "30 June 2027",
        _half_year,
        f"{YEAR_HEADS} 上半 下半 0上 0下",
    ),
    Pattern(
        "end of the year",
        rf"(?:{YEAR}|年)(?:年?(?:底|末|终(?!本)))",
        "年底",
        "31 December",
        _year_end,
        f"{YEAR_HEADS} 年年 年底 年末 年终 0底 0末 0终",
    ),
    Pattern(
        "end of the year, short",
        r"(?:年底|年末|年终(?!本)|岁末|跨年(?=[之以]?前)|新年(?=(?:之|到来)?前))",
        "年底",
        "31 December",
        _year_end,
        "年底 年末 年终 岁末 跨年 新年",
    ),
    Pattern(
        "within the year",
        rf"(?:{YEAR}|(?P<bare>年))之?内",
        "年内",
        "31 December",
        _year_inside,
        f"{YEAR_HEADS} 年内 年之 0内 0之",
    ),
)
