"""What is said about who is away and who stands in."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rules.leaves import WhyNoLeave
from rules.outgoing import Notification
from rules.reading.values import OrderKind


@dataclass(frozen=True, slots=True)
class LeaveNoted(Notification):
    """To the person, to who stands in, and to their court's group."""

    kind: ClassVar[str] = "leave_noted"

    name: str
    deputy: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class LeaveEnded(Notification):
    """The person is back before the day, or does not go."""

    kind: ClassVar[str] = "leave_ended"

    name: str
    deputy: str


@dataclass(frozen=True, slots=True)
class LeaveNotNoted(Notification):
    kind: ClassVar[str] = "leave_not_noted"

    reason: WhyNoLeave
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderHandedBack(Notification):
    """In place of the card of whoever stood in: the order is done by the person himself again."""

    kind: ClassVar[str] = "order_handed_back"

    number: str
    order_kind: OrderKind
    name: str


ALL: tuple[type[Notification], ...] = (LeaveNoted, LeaveEnded, LeaveNotNoted, OrderHandedBack)
