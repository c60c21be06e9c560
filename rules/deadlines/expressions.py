"""Expressions of time in a text: a day, a clock time and a mark (前, 内, 起 …) put together, with what they come to."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from rules.deadlines.clocks import CLOCKS, Clock
from rules.deadlines.days import DAYS, Day
from rules.deadlines.durations import DURATION_HEADS, Duration, day_after, duration_at, minute_after
from rules.deadlines.heads import by_head
from rules.deadlines.numerals import DIGITS
from rules.deadlines.values import Deadline, Moment, Precision


class Mark(StrEnum):
    """How the words bind the day: only BY, WITHIN and AFTER make a deadline of it by themselves."""

    BY = "by"  # 前, 之前, 为止, 底
    WITHIN = "within"  # 内, 之内
    LATER = "later"  # 三天后
    AT = "at"  # no mark: the day itself
    AS_OF = "as_of"  # 截至: a cut-off of figures, or a deadline
    START = "start"  # 起, 以来
    EVENT = "event"  # bound to something without a date: 款到后三日内
    VAGUE = "vague"  # 尽快, 近期, 这两天


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of time. `at` is None where they fix no moment (款到后三日内, 尽快); `length` is how long they give."""

    span: tuple[int, int]
    words: str
    mark: Mark
    at: datetime | None = None
    first: date | None = None
    precision: Precision = Precision.DAY
    is_estimate: bool = False
    also: tuple[datetime, ...] = ()
    is_past: bool = False
    is_loose: bool = False
    is_range: bool = False
    length: Duration | None = None

    @property
    def deadline(self) -> Deadline | None:
        """The deadline that it would make; None if it fixes no moment."""
        if self.at is None:
            return None
        return Deadline(self.at, self.words, self.span, self.precision, self.is_estimate, self.also)


_DAY_RULES = by_head(DAYS)
_CLOCK_RULES = by_head(CLOCKS)
_BY = re.compile(
    r"(?:之前|以前|为止|截止|止|当天前|当日前|前)(?!往|来|去|后|期|提|列|进|景|任|三|十|五|几|者|述|沿|瞻|科|台)"
)
_WITHIN = re.compile(r"(?:之内|以内|期间|内)(?!容|部|网|外|勤|设|在|存|心|控)")
_AFTER = re.compile(r"(?:之后|以后|过后|后)(?!续|台|果|三|天|期|面|勤|来|者|半|方|位|五|十|几)")
_START = re.compile(r"(?:之日)?(?:以来|至今|开始|起)(?!来|草|诉|码|底|到|点)")
_WEEKDAY_IN_BRACKETS = re.compile(r"\((?:周|星期|礼拜)?[一二三四五六日天\d]{1,3}[日号]?\)")
_RANGE = re.compile(r"(?:零时|0时|零点|上午|下午|早)?(?:起|开始)?(?:至|到|—{1,2}|-|~|–)")
_OPENER = re.compile(
    r"(?:截止到?|最迟|最晚|至迟|不迟于|不晚于|不得晚于|限于?|务必于|务于|须于|应于|赶在|抢在|截至|于|在|到|至)(?:了)?"
)
_AS_OF = frozenset(("截至",))
_BY_OPENERS = frozenset(("截止", "截止到", "最迟", "最晚", "至迟", "不迟于", "不晚于", "不得晚于", "限", "限于"))
_SINCE_NOW = re.compile(
    r"(?:自|从|在)?(?:"
    r"(?:收到|接到|接|见到)(?:本|此|该)?(?:通知书?|督办函|交办函|交办单|函|指令|消息|短信|文件|件|电话)?"
    r"|(?:本|此)(?:通知|函|令|件)(?:下发|印发|发出|发布)?"
    r"|通知(?:下发|印发|发出|发布)"
    r"|即日|今天|今日|现在|此刻|明天|明日|登记|交办"
    r")(?:之日|之时|当日)?(?:起|后|算起|开始)(?:计算)?,?(?:\((?:今天|今日)\))?"
)
_SINCE_NOW_HEADS = frozenset("自从在收接见本此通即今现明登交")
_LIMIT = re.compile(r"(?:最后|再给|限期|限时|限|给)(?:你们?|各院|大家|您)?(?:最后)?$")
_EVENT = re.compile(r"(?:之日起|当日起|之后|以后|(?<!最)后|满|起|回来|返回|返程)(?:的)?,?$")
# Words of time begin with one of these, and never inside a run of digits.
_TRIGGER = re.compile(
    rf"(?<![0-9])[0-9]|[{DIGITS}十廿今明后大次当昨前本这下上周星礼月季年岁春过清元端中劳国节假放长收半个即自从在接见通登交凌晨早晚午傍夜子]"
)
_SENTENCE_END = re.compile(r"[。;!?\n]")
_DAY = timedelta(days=1)


