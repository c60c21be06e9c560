"""Words for a day, one pattern each. To teach a new one, add a row to DAYS: its words, an example, its meaning."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from rules.deadlines.numerals import DIGITS, NUMBER, number
from rules.deadlines.values import Moment
from rules.festivals import CHINESE_NAMES, Holiday, holiday_named

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Day:
    """A day that words name: `first` to `day` for words that name a stretch (上旬, 本周), else the same day twice.

    `rolls` holds the same words one turn later (20日 of next month), which is meant when a deadline would be past.
    `needs_mark`: the words are a date only before 前 or the like (10.20). `is_loose`: they name a day only beside
    another sign of time. `also`: other days that people mean by the same words. `is_inside`: 内 extends it to `inside`.
    """

    day: date
    first: date | None = None
    rolls: date | None = None
    needs_mark: bool = False
    is_loose: bool = False
    also: tuple[date, ...] = ()
    inside: date | None = None
    before: date | None = None
    after: date | None = None
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to say a day. `example` is said on 2026-09-16 and means `meaning`."""

    name: str
    words: str
    example: str
    meaning: str
    resolve: Callable[[re.Match[str], Moment], Day | None]
    heads: str
    """The characters with which the words may begin; elsewhere the pattern is not tried."""


_NUMERALS = f"0123456789{DIGITS}十百廿"
_YEARS = "12一二今本明来当后去"


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The corresponding day so many months later, or the end of that month (Civil Code, article 202)."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _said(match: re.Match[str], part: str) -> str:
    """The words of a named part of the pattern; empty where the pattern has no such part or it was not said."""
    return match.groupdict().get(part) or ""


_YEAR_WORDS = {"今年": 0, "本年": 0, "本年度": 0, "当年": 0, "明年": 1, "来年": 1, "后年": 2, "去年": -1}
_YEAR = r"(?P<year>(?:19|20)\d{2}年?|[一二][〇零九][〇零一二三四五六七八九]{2}年|今年|本年度?|当年|明年|来年|后年|去年)"
_MONTH_WORDS = {"本": 0, "当": 0, "这": 0, "这个": 0, "下": 1, "下个": 1, "次": 1, "上": -1, "上个": -1, "下下": 2}
_RELATIVE_MONTH = r"(?P<relative>本|当|这个?|下下|下个?|次|上个?)月"


def _year(words: str, moment: Moment) -> int | None:
    if not words:
        return None
    if words in _YEAR_WORDS:
        return moment.today.year + _YEAR_WORDS[words]
    return number(words.removesuffix("年"))


def _in_year(month: int, day: int, year: int | None, moment: Moment) -> Day | None:
    """The date in the year said; without a year, this year's, which rolls into the next once it is past."""
    this = _made(year or moment.today.year, month, day)
    if this is None:
        return None
    if year is not None:
        return Day(this, is_past=this < moment.today)
    later = _made(moment.today.year + 1, month, day)
    is_nearer_next_year = (moment.today - this).days > 183
    if is_nearer_next_year and later:
        return Day(later)
    return Day(this, rolls=later, is_past=this < moment.today)


def _full_date(match: re.Match[str], moment: Moment) -> Day | None:
    return _in_year(number(match["month"]), number(match["day"]), _year(_said(match, "year"), moment), moment)


def _dotted(match: re.Match[str], moment: Moment) -> Day | None:
    day = _in_year(int(match["month"]), int(match["day"]), None, moment)
    return day and Day(day.day, rolls=day.rolls, is_past=day.is_past, needs_mark=True)


def _month_of(match: re.Match[str], moment: Moment) -> tuple[int, int] | None:
    """Year and month that the words before 底, 上旬 … name."""
    relative = _said(match, "relative")
    if relative:
        there = add_months(moment.today.replace(day=1), _MONTH_WORDS[relative])
        return there.year, there.month
    if not _said(match, "month"):
        return moment.today.year, moment.today.month
    month = number(match["month"])
    if not 1 <= month <= 12:
        return None
    year = _year(_said(match, "year"), moment)
    if year is None:
        year = moment.today.year + (1 if month < moment.today.month and moment.today.month - month > 5 else 0)
    return year, month


