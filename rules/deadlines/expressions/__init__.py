"""Expressions of time in a text: a day, a clock time and a mark (前, 内, 起 …) put together, with what they come to."""

import re
from dataclasses import replace

from rules.deadlines.clocks import CLOCKS
from rules.deadlines.days import DAYS
from rules.deadlines.durations import DURATION, DURATION_HEADS
from rules.deadlines.expressions.days import dated, day_at, timed
from rules.deadlines.expressions.lengths import SINCE_NOW, SINCE_NOW_HEADS, counted, counted_from_now
from rules.deadlines.expressions.values import Expression, Mark, at_time
from rules.deadlines.heads import openings
from rules.deadlines.values import Moment, Precision

_OPENINGS = openings(
    (DURATION_HEADS, (DURATION.pattern,)),
    (SINCE_NOW_HEADS, (SINCE_NOW.pattern,)),
    *((pattern.heads, (pattern.words,)) for pattern in DAYS),
    *((pattern.heads, (pattern.words,)) for pattern in CLOCKS),
)
_DIGITS = "0123456789"
# Words of time begin with one of these, and never inside a run of digits.
_TRIGGER = re.compile(rf"(?<![0-9])[0-9]|[{''.join(sorted(set(_OPENINGS) - set(_DIGITS)))}]")
_SENTENCE_END = re.compile(r"[。;!?\n]")


def expressions(text: str, moment: Moment) -> tuple[Expression, ...]:
    """All expressions of time in the text, in order and without overlap. Takes time linear in the text's length."""
    found: list[Expression] = []
    place = 0
    while trigger := _TRIGGER.search(text, place):
        start = trigger.start()
        expression = _expression_at(text, start, moment) if _OPENINGS[text[start]].match(text, start) else None
        if expression:
            found.append(_on_day_before(expression, found[-1], text, moment) if found else expression)
        place = expression.span[1] if expression else trigger.end()
    return tuple(found)


def _on_day_before(clock: Expression, day: Expression, text: str, moment: Moment) -> Expression:
    """A time of day alone after a bare day of the same sentence is on that day: 后天来省院，上午九点到我办公室."""
    is_clock = clock.at is not None and clock.mark is Mark.AT and clock.precision is Precision.MINUTE
    if not (is_clock and _is_bare_day(day)) or _SENTENCE_END.search(text, day.span[1], clock.span[0]):
        return clock
    if clock.at is None or day.at is None or day_at(text, clock.span[0], moment):
        return clock
    return replace(clock, at=at_time(day.at.date(), clock.at.time(), moment))


def _is_bare_day(day: Expression) -> bool:
    is_shifted = day.is_past or day.is_range or day.is_loose
    return day.mark is Mark.AT and day.precision is Precision.DAY and not is_shifted


def _expression_at(text: str, place: int, moment: Moment) -> Expression | None:
    sign = text[place]
    return (
        (counted_from_now(text, place, moment) if sign in SINCE_NOW_HEADS else None)
        or (counted(text, place, moment) if sign in DURATION_HEADS else None)
        or dated(text, place, moment)
        or timed(text, place, moment)
    )


__all__ = ["Expression", "Mark", "expressions"]
