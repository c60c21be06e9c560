"""What each president reads before the courts open."""

from dataclasses import dataclass
from typing import ClassVar

from rules.day_start.values import Agenda, AgendaLine
from rules.outgoing import Button, Notification, Priority

_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """The first orders of one kind, and how many there are."""

    lines: tuple[AgendaLine, ...]
    whole: int

    @classmethod
    def of(cls, lines: list[AgendaLine]) -> "AgendaPart":
        return cls(tuple(lines[:_MOST_LINES]), len(lines))


@dataclass(frozen=True, slots=True)
class DayStarted(Notification):
    kind: ClassVar[str] = "day_started"
    priority: ClassVar[Priority] = Priority.REMINDER

    overdue: AgendaPart
    today: AgendaPart
    unacknowledged: AgendaPart
    soon: AgendaPart
    to_decide: AgendaPart
    buttons: tuple[Button, ...]

    @classmethod
    def of(cls, agenda: Agenda, buttons: tuple[Button, ...]) -> "DayStarted":
        return cls(
            overdue=AgendaPart.of(agenda.overdue),
            today=AgendaPart.of(agenda.today),
            unacknowledged=AgendaPart.of(agenda.unacknowledged),
            soon=AgendaPart.of(agenda.soon),
            to_decide=AgendaPart.of(agenda.to_decide),
            buttons=buttons,
        )


ALL: tuple[type[Notification], ...] = (DayStarted,)
