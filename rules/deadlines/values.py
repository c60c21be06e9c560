"""What the words of time in a message stand for."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from rules.calendar import Calendar


class Precision(StrEnum):
    """How exactly the words fix the moment; only `MINUTE` names a clock time, the others take it from Conventions."""

    DAY = "day"
    HALF_DAY = "halfday"
    OFF_WORK = "offwork"
    START_WORK = "startwork"
    MINUTE = "minute"


@dataclass(frozen=True, slots=True)
class Conventions:
    """Clock times that words stand for; policy sets them."""

    start_of_business: time = time(8, 30)
    noon: time = time(12, 0)
    close_of_business: time = time(17, 30)
    end_of_day: time = time(23, 59, 59)


@dataclass(frozen=True)
class Moment:
    """When something is said (court time, aware), and by which calendar and conventions it is to be understood."""

    said_at: datetime
    calendar: Calendar
    conventions: Conventions = Conventions()
    today: date = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "today", self.said_at.date())  # asked for by every word of time


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment until which something is to be done, with the words that say so.

    `is_estimate`: it was counted over days for which no working calendar is published yet.
    `alternatives`: other days that people mean by the same words, such as the next workday after a day off.
    """

    at: datetime
    text: str
    span: tuple[int, int]
    precision: Precision = Precision.DAY
    is_estimate: bool = False
    alternatives: tuple[datetime, ...] = ()


class Every(StrEnum):
    DAY = "daily"
    WORKDAY = "workdaily"
    WEEK = "weekly"
    HALF_MONTH = "half-monthly"
    MONTH = "monthly"
    QUARTER = "quarterly"


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Something due again and again: at `at` on each day that `every` names, from `first` until `until`.

    `on` is the weekday (1 Monday – 7 Sunday) of WEEK, or the day of the month of MONTH (31 for its last day).
    `until_event` holds the words of an end that has no date (接管结束).
    """

    every: Every
    at: time
    first: date
    text: str
    span: tuple[int, int]
    on: int | None = None
    until: date | None = None
    until_event: str = ""

    def __str__(self) -> str:
        """As `daily 18:00 2018-10-01..2018-10-07` or `weekly Fri 17:30 until 接管结束`."""
        on = "" if not self.on else f" {_WEEKDAYS[self.on - 1] if self.every is Every.WEEK else self.on}"
        end = f" {self.first}..{self.until}" if self.until else ""
        event = f" until {self.until_event}" if self.until_event else ""
        return f"{self.every}{on} {self.at:%H:%M}{end}{event}"
