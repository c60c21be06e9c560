"""Expressions of time in a text: a day, a clock time and a mark (前, 内, 起 …) put together, with what they come to."""

import re
from collections.abc import Callable
from datetime import date

from rules.deadlines.clocks import CLOCKS
from rules.deadlines.days import DAYS
from rules.deadlines.days.values import made
from rules.deadlines.durations import DURATION_HEADS
from rules.deadlines.expressions.days import dated, day_at, timed
from rules.deadlines.expressions.hanging import HANGING_HEADS, hanging
from rules.deadlines.expressions.lengths import SINCE_NOW_HEADS, counted, counted_from_now
from rules.deadlines.expressions.values import SENTENCE_END, Expression, Mark, at_time
from rules.deadlines.heads import ByHead, beginnings
from rules.deadlines.values import Moment, Precision

_EVENING = 19
_PART_OF_DAY = re.compile("[下晚夜午]")
_NAMED_MONTH = re.compile(r"[0-9一二三四五六七八九十]{1,2}月")
_BARE_DAY = re.compile(r"[0-9一二三四五六七八九十]{1,3}[日号]")
_SOON = 10
# 商户明天集体来访，你九点前到信访窗口: who is to be there comes on that day.
_BE_THERE = re.compile("(?:就|准时|必须|务必|要)?(?:[到来在](?!我)|赶[到来]|就位|集合|坐)")
_SETS_OUT = re.compile("出发|动手|进场|集合|出动|收网|行动|开锁|带(?:人|队|上?法警)")


def expressions(text: str, moment: Moment) -> tuple[Expression, ...]:
    """All expressions of time in the text, in order and without overlap. Takes time linear in the text's length."""
    found: list[Expression] = []
    before = None
    place = 0
    for beginning in _BEGINNINGS.finditer(text):
        start = beginning.start()
        if start < place:
            continue
        for read in _READERS.at(text, start):
            expression = read(text, start, before, moment)
            if expression:
                found.append(expression)
                before, place = expression, expression.span[1]
                break
    return tuple(found)


def _after(expression: Expression, before: Expression, text: str, moment: Moment) -> Expression:
    """The expression as it is meant after another one in its sentence."""
    if SENTENCE_END.search(text, before.span[1], expression.span[0]):
        return _same_hour(expression, before, text, moment)
    return _in_month_before(_on_day_before(expression, before, text, moment), before, moment)


def _same_hour(clock: Expression, before: Expression, text: str, moment: Moment) -> Expression:
    """A time of day alone that says the hour before it again: 他明天傍晚六点的火车。六点之前让他把字签了."""
    if not clock.at or not before.at or before.at.date() <= moment.today or before.precision is not Precision.MINUTE:
        return clock
    is_again = (clock.at.hour % 12, clock.at.minute) == (before.at.hour % 12, before.at.minute)
    if clock.precision is not Precision.MINUTE or not is_again or day_at(text, clock.span[0], moment):
        return clock
    return clock._replace(at=before.at)


def _in_month_before(day: Expression, before: Expression, moment: Moment) -> Expression:
    """A bare day that is over in this month is in the month said before: 12月11日前完成，评查报告14日报.

    So is one that soon follows the day said before: 12月20日结束，25日前总结.
    """
    named = _NAMED_MONTH.match(before.words) and before.at
    if not (named and before.at and day.at and _BARE_DAY.match(day.words)):
        return day
    if not (day.is_past or (day.at < before.at and day.at.day <= before.at.day + _SOON)):
        return day
    if before.at <= moment.said_at or day.at.day <= before.at.day:
        return day
    there = made(before.at.year, before.at.month, day.at.day)
    return day._replace(at=at_time(there, day.at.time(), moment), is_past=False) if there else day


def _on_day_before(clock: Expression, day: Expression, text: str, moment: Moment) -> Expression:
    """A time of day alone after a bare day of the same sentence is on that day: 后天来省院，上午九点到我办公室."""
    is_clock = clock.at is not None and clock.mark is Mark.AT and clock.precision is Precision.MINUTE
    if not (is_clock and _is_bare_day(day)):
        return _in_operation(clock, day, text, moment)
    if clock.at is None or day.at is None or day_at(text, clock.span[0], moment):
        return clock
    return _moved(clock, day.at.date(), moment)


