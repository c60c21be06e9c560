"""Distances in time as an official writes them: "+4 working hours", "-1 working day, 08:30", "+90 seconds"."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from functools import cache

from rules.working_time import CourtTime


class Unit(StrEnum):
    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKING_HOUR = "working hour"
    WORKING_DAY = "working day"


_PLAIN = {
    Unit.SECOND: timedelta(seconds=1),
    Unit.MINUTE: timedelta(minutes=1),
    Unit.HOUR: timedelta(hours=1),
    Unit.DAY: timedelta(days=1),
    Unit.WORKING_HOUR: timedelta(hours=1),
}
_GRAMMAR = re.compile(
    r"(?P<sign>[+-]?)\s*(?P<count>\d{1,6})\s+(?P<unit>second|minute|hour|day|working hour|working day)s?"
    r"(?:\s*,\s*(?P<at>(?:[01]\d|2[0-3]):[0-5]\d))?"
)


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units after a moment (before it, if negative); `at` moves days to a time of the day."""

    count: int
    unit: Unit
    at: time | None = None

    def __str__(self) -> str:
        plural = "" if abs(self.count) == 1 else "s"
        return f"{self.count:+d} {self.unit}{plural}" + (f", {self.at:%H:%M}" if self.at else "")


@cache
def parse_offset(words: str) -> Offset:
    """The offset that the words describe. Raises ValueError with the form that is wanted."""
    found = _GRAMMAR.fullmatch(words.strip())
    if found is None:
        raise ValueError(f'{words!r} is no offset; write "+4 working hours", "-1 working day, 08:30" or "+90 seconds"')
    unit = Unit(found["unit"])
    at = time.fromisoformat(found["at"]) if found["at"] else None
    if at is not None and unit not in {Unit.DAY, Unit.WORKING_DAY}:
        raise ValueError(f"{words!r}: only days can have a time of the day")
    return Offset(int(found["count"]) * (-1 if found["sign"] == "-" else 1), unit, at)


def moment_after(
    anchor: datetime, offset: Offset, court_time: CourtTime, *, around_the_clock: bool = False
) -> datetime:
    """The moment at this distance from the anchor, in court time.

    A working day is counted from the anchor's own day, which does not count. Around the clock, working hours and days
    count as plain ones.
    """
    start = anchor.astimezone(court_time.zone)
    if offset.unit is Unit.WORKING_HOUR and not around_the_clock:
        return court_time.after_working(start, timedelta(hours=offset.count))
    if offset.unit is Unit.WORKING_DAY and not around_the_clock:
        day = court_time.working_day_after(start, offset.count)
        return datetime.combine(day, offset.at or start.time(), court_time.zone)
    unit = Unit.DAY if offset.unit is Unit.WORKING_DAY else offset.unit
    moment = start + offset.count * _PLAIN[unit]
    return moment if offset.at is None else datetime.combine(moment.date(), offset.at, court_time.zone)
