"""Weeks and their days: 下周一, 礼拜四, 这周, 周末."""

import re
from datetime import date

from rules.deadlines.days.values import (
    DAY,
    MONTH,
    RELATIVE_MONTH,
    RELATIVE_MONTH_HEADS,
    WEEK,
    YEAR,
    YEAR_AND_MONTH_HEADS,
    Day,
    Pattern,
    month_end,
    month_said,
)
from rules.deadlines.values import Moment

_TURNS = {
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
    monday = moment.today - moment.today.weekday() * DAY
    weekday = _WEEKDAYS[match["day"]]
    turn = match["turn"]
    day = monday + WEEK * _TURNS.get(turn or "", 0) + weekday * DAY
    if turn is None and day < moment.today:
        return Day(day + WEEK)
    if match["day"] == "末":
        return Day(day, first=day - DAY, also=(day - DAY, day - 2 * DAY), is_past=day < moment.today)
    return Day(day, is_past=day < moment.today)


def _week(match: re.Match[str], moment: Moment) -> Day | None:
    """A week named whole: its last workday if it is this one, its Friday if it is another; 内 runs to its Sunday."""
    turn = _TURNS[match["turn"]]
    monday = moment.today - moment.today.weekday() * DAY + WEEK * turn
    sunday = monday + 6 * DAY
    last = max(moment.calendar.last_workday_of_week(monday), moment.today) if turn == 0 else monday + 4 * DAY
    return Day(last, first=monday, also=(sunday,), inside=sunday, is_past=sunday < moment.today)


def _this_week(_match: re.Match[str], moment: Moment) -> Day:
    sunday = moment.today - moment.today.weekday() * DAY + 6 * DAY
    last = max(moment.calendar.last_workday_of_week(sunday - 6 * DAY), moment.today)
    return Day(last, first=sunday - 6 * DAY, also=(sunday,), inside=sunday)


# 请周一鸣庭长牵头: a surname, a given name and a title.
_NAMED = (
    "(?![一二三四五六][^\\W各请让叫派由和跟与同在先两三你全先上中下早晚午前后内开向给到底起]"
    "(?:副?[庭院局处科组队]长|法官|主任|书记|委员|助理|同志|律师))"
)

_NTH = {sign: place for place, signs in enumerate(("一首1", "二2", "三3", "四4", "五5"), 1) for sign in signs}


def _weekday_of_month(match: re.Match[str], moment: Moment) -> Day | None:
    """The Friday that is the second of its month, or the last."""
    found = month_said(match, moment)
    if found is None:
        return None
    first, last = date(*found, 1), month_end(*found)
    weekday = _WEEKDAYS[match["day"]]
    if match["nth"] in _NTH:
        day = first + (weekday - first.weekday()) % 7 * DAY + (_NTH[match["nth"]] - 1) * WEEK
    else:
        day = last - (last.weekday() - weekday) % 7 * DAY
    return Day(day, is_past=day < moment.today) if day <= last else None


def _week_of_month(match: re.Match[str], moment: Moment) -> Day | None:
    """The week of a month that is counted from that of its first Monday to Friday: its Friday, or its Sunday with 内; or a day of it."""
    found = month_said(match, moment)
    if found is None:
        return None
    first, last = date(*found, 1), month_end(*found)
    if match["nth"]:
        monday = first + 2 * DAY - (first + 2 * DAY).weekday() * DAY + (_NTH[match["nth"]] - 1) * WEEK
    else:
        monday = last - last.weekday() * DAY
    if match["day"]:
        day = monday + _WEEKDAYS[match["day"]] * DAY
        return Day(day, is_past=day < moment.today)
    sunday = monday + 6 * DAY
    friday, is_past = min(monday + 4 * DAY, last), sunday < moment.today
    return Day(
        friday, first=max(monday, first), also=(sunday,), inside=sunday, before=friday, is_loose=True, is_past=is_past
    )


_ITS_MONTH = rf"(?:(?:{YEAR})?{MONTH}月份?|{RELATIVE_MONTH}份?)的?"

WEEKS: tuple[Pattern, ...] = (
    Pattern(
        "weekday of a month",
        _ITS_MONTH + r"(?:第(?P<nth>[一二三四五1-5])|(?:最后一|末))个(?:周|星期|礼拜)(?P<day>[一二三四五六日天])",
        "12月第二个周五",
        "11 December",
        _weekday_of_month,
        f"{YEAR_AND_MONTH_HEADS} {RELATIVE_MONTH_HEADS}",
    ),
    Pattern(
        "week of a month",
        _ITS_MONTH
        + r"(?:(?:第|头|(?=首))(?P<nth>[一二三四五首1-5])|最后一|末)个?(?:周|星期|礼拜)(?![一二三四五六日天末\d])"
        r"(?:的?(?:周|星期|礼拜)(?P<day>[一二三四五六日天]))?",
        "12月第一周内",
        "its Sunday; its Friday without 内, where it is the day of an order",
        _week_of_month,
        f"{YEAR_AND_MONTH_HEADS} {RELATIVE_MONTH_HEADS}",
    ),
    Pattern(
        "weekday",
        r"(?P<turn>本|这个?|下下个?|(?<!一)下个?|(?<!一)上个?|上上)?(?:周" + _NAMED + r"|星期|礼拜)"
        r"(?P<day>[一二三四五六日天末](?!定[要能得把将更完办给报交发做拿结落处查]|个|次|期|块儿?|同(?!一)|道|起(?:去|到|来|上|下|见|接|谈))|[1-7](?!个|次|期|\d))",
        "下周一",
        "21 September",
        _weekday,
        "本周 本星 本礼 这周 这星 这礼 这个 下周 下星 下礼 下个 下下 上周 上星 上礼 上个 上上 星期 礼拜 周0 周日 周天 周末",
    ),
    Pattern("this week", r"周(?=之?内)", "周内", "its Sunday", _this_week, "周内 周之"),
    Pattern(
        "week",
        r"(?P<turn>本|这个?|下下个?|(?<!一)下个?|上个?)(?:周|星期|礼拜)",
        "这周",
        "its last workday",
        _week,
        "本周 本星 本礼 这周 这星 这礼 这个 下周 下星 下礼 下个 下下 上周 上星 上礼 上个",
    ),
)
