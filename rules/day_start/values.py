"""What a working day asks of somebody, as lists; and what the owner decides about it."""

from dataclasses import dataclass, field
from datetime import datetime, time

MINE = "order_mine"


@dataclass(frozen=True, slots=True)
class DayStartPolicy:
    """When it is told, on working days, and how far ahead it looks. Raises ValueError for a look behind."""

    at: time = time(8, 20)
    workdays_ahead: int = 3

    def __post_init__(self) -> None:
        if self.workdays_ahead < 0:
            raise ValueError("workdays_ahead is 0 or more")


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One order; `deadline` is in court time."""

    number: str
    objective: str
    deadline: datetime | None


@dataclass
class Agenda:
    """One person's day. An order stands in one list only: what it asks for first."""

    overdue: list[AgendaLine] = field(default_factory=list)
    today: list[AgendaLine] = field(default_factory=list)
    unacknowledged: list[AgendaLine] = field(default_factory=list)
    soon: list[AgendaLine] = field(default_factory=list)
    to_decide: list[AgendaLine] = field(default_factory=list)