def expressions(text: str, moment: Moment) -> tuple[Expression, ...]:
    """All expressions of time in the text, in order and without overlap. Takes time linear in the text's length."""
    found: list[Expression] = []
    place = 0
    while trigger := _TRIGGER.search(text, place):
        expression = _expression_at(text, trigger.start(), moment)
        if expression:
            found.append(_on_day_before(expression, found[-1], text, moment) if found else expression)
        place = expression.span[1] if expression else trigger.end()
    return tuple(found)


def _on_day_before(clock: Expression, day: Expression, text: str, moment: Moment) -> Expression:
    """A time of day alone after a bare day of the same sentence is on that day: 后天来省院，上午九点到我办公室."""
    is_clock = clock.at is not None and clock.mark is Mark.AT and clock.precision is Precision.MINUTE
    if not (is_clock and _is_bare_day(day)) or _SENTENCE_END.search(text, day.span[1], clock.span[0]):
        return clock
    if clock.at is None or day.at is None or _day_at(text, clock.span[0], moment):
        return clock
    return replace(clock, at=_at(day.at.date(), clock.at.time(), moment))


def _is_bare_day(day: Expression) -> bool:
    is_shifted = day.is_past or day.is_range or day.is_loose
    return day.mark is Mark.AT and day.precision is Precision.DAY and not is_shifted


def _expression_at(text: str, place: int, moment: Moment) -> Expression | None:
    sign = text[place]
    return (
        (_counted_from_now(text, place, moment) if sign in _SINCE_NOW_HEADS else None)
        or (_counted(text, place, moment) if sign in DURATION_HEADS else None)
        or _dated(text, place, moment)
        or _timed(text, place, moment)
    )


# A length of time: 三日内, 收到通知之日起五日内, 两小时后


def _counted_from_now(text: str, place: int, moment: Moment) -> Expression | None:
    opening = _SINCE_NOW.match(text, place)
    counted = opening and _counted(text, opening.end(), moment, start=place)
    return counted or None


def _counted(text: str, place: int, moment: Moment, start: int | None = None) -> Expression | None:
    found = duration_at(text, place)
    if found is None:
        return None
    duration, end = found
    mark, end = _mark_of_length(text, place, end)
    if mark is None:
        return None
    span = (place if start is None else start, end)
    if start is None and _EVENT.search(text, max(0, place - 6), place):
        return Expression(span, text[span[0] : end], Mark.EVENT, length=duration)
    return _reached(text[slice(*span)], span, mark, duration, start=moment.today, moment=moment)


def _mark_of_length(text: str, place: int, end: int) -> tuple[Mark | None, int]:
    within = _WITHIN.match(text, end)
    if within:
        return Mark.WITHIN, within.end()
    after = _AFTER.match(text, end)
    if after:
        return Mark.LATER, after.end()
    if not _BY.match(text, end) and _LIMIT.search(text, max(0, place - 6), place):
        return Mark.WITHIN, end
    return None, end