def _part_of_month(match: re.Match[str], moment: Moment) -> Day | None:
    found = _month_of(match, moment)
    if found is None:
        return None
    year, month = found
    end = month_end(year, month)
    first, last = {
        "初": (1, 5),
        "上旬": (1, 10),
        "中": (11, 15),
        "中旬": (11, 20),
        "下旬": (21, end.day),
    }.get(match["part"], (end.day, end.day))
    day = date(year, month, last)
    rolls = None
    if day < moment.today and not _said(match, "relative"):
        rolls = add_months(day.replace(day=1), 12 if _said(match, "month") else 1)
        rolls = month_end(rolls.year, rolls.month) if last == end.day else rolls.replace(day=last)
    return Day(day, first=date(year, month, first), rolls=rolls, is_past=day < moment.today)


def _whole_month(match: re.Match[str], moment: Moment) -> Day | None:
    found = _month_of(match, moment)
    if found is None:
        return None
    first, end = date(*found, 1), month_end(*found)
    return Day(end, first=first, before=first - _DAY, inside=end, is_loose=True, is_past=end < moment.today)


def _day_of_month(match: re.Match[str], moment: Moment) -> Day | None:
    wanted = number(match["day"])
    relative = _said(match, "relative")
    start = add_months(moment.today.replace(day=1), _MONTH_WORDS[relative] if relative else 0)
    this = _made(start.year, start.month, wanted)
    if relative:
        return None if this is None else Day(this, is_past=this < moment.today)
    turns = (add_months(start, months) for months in (1, 2))
    rolls = next((day for turn in turns if (day := _made(turn.year, turn.month, wanted))), None)
    if this is None:
        return None if rolls is None else Day(rolls, is_loose=True)
    return Day(this, rolls=rolls, is_loose=True, is_past=this < moment.today)


_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def _quarter(match: re.Match[str], moment: Moment) -> Day | None:
    this = (moment.today.month - 1) // 3 + 1
    year = _year(_said(match, "year"), moment) or moment.today.year
    said = match["quarter"]
    if said:
        quarter = _QUARTERS[said]
        year += 1 if not match["year"] and quarter < this - 1 else 0
    else:
        quarter = this + (0 if match["which"] in ("本", "这", "这个", "当") else 1)
        year, quarter = (year + 1, 1) if quarter > 4 else (year, quarter)
    end = month_end(year, quarter * 3)
    first = date(year, quarter * 3 - 2, 1)
    before = None if match["part"] else first - _DAY
    return Day(end, first=first, inside=end, before=before, is_past=end < moment.today)


def _half_year(match: re.Match[str], moment: Moment) -> Day | None:
    year = _year(_said(match, "year"), moment) or moment.today.year
    end = date(year, 6, 30) if match["half"] == "上" else date(year, 12, 31)
    return Day(end, first=date(year, end.month - 5, 1), inside=end, is_past=end < moment.today)


def _year_end(match: re.Match[str], moment: Moment) -> Day | None:
    year = _year(_said(match, "year"), moment) or moment.today.year
    end = date(year, 12, 31)
    return Day(end, first=end, inside=end, is_past=end < moment.today)


def _year_inside(match: re.Match[str], moment: Moment) -> Day | None:
    year = _year(_said(match, "year"), moment) or moment.today.year
    return Day(date(year, 12, 31), first=date(year, 1, 1), is_past=year < moment.today.year)


_OFFSETS = {"今": 0, "本": 0, "当": 0, "即": 0, "明": 1, "次": 1, "后": 2, "大后": 3, "昨": -1, "前": -2}


def _relative_day(match: re.Match[str], moment: Moment) -> Day | None:
    offset = _OFFSETS[match["which"]]
    if match["which"] == "今" and match["unit"] in ("早", "晨") and moment.said_at.hour >= 12:
        return Day(moment.today, is_past=True)
    is_of_the_case = match["which"] in (
        "当",
        "次",
    )  # 交付当天: another day than today, unless 前 or a clock time follows
    return Day(moment.today + offset * _DAY, is_past=offset < 0, needs_mark=is_of_the_case)


_WEEK_TURNS = {
    "本": 0,
    "这": 0,
    "这个": 0,
    "下": 1,
    "下个": 1,
    "下下": 2,
    "下下个": 2,
    "上": -1,
    "上个": -1,
    "上上": -2,
}
_WEEKDAYS = {
    sign: place for place, signs in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天末7")) for sign in signs
}


def _weekday(match: re.Match[str], moment: Moment) -> Day | None:
    monday = moment.today - moment.today.weekday() * _DAY
    weekday = _WEEKDAYS[match["day"]]
    turn = match["turn"]
    day = monday + _WEEK * _WEEK_TURNS.get(turn or "", 0) + weekday * _DAY
    if turn is None and day < moment.today:
        return Day(day + _WEEK)
    if match["day"] == "末":
        return Day(day, first=day - _DAY, also=(day - _DAY, day - 2 * _DAY), is_past=day < moment.today)
    return Day(day, is_past=day < moment.today)


