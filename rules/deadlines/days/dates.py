"""Days by their number: 2026年10月20日, 10.20, 下月5日, 20日, 明天."""

import re

from rules.deadlines.days.values import (
    DAY,
    MONTH,
    MONTH_HEADS,
    MONTH_WORDS,
    RELATIVE_MONTH,
    RELATIVE_MONTH_HEADS,
    YEAR,
    YEAR_AND_MONTH_HEADS,
    Day,
    Pattern,
    add_months,
    made,
    month_number,
    said,
    year_said,
)
from rules.deadlines.numerals import NUMBER, number
from rules.deadlines.values import Moment

_HALF_A_YEAR = 183
# 3月15日立案: what is told with a date of its own has happened.
_HAPPENED = re.compile(
    r"(?:就|才|已|刚)?(?:立案|受理|收案|判决|生效|起诉|签订|签收|成交|流拍|到账|作出|送达|入职|去世|出院)"
)


def _in_year(month: int, day: int, year: int | None, moment: Moment) -> Day | None:
    """The date in the year said; without a year, this year's, which rolls into the next once it is past."""
    this = made(year or moment.today.year, month, day)
    if this is None:
        return None
    if year is not None:
        return Day(this, is_past=this < moment.today)
    later = made(moment.today.year + 1, month, day)
    if later and (moment.today - this).days > _HALF_A_YEAR:
        return Day(later)
    return Day(this, rolls=later, is_past=this < moment.today)


def _full_date(match: re.Match[str], moment: Moment) -> Day | None:
    day = _in_year(month_number(match["month"]), number(match["day"]), year_said(match, moment), moment)
    is_rolled = day is not None and day.day.year > moment.today.year and not said(match, "year")
    if day and is_rolled and _HAPPENED.match(match.string, match.end()):
        return Day(day.day, is_past=True)
    return day


def _dotted(match: re.Match[str], moment: Moment) -> Day | None:
    day = _in_year(int(match["month"]), int(match["day"]), None, moment)
    return day and Day(day.day, rolls=day.rolls, is_past=day.is_past, needs_mark=True)


def _day_of_month(match: re.Match[str], moment: Moment) -> Day | None:
    wanted = number(match["day"])
    relative = said(match, "relative")
    start = add_months(moment.today.replace(day=1), MONTH_WORDS[relative] if relative else 0)
    this = made(start.year, start.month, wanted)
    if relative:
        return None if this is None else Day(this, is_past=this < moment.today)
    turns = (add_months(start, months) for months in (1, 2))
    rolls = next((day for turn in turns if (day := made(turn.year, turn.month, wanted))), None)
    if this is None:
        return None if rolls is None else Day(rolls, is_loose=True)
    return Day(this, rolls=rolls, is_loose=True, is_past=this < moment.today)


_OFFSETS = {"今": 0, "本": 0, "当": 0, "即": 0, "明": 1, "次": 1, "后": 2, "大后": 3, "昨": -1, "前": -2}
# 交付当天: another day than today, unless 前 or a clock time follows
_OF_THE_CASE = ("当", "次")


def _relative_day(match: re.Match[str], moment: Moment) -> Day | None:
    offset = _OFFSETS[match["which"]]
    if match["which"] == "今" and match["unit"] in ("早", "晨") and moment.said_at.hour >= 12:
        return Day(moment.today, is_past=True)
    return Day(moment.today + offset * DAY, is_past=offset < 0, needs_mark=match["which"] in _OF_THE_CASE)


DATES: tuple[Pattern, ...] = (
    Pattern(
        "year, month, day",
        YEAR + rf"[-./]?{MONTH}[月\-./](?P<day>{NUMBER})[日号]?",
        "2026年10月20日",
        "that day",
        _full_date,
        f"{YEAR_AND_MONTH_HEADS} 0- 0. 0/",
    ),
    Pattern(
        "month, day",
        rf"{MONTH}月份?(?P<day>{NUMBER})[日号]?",
        "10月20日",
        "that day of this year",
        _full_date,
        MONTH_HEADS,
    ),
    Pattern(
        "dotted",
        r"(?P<month>1[0-2]|0?[1-9])[./](?P<day>3[01]|[12]\d|0?[1-9])(?![\d.%％])",
        "10.20前",
        "20 October, if 前 or a clock time follows",
        _dotted,
        "0. 0/",
    ),
    Pattern(
        "day of remembrance",
        r"(?P<month>1[0-2]|0?[1-9])[·•](?P<day>3[01]|[12]\d|0?[1-9])(?!\d)(?=[之以]?前|那天|当天|这天|(?:国家)?宪法日|国家|消费|禁毒)",
        "12·4那天",
        "4 December",
        _full_date,
        "0· 0•",
    ),
    Pattern(
        "dashed",
        r"(?P<month>1[0-2]|0?[1-9])-(?P<day>3[01]|[12]\d|0?[1-9])(?=[之以]?前)",
        "10-20前",
        "20 October, if 前 follows",
        _dotted,
        "0-",
    ),
    Pattern(
        "day of a named month",
        RELATIVE_MONTH + rf"份?的?(?P<day>{NUMBER})[日号]",
        "下月5日",
        "the fifth of next month",
        _day_of_month,
        RELATIVE_MONTH_HEADS,
    ),
    Pattern(
        "day of the month",
        rf"(?<!到期)(?<!届满)(?<!期满)(?P<day>{NUMBER})[日号]",
        "20日",
        "the twentieth of this month",
        _day_of_month,
        "0日 0号",
    ),
    Pattern(
        "day from today",
        r"(?:[今明](?=[明后][两2]天))?(?P<which>今|明|后|大后|次|当|本|昨|前|即(?=日起?至))(?:(?<=[今明][明后])[两2])?(?P<unit>天|日(?!常)|儿个?)",
        "明天",
        "17 September",
        _relative_day,
        "今天 今日 今儿 今明 今后 明天 明日 明儿 明明 明后 明两 明2 后天 后日 后儿 后两 后2 大后 次天 次日 次儿 当天 当日 当儿"
        " 本天 本日 本儿 昨天 昨日 昨儿 前天 前日 前儿 即日",
    ),
    Pattern(
        "morning or evening from today",
        r"(?P<which>今|明|当|昨)(?P<unit>(?=[早晚晨夜]))",
        "明早",
        "17 September",
        _relative_day,
        "今早 今晚 今晨 今夜 明早 明晚 明晨 明夜 当早 当晚 当晨 当夜 昨早 昨晚 昨晨 昨夜",
    ),
)