def _reached(
    words: str, span: tuple[int, int], mark: Mark, duration: Duration, *, start: date, moment: Moment
) -> Expression:
    """The expression for the end of the period that begins with `start`, or with this minute if it is counted in hours."""
    if duration.is_exact:
        return Expression(
            span, words, mark, minute_after(duration, moment.said_at), precision=Precision.MINUTE, length=duration
        )
    day = day_after(duration, start, moment)
    made = Expression(span, words, mark, _at(day, moment.conventions.end_of_day, moment), length=duration)
    return _with_calendar(made, day, moment)


# A day: 10月20日下午五点前, 周五下班前, 国庆节后第一个工作日


def _dated(text: str, place: int, moment: Moment) -> Expression | None:
    found = _day_at(text, place, moment)
    if found is None:
        return None
    day, end = found
    brackets = _WEEKDAY_IN_BRACKETS.match(text, end)
    end = brackets.end() if brackets else end
    return (
        _ranged(text, place, end, day, moment)
        or _anchored(text, place, end, day, moment)
        or _marked(text, place, end, day, moment)
    )


def _day_at(text: str, place: int, moment: Moment) -> tuple[Day, int] | None:
    """The day named by the longest words that begin here."""
    matches = [
        (match.end(), -number, pattern, match)
        for number, (pattern, rule) in enumerate(_DAY_RULES.get(text[place : place + 1], ()))
        if (match := rule.match(text, place))
    ]
    matches.sort(key=lambda found: found[:2], reverse=True)
    for end, _, pattern, match in matches:
        day = pattern.resolve(match, moment)
        if day is not None:
            return day, end
    return None