def _week(match: re.Match[str], moment: Moment) -> Day | None:
    """A week named whole: its last workday if it is this one, its Friday if it is another; 内 runs to its Sunday."""
    turn = _WEEK_TURNS[match["turn"]]
    monday = moment.today - moment.today.weekday() * _DAY + _WEEK * turn
    sunday = monday + 6 * _DAY
    last = max(moment.calendar.last_workday_of_week(monday), moment.today) if turn == 0 else monday + 4 * _DAY
    return Day(last, first=monday, also=(sunday,), inside=sunday, is_past=sunday < moment.today)


_FESTIVALS = "|".join(name for names in CHINESE_NAMES.values() for name in names)


def _next_block(holiday: Holiday, moment: Moment) -> tuple[date, date] | None:
    """First and last day off of the holiday that is not over yet."""
    for year in (moment.today.year - 1, moment.today.year, moment.today.year + 1):
        first, last = moment.calendar.first_day_of(holiday, year), moment.calendar.last_day_of(holiday, year)
        if first and last and last >= moment.today:
            return first, last
    return None


def _festival(match: re.Match[str], moment: Moment) -> Day | None:
    holiday = holiday_named(match["name"])
    block = holiday and _next_block(holiday, moment)
    if not block:
        return None
    first, last = block
    if match["end"]:
        return Day(last, first=first, inside=last)
    return Day(last, first=first, before=first - _DAY, after=last, needs_mark=True)


def _holiday(_: re.Match[str], moment: Moment) -> Day | None:
    """节, 节日, 假期 without a name: the one that is on, or else the next."""
    on = moment.calendar.holiday_of(moment.today)
    found = (on, moment.today) if on else moment.calendar.next_holiday(moment.today)
    block = found and _next_block(found[0], moment)
    if not block:
        return None
    first, last = block
    return Day(last, first=first, before=first - _DAY, after=last, needs_mark=True)


def _before_new_year(_: re.Match[str], moment: Moment) -> Day | None:
    """年前 alone is before the Spring Festival."""
    block = _next_block(Holiday.SPRING_FESTIVAL, moment)
    return Day(block[0] - _DAY) if block else None


def _next_workday(_: re.Match[str], moment: Moment) -> Day | None:
    return Day(moment.calendar.next_workday(moment.today))


def _last_workday(match: re.Match[str], moment: Moment) -> Day | None:
    stretch = match["stretch"]
    if "周" in stretch:
        monday = moment.today - moment.today.weekday() * _DAY + (_WEEK if "下" in stretch else timedelta(0))
        return Day(moment.calendar.last_workday_of_week(monday))
    if "节" in stretch:
        block = _holiday(match, moment)
        if block is None or block.before is None:
            return None
        return Day(moment.calendar.previous_workday(block.before + _DAY))
    months = 1 if "下" in stretch else 0
    there = add_months(moment.today.replace(day=1), months)
    return Day(moment.calendar.previous_workday(month_end(there.year, there.month) + _DAY))


