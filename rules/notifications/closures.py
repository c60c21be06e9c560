"""What is said about days on which one court is closed, and about a year whose days nobody has typed in."""

from dataclasses import dataclass
from typing import ClassVar

from rules.calendar import Closure
from rules.outgoing import Notification


@dataclass(frozen=True, slots=True)
class ClosuresShown(Notification):
    """The days of closure ahead, with the courts' short names; `changed` is what the command has just done."""

    kind: ClassVar[str] = "closures_shown"

    closures: tuple[tuple[str, Closure], ...]
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class ClosureNotUnderstood(Notification):
    kind: ClassVar[str] = "closure_not_understood"


@dataclass(frozen=True, slots=True)
class CalendarMissing(Notification):
    """Next year's days off are not typed in."""

    kind: ClassVar[str] = "calendar_missing"

    year: int


ALL: tuple[type[Notification], ...] = (ClosuresShown, ClosureNotUnderstood, CalendarMissing)
