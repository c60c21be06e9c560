"""A day with its time, range, or what is counted from it: 10月20日下午五点前, 9月18日—25日, 节后三日内."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from rules.deadlines.clocks import CLOCKS, Clock
from rules.deadlines.days import DAYS, Day, Pattern
from rules.deadlines.days.values import DAY
from rules.deadlines.durations import duration_at
from rules.deadlines.expressions.lengths import reached, rolled
from rules.deadlines.expressions.marks import AFTER_DAY, START, WITHIN, mark_at, opener_before
from rules.deadlines.expressions.values import Expression, Mark, at_time
from rules.deadlines.heads import by_head
from rules.deadlines.numerals import number
from rules.deadlines.values import Moment, Precision

# Members of an enumeration are slow to reach.
_AT, _BY, _DAY, _MINUTE = Mark.AT, Mark.BY, Precision.DAY, Precision.MINUTE
_DAY_RULES = by_head(DAYS)
_CLOCK_RULES = by_head(CLOCKS)
_NOTHING = re.compile("")
_SAID_AGAIN = re.compile(
    r"\((?:(?:下|本|这)?(?:周|星期|礼拜)?[一二三四五六日天\d]{1,3}[日号]?|[今明后][天日]|大后天)\)"
    # 10月10日（周六，调休上班）16时前: whatever the brackets say, the time goes on behind them.
    r"|\([^()\n]{1,20}\)(?=[之以]?前|[上下中][午班]|[早晚]上|[\d一二三四五六七八九十]{1,3}[时点:])"
)
_RANGE = re.compile(r"(?:零时|0时|零点|上午|下午|早)?(?:起|开始)?(?:至|到|—{1,2}|-|~|–)")


def dated(text: str, place: int, moment: Moment) -> Expression | None:
    """The expression that begins with a day here; None if there is none."""
    found = day_at(text, place, moment)
    if found is None:
        return None
    day, end = found
    if "前" in text[end : end + _LONGEST_BEFORE]:
        day, end = _day_before(text, day, end, moment)
    if text.startswith("(", end):
        brackets = _SAID_AGAIN.match(text, end)
        end = brackets.end() if brackets else end
    return (
        _ranged(text, place, end, day, moment)
        or _anchored(text, place, end, day, moment)
        or marked(text, place, end, day, moment)
    )


# 周四调度会前一天, 5月22日的前一天; 月底前一天一报 says how often.
_DAYS_BEFORE = re.compile(
    r"(?:[^\W_请将把各每前]{0,8}?(?:会|会议|开庭|庭审|听证|宣判|拍卖|检查|验收|评查|考试|培训|活动|仪式|行动|出发|[放法]日))?"
    r"的?前(?P<count>[一两二三四五七]|\d)[天日](?![一两二三内]|的[^,。]{0,6}(?:数据|账|情况))"
)
_LONGEST_BEFORE = 14


def _day_before(text: str, day: Day, end: int, moment: Moment) -> tuple[Day, int]:
    """The day so many days before this one, if the words go on to say so; else this one."""
    match = _DAYS_BEFORE.match(text, end)
    if match is None or day.first not in (None, day.day) or day.before is not None:
        return day, end
    before = day.day - number(match["count"]) * DAY
    return Day(before, is_past=before < moment.today), match.end()


def day_at(text: str, place: int, moment: Moment) -> tuple[Day, int] | None:
    """The day named by the longest words that begin here, among equals by the first row of the table."""
    rules = _DAY_RULES.at(text, place)
    matches = [(match, pattern) for pattern, rule in rules if (match := rule.match(text, place))]
    if len(matches) > 1:
        matches.sort(key=_end, reverse=True)
    for match, pattern in matches:
        day = pattern.resolve(match, moment)
        if day is not None:
            return day, match.end()
    return None


def _end(found: tuple[re.Match[str], Pattern]) -> int:
    return found[0].end()


def _ranged(text: str, place: int, end: int, day: Day, moment: Moment) -> Expression | None:
    """From one day to another: the last one counts, in the first one's month unless it names its own."""
    link = _RANGE.match(text, end)
    if link is None:
        return None
    within = replace(moment, said_at=at_time(max(day.first or day.day, moment.today), time(0), moment))
    last = dated(text, link.end(), within) if day_at(text, link.end(), within) else None
    if last is None or last.at is None or last.at.date() < day.day:
        return None
    span = (place, last.span[1])
    return last._replace(
        span=span,
        words=text[slice(*span)],
        first=day.first or day.day,
        is_range=True,
        is_past=last.at < moment.said_at,
        is_loose=False,
    )


_FIRST_WORKDAY = re.compile(
    r"(?:的)?(?:(?:上班|开工|复工)?(?:的)?第一个?(?:工作日|天)|首个工作日|上班首日|(?:上班)?头一天)(?:上班)?"
)


def _anchored(text: str, place: int, end: int, day: Day, moment: Moment) -> Expression | None:
    """A period or a workday counted from the day: 国庆节后第一个工作日, 9月30日后三日内, 从周一起三天内."""
    after = AFTER_DAY.match(text, end) or START.match(text, end)
    if after is None and day.inside == day.day == day.after:
        after = _NOTHING.match(text, end)
    if after is None:
        return None
    anchor = day.after or day.day
    first = _FIRST_WORKDAY.match(text, after.end()) if day.after else None
    if first:
        return marked(text, place, first.end(), Day(moment.calendar.next_workday(anchor)), moment)
    start = after.end() + (1 if text[after.end() : after.end() + 1] == "," else 0)
    found = duration_at(text, start)
    within = found and WITHIN.match(text, found[1])
    if not found or not within:
        return None
    span = (place, within.end())
    return reached(text[slice(*span)], span, Mark.WITHIN, found[0], start=anchor, moment=moment)