def _in_operation(clock: Expression, start: Expression, text: str, moment: Moment) -> Expression:
    """A firm time of day alone after the hour at which others set out, on a day to come: 明早五点出发去新民，中午前把车扣回来."""
    if _is_evening_unsaid(clock) and start.mark in (Mark.AT, Mark.START) and start.precision is Precision.MINUTE:
        there = _next_morning(clock, start, text, moment)
        if there:
            return there
    if clock.mark is Mark.BY and _is_bare_day(start) and _BE_THERE.match(text, clock.span[1]):
        return _on_that_day(clock, start, text, moment)
    is_firm = clock.mark is Mark.BY and start.mark is Mark.AT and start.precision is Precision.MINUTE
    if not (is_firm and _SETS_OUT.search(text, start.span[1], clock.span[0])) or day_at(text, clock.span[0], moment):
        return clock
    if clock.at is None or start.at is None or not (clock.at < start.at and clock.at.time() > start.at.time()):
        return clock
    return clock._replace(at=at_time(start.at.date(), clock.at.time(), moment))


def _on_that_day(clock: Expression, day: Expression, text: str, moment: Moment) -> Expression:
    """The hour by which somebody is to be there, on the day that was said before, and in the morning if nothing else is said."""
    if day_at(text, clock.span[0], moment) or clock.at is None or day.at is None or day.at.date() <= moment.today:
        return clock
    return _moved(clock, day.at.date(), moment)


def _moved(clock: Expression, day: date, moment: Moment) -> Expression:
    """The time of day alone on another day: 八点半 is in the morning there if nothing else is said."""
    if clock.at is None:
        return clock
    hour = clock.at.time()
    if _is_evening_unsaid(clock):
        hour = hour.replace(hour=hour.hour - 12)
    return clock._replace(at=at_time(day, hour, moment))


def _is_evening_unsaid(clock: Expression) -> bool:
    """Whether the clock shows the evening only because the morning is over: 十点前, said at eleven."""
    is_late = clock.at is not None and clock.at.hour >= _EVENING and clock.precision is Precision.MINUTE
    return is_late and _PART_OF_DAY.search(clock.words) is None


def _next_morning(clock: Expression, start: Expression, text: str, moment: Moment) -> Expression | None:
    """The hour on the morning of the day to come that is said before it: 拍卖6日上午10时开始，10点前把账户核好."""
    if clock.at is None or start.at is None or start.at.date() <= moment.today or day_at(text, clock.span[0], moment):
        return None
    return _moved(clock, start.at.date(), moment)


def _is_bare_day(day: Expression) -> bool:
    is_shifted = day.is_past or day.is_range or day.is_loose
    return day.mark is Mark.AT and day.precision is Precision.DAY and not is_shifted


_Read = Callable[[str, int, Expression | None, Moment], Expression | None]


def _behind(read: Callable[[str, int, Moment], Expression | None]) -> _Read:
    """The same reader, for what is meant behind another expression of time."""

    def read_behind(text: str, place: int, before: Expression | None, moment: Moment) -> Expression | None:
        expression = read(text, place, moment)
        return _after(expression, before, text, moment) if expression and before else expression

    return read_behind


_KINDS: tuple[tuple[str, _Read], ...] = (
    (HANGING_HEADS, hanging),
    (SINCE_NOW_HEADS, _behind(counted_from_now)),
    (DURATION_HEADS, _behind(counted)),
    (" ".join([pattern.heads for pattern in DAYS]), _behind(dated)),
    (" ".join([pattern.heads for pattern in CLOCKS]), _behind(timed)),
)
"""How each kind of expression may begin, and what reads it; the first that finds one there decides."""
_READERS = ByHead(_KINDS)
_BEGINNINGS = beginnings([heads for heads, _ in _KINDS])


__all__ = ["Expression", "Mark", "expressions"]