def _ranged(text: str, place: int, end: int, day: Day, moment: Moment) -> Expression | None:
    """From one day to another: the last one counts, in the first one's month unless it names its own."""
    link = _RANGE.match(text, end)
    if link is None:
        return None
    within = replace(moment, said_at=_at(max(day.first or day.day, moment.today), time(0), moment))
    last = _dated(text, link.end(), within) if _day_at(text, link.end(), within) else None
    if last is None or last.at is None or last.at.date() < day.day:
        return None
    span = (place, last.span[1])
    return replace(
        last,
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
    after = _AFTER.match(text, end) or _START.match(text, end)
    if after is None:
        return None
    anchor = day.after or day.day
    first = _FIRST_WORKDAY.match(text, after.end()) if day.after else None
    if first:
        return _marked(text, place, first.end(), Day(moment.calendar.next_workday(anchor)), moment)
    start = after.end() + (1 if text[after.end() : after.end() + 1] == "," else 0)
    found = duration_at(text, start)
    within = found and _WITHIN.match(text, found[1])
    if not found or not within:
        return None
    span = (place, within.end())
    return _reached(text[slice(*span)], span, Mark.WITHIN, found[0], start=anchor, moment=moment)


def _marked(text: str, place: int, end: int, day: Day, moment: Moment) -> Expression | None:
    clock, end = _clock_at(text, end, moment)
    opener = _opener_before(text, place)
    mark, end = _mark_at(text, end, opener)
    if day.needs_mark and mark is Mark.AT and ((clock is None and not opener) or day.before is not None):
        return None
    chosen = _day_for(day, mark, moment)
    at = _at(chosen, clock.at if clock else moment.conventions.end_of_day, moment)
    expression = Expression(
        (place, end),
        text[place:end],
        mark,
        at,
        first=day.first,
        precision=clock.precision if clock else Precision.DAY,
        also=tuple(_at(other, at.timetz().replace(tzinfo=None), moment) for other in day.also),
        is_past=day.is_past and chosen == day.day,
        is_loose=day.is_loose and clock is None and not opener and chosen == day.day and _is_figure(text, place, end),
    )
    return _with_calendar(expression, chosen, moment)


_COUNTED_BEFORE = re.compile(r"[超满近第达逾计过约]$")
_COUNTED_BEHIND = re.compile(r"[未的以战攻行游天]|[^,。;:!?]{0,3}(?:率|件|会议|部署|通报)")


def _is_figure(text: str, place: int, end: int) -> bool:
    """Whether what looks like a day may be a length of time or a name: 超30日未发放, 80日攻坚战, 10月份."""
    is_month = text[end - 1 : end] in "月份"
    return is_month or bool(_COUNTED_BEFORE.search(text, max(0, place - 1), place) or _COUNTED_BEHIND.match(text, end))


def _day_for(day: Day, mark: Mark, moment: Moment) -> date:
    """The day that the words name under the mark: a deadline lies ahead, and 节前 is the day before the block."""
    if mark is Mark.BY and day.before is not None:
        return day.before
    if mark is Mark.START and day.after is not None:
        return day.after
    if mark is Mark.WITHIN and day.inside is not None:
        return day.inside
    if mark in (Mark.BY, Mark.AS_OF) and day.day < moment.today and day.rolls is not None:
        return day.rolls
    return day.day


# A time of day alone: 下班前, 晚上十点前


def _timed(text: str, place: int, moment: Moment) -> Expression | None:
    clock, end = _clock_at(text, place, moment)
    if clock is None:
        return None
    mark, end = _mark_at(text, end, _opener_before(text, place))
    at = _next_time(clock, moment)
    return Expression((place, end), text[place:end], mark, at, precision=clock.precision, is_loose=clock.names_day_part)


def _next_time(clock: Clock, moment: Moment) -> datetime:
    """The next time the clock shows it: this half of the day, the other half if none was said, else the next day."""
    at = _at(moment.today, clock.at, moment)
    if at > moment.said_at:
        return at
    if clock.is_open and at + timedelta(hours=12) > moment.said_at:
        return at + timedelta(hours=12)
    is_office_time = clock.precision in (Precision.OFF_WORK, Precision.START_WORK)
    next_day = moment.calendar.next_workday(moment.today) if is_office_time else moment.today + _DAY
    return _at(next_day, clock.at, moment)


def _clock_at(text: str, place: int, moment: Moment) -> tuple[Clock | None, int]:
    best: tuple[Clock | None, int] = (None, place)
    for pattern, rule in _CLOCK_RULES.get(text[place : place + 1], ()):
        match = rule.match(text, place)
        if match and match.end() > best[1]:
            clock = pattern.resolve(match, moment.conventions)
            best = (clock, match.end()) if clock else best
    return best


# What stands before and behind


def _opener_before(text: str, place: int) -> str:
    for length in (4, 3, 2, 1):
        words = text[max(0, place - length) : place]
        if len(words) == length and _OPENER.fullmatch(words):
            return words
    return ""


def _mark_at(text: str, end: int, opener: str) -> tuple[Mark, int]:
    for mark, rule in ((Mark.BY, _BY), (Mark.WITHIN, _WITHIN), (Mark.START, _START), (Mark.START, _AFTER)):
        match = rule.match(text, end)
        if match:
            return mark, match.end()
    if opener in _AS_OF:
        return Mark.AS_OF, end
    return (Mark.BY if opener in _BY_OPENERS else Mark.AT), end


def _at(day: date, clock: time, moment: Moment) -> datetime:
    return datetime.combine(day, clock, moment.said_at.tzinfo)


def _with_calendar(expression: Expression, day: date, moment: Moment) -> Expression:
    """The same, with the next workday as another meaning of a day off, and marked if that was estimated."""
    if expression.at is None or expression.precision is Precision.MINUTE:
        return expression
    uses_calendar = expression.length is not None and expression.length.unit == "workday"
    if moment.calendar.is_workday(day):
        return replace(expression, is_estimate=uses_calendar and not moment.calendar.is_known(day))
    rolled = _at(moment.calendar.next_workday(day), expression.at.timetz().replace(tzinfo=None), moment)
    return replace(
        expression, also=(*expression.also, rolled), is_estimate=uses_calendar and not moment.calendar.is_known(day)
    )