DAYS: tuple[Pattern, ...] = (
    Pattern(
        "year, month, day",
        _YEAR + rf"[-./]?(?P<month>{NUMBER})[月\-./](?P<day>{NUMBER})[日号]?",
        "2026年10月20日",
        "that day",
        _full_date,
        _YEARS,
    ),
    Pattern(
        "month, day",
        rf"(?P<month>{NUMBER})月份?(?P<day>{NUMBER})[日号]?",
        "10月20日",
        "that day of this year",
        _full_date,
        _NUMERALS,
    ),
    Pattern(
        "dotted",
        r"(?P<month>1[0-2]|0?[1-9])[./](?P<day>3[01]|[12]\d|0?[1-9])(?![\d.%％])",
        "10.20前",
        "20 October, if 前 or a clock time follows",
        _dotted,
        "0123456789",
    ),
    Pattern(
        "day of a named month",
        _RELATIVE_MONTH + rf"份?的?(?P<day>{NUMBER})[日号]",
        "下月5日",
        "the fifth of next month",
        _day_of_month,
        "本当这下次上",
    ),
    Pattern(
        "day of the month", rf"(?P<day>{NUMBER})[日号]", "20日", "the twentieth of this month", _day_of_month, _NUMERALS
    ),
    Pattern(
        "part of a month",
        rf"(?:{_YEAR})?(?P<month>{NUMBER})月份?(?P<part>初|上旬|中旬|下旬|中|底|末)",
        "10月上旬",
        "its last day: the 10th, 20th or last of the month",
        _part_of_month,
        _YEARS + _NUMERALS,
    ),
    Pattern(
        "part of a named month",
        r"(?:(?P<relative>本|当|这个?|下下|下个?|次)?月份?)(?P<part>初|上旬|中旬|下旬|中|底|末)",
        "月底",
        "the last day of this month",
        _part_of_month,
        "本当这下次上月",
    ),
    Pattern("ten days", r"(?P<part>上旬|中旬|下旬)", "下旬", "the last day of this month", _part_of_month, "上中下"),
    Pattern(
        "month",
        rf"(?:{_YEAR})?(?P<month>{NUMBER})月份?",
        "10月内",
        "the last day of October",
        _whole_month,
        _YEARS + _NUMERALS,
    ),
    Pattern(
        "named month",
        r"(?:" + _RELATIVE_MONTH + "份?|月(?=之?内))",
        "本月内",
        "the last day of this month",
        _whole_month,
        "本当这下次上月",
    ),
    Pattern(
        "quarter",
        rf"(?:{_YEAR})?(?:(?P<which>本|这个?|当|下个?)季度?|第?(?P<quarter>[一二三四1-4])季度)(?P<part>末|底)?",
        "三季度末",
        "30 September",
        _quarter,
        _YEARS + "本这当下第一二三四1234",
    ),
    Pattern(
        "half year", rf"(?:{_YEAR})?(?P<half>[上下])半年", "明年上半年", "30 June 2027", _half_year, _YEARS + "上下"
    ),
    Pattern("end of the year", rf"(?:{_YEAR}|年)(?:年?(?:底|末|终))", "年底", "31 December", _year_end, _YEARS + "年"),
    Pattern("end of the year, short", r"(?:年底|年末|年终|岁末)", "年底", "31 December", _year_end, "年岁"),
    Pattern("within the year", rf"(?:{_YEAR}|(?P<bare>年))之?内", "年内", "31 December", _year_inside, _YEARS + "年"),
    Pattern(
        "day from today",
        r"(?P<which>今|明|后|大后|次|当|本|昨|前|即(?=日起?至))(?P<unit>天|日)",
        "明天",
        "17 September",
        _relative_day,
        "今明后大次当本昨前即",
    ),
    Pattern(
        "morning or evening from today",
        r"(?P<which>今|明|当|昨)(?P<unit>(?=[早晚晨]))",
        "明早",
        "17 September",
        _relative_day,
        "今明当昨",
    ),
    Pattern(
        "weekday",
        r"(?P<turn>本|这个?|下下个?|下个?|上个?|上上)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天末](?!个|次|期)|[1-7](?!个|次|期|\d))",
        "下周一",
        "21 September",
        _weekday,
        "本这下上周星礼",
    ),
    Pattern(
        "week", r"(?P<turn>本|这个?|下下个?|下个?|上个?)(?:周|星期|礼拜)", "这周", "its last workday", _week, "本这下上"
    ),
    Pattern(
        "named holiday",
        rf"(?P<name>{_FESTIVALS})节?(?:假期|长假|假日|放假|小长假)?(?P<end>结束|收假|最后一天)?",
        "国庆节前",
        "the day before its first day off",
        _festival,
        "".join(names[0][0] + names[-1][0] for names in CHINESE_NAMES.values()),
    ),
    Pattern(
        "holiday",
        r"(?:放假|假期|节假日|节日|长假|收假|(?<![诞阳宵女师军童亲人巧物])节)(?=[前后期])",
        "节前",
        "the day before the next holiday",
        _holiday,
        "放假节长收",
    ),
    Pattern("before the new year", r"年前", "年前", "the day before the Spring Festival", _before_new_year, "年"),
    Pattern(
        "next workday", r"(?:下一个?|下个|次一?|第二个)工作日", "下一个工作日", "17 September", _next_workday, "下次第"
    ),
    Pattern(
        "last workday",
        r"(?P<stretch>本周|这周|下周|本月|这个月|下月|月底|节前)(?:的)?最后[一1]个?(?:工作日|天班)",
        "本月最后一个工作日",
        "30 September",
        _last_workday,
        "本这下月节",
    ),
)