# 6月30日以前立的89件, 月底前到期的案件: which ones.
_TAKEN_BEFORE = re.compile(
    r"(?:新|已|就)?(?:立案?|收案?|受理|登记|判|生效|移送|接|进来|到期|届满|终本|查封|冻结|起诉)的"
    r"|的(?:[老旧存积]|存量|未结|长期未结|信访|终本)*(?:案|账(?!号))"
)


def marked(text: str, place: int, end: int, day: Day, moment: Moment) -> Expression | None:
    """The day with the time of day and the mark that follow its words, which end at `end`."""
    clock, end = _clock_at(text, end, moment)
    opener = opener_before(text, place)
    mark, end = mark_at(text, end, opener)
    if mark is _BY and _TAKEN_BEFORE.match(text, end):
        return None
    if day.needs_mark and mark is _AT and ((clock is None and not opener) or day.before is not None):
        return None
    chosen = day.day if text[end - 1] == "止" else _day_for(day, mark, moment)  # 3月止 is its end
    at = at_time(chosen, clock.at if clock else moment.conventions.end_of_day, moment)
    if clock and clock.is_open and (at < moment.said_at if chosen == moment.today else _is_at_night(at, mark)):
        at += timedelta(hours=12)  # 今天六点前, said at ten; 周五三点前
    also = tuple([at_time(other, at.time(), moment) for other in day.also]) if day.also else ()
    precision = clock.precision if clock else _DAY
    return Expression(
        (place, end),
        text[place:end],
        mark,
        at,
        day.first,
        precision,
        also=also if precision is _MINUTE else also + rolled(chosen, at, moment),
        is_past=day.is_past and chosen == day.day,
        is_loose=day.is_loose
        and not (clock or opener)
        and chosen == day.day
        and _is_figure(text, place, end, day, moment),
    )


_FIRST_HOUR_OF_RAIDS = 4  # 明天五点出发: so early one sets out
_FIRST_HOUR_OF_WORK = 6


def _is_at_night(at: datetime, mark: Mark) -> bool:
    """Whether the hour, said without morning or evening, is one at which nobody meets, nor hands anything in: 周五三点前."""
    return at.hour < (_FIRST_HOUR_OF_WORK if mark is _BY else _FIRST_HOUR_OF_RAIDS)


_COUNTED_BEFORE = re.compile(r"[超满近第达逾计过约]$")
_COUNTED_BEHIND = re.compile(r"[未的以战攻行游天第]|[^,。;:!?]{0,3}(?:率|件|会议|部署|通报|排名|位列|同比|环比|累计)")


def _is_figure(text: str, place: int, end: int, day: Day, moment: Moment) -> bool:
    """Whether what looks like a day may be a length of time or a name: 超30日未发放, 80日攻坚战, 12月第一周, 10月份 once it began."""
    is_month = text[end - 1 : end] in "月份" and day.first is not None and day.first <= moment.today
    is_week = text[end - 1 : end] in "周期拜"
    return (
        is_month
        or is_week
        or bool(_COUNTED_BEFORE.search(text, max(0, place - 1), place) or _COUNTED_BEHIND.match(text, end))
    )


def _day_for(day: Day, mark: Mark, moment: Moment) -> date:
    """The day that the words name under the mark: a deadline lies ahead, and 节前 is the day before the block."""
    if mark is _AT:
        return day.day
    if mark is _BY and day.before is not None:
        return day.before
    if mark is Mark.START and day.after is not None:
        return day.after
    if mark is Mark.WITHIN and day.inside is not None:
        return day.inside
    if (mark is _BY or mark is Mark.AS_OF) and day.day < moment.today and day.rolls is not None:
        return day.rolls
    return day.day


# A time of day alone: 下班前, 晚上十点前


def timed(text: str, place: int, moment: Moment) -> Expression | None:
    """The expression that begins with a time of day here; None if there is none."""
    clock, end = _clock_at(text, place, moment)
    if clock is None:
        return None
    is_sign = end == place + 1  # 早发了, 晚报两天: long since, too late
    mark, end = mark_at(text, end, opener_before(text, place))
    if is_sign and mark is Mark.AT:
        return None
    if clock.at == time(0):
        clock = replace(clock, at=moment.conventions.end_of_day)  # 零点前: tonight
    at = _next_time(clock, moment)
    return Expression((place, end), text[place:end], mark, at, precision=clock.precision, is_loose=clock.names_day_part)


def _next_time(clock: Clock, moment: Moment) -> datetime:
    """The next time the clock shows it: this half of the day, the other half if none was said, else the next day."""
    at = at_time(moment.today, clock.at, moment)
    if at > moment.said_at:
        return at
    if clock.is_open and at + timedelta(hours=12) > moment.said_at:
        return at + timedelta(hours=12)
    is_office_time = clock.precision in (Precision.OFF_WORK, Precision.START_WORK)
    next_day = moment.calendar.next_workday(moment.today) if is_office_time else moment.today + DAY
    return at_time(next_day, clock.at, moment)


def _clock_at(text: str, place: int, moment: Moment) -> tuple[Clock | None, int]:
    best: tuple[Clock | None, int] = (None, place)
    for pattern, rule in _CLOCK_RULES.at(text, place):
        match = rule.match(text, place)
        if match and match.end() > best[1]:
            clock = pattern.resolve(match, moment.conventions)
            best = (clock, match.end()) if clock else best
    return best
