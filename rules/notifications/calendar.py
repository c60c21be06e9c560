"""What is said about the working calendar."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rules.calendar import DayKind, Override
from rules.calendar_notice import LineMistake, Stretch
from rules.outgoing import Notification


@dataclass(frozen=True, slots=True)
class CalendarShown(Notification):
    """The published years, what is ahead, the newest days that were typed in, and the first year that is only estimated."""

    kind: ClassVar[str] = "calendar_shown"

    first_year: int
    last_year: int
    typed_years: tuple[int, ...]
    estimated_from: int
    ahead: tuple[Stretch, ...]
    overrides: tuple[Override, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class CalendarChanged(Notification):
    kind: ClassVar[str] = "calendar_changed"

    rest_days: int
    work_days: int
    dropped: int
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CalendarNotTaken(Notification):
    """Nothing was changed: every line that is wrong, the first few of them."""

    kind: ClassVar[str] = "calendar_not_taken"

    mistakes: tuple[LineMistake, ...]
    left_out: int


def changed(kept: tuple[Override, ...], dropped: tuple[date, ...]) -> CalendarChanged:
    rest = sum(one.kind is DayKind.RESTDAY for one in kept)
    years = tuple(sorted({one.day.year for one in kept} | {day.year for day in dropped}))
    return CalendarChanged(rest, len(kept) - rest, len(dropped), years)


ALL: tuple[type[Notification], ...] = (CalendarShown, CalendarChanged, CalendarNotTaken)
