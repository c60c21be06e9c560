"""An expression of time: the words, what marks them, and the moment that they fix."""

import re
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from rules.deadlines.durations import Duration
from rules.deadlines.values import Deadline, Moment, Precision

SENTENCE_END = re.compile(r"[。;!?\n]")


class Mark(StrEnum):
    """How the words bind the day: only BY, WITHIN and AFTER make a deadline of it by themselves."""

    __hash__ = str.__hash__  # an enumeration's own goes through Python, and marks are looked up for every time

    BY = "by"  # 前, 之前, 为止, 底
    WITHIN = "within"  # 内, 之内
    LATER = "later"  # 三天后
    AT = "at"  # no mark: the day itself
    AS_OF = "as_of"  # 截至: a cut-off of figures, or a deadline
    START = "start"  # 起, 以来
    EVENT = "event"  # bound to something without a date: 款到后三日内
    VAGUE = "vague"  # 尽快, 近期, 这两天


class Expression(NamedTuple):
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


def at_time(day: date, clock: time, moment: Moment) -> datetime:
    """That time of the day, in the zone in which the message was said."""
    return datetime.combine(day, clock, moment.said_at.tzinfo)
