"""What is said about an order that was given to many."""

from dataclasses import dataclass
from typing import ClassVar

from rules.orders.roll_up import Missing
from rules.outgoing import Notification


@dataclass(frozen=True, slots=True)
class MissingListed(Notification):
    """Who is missing, in private to whoever asked and may know."""

    kind: ClassVar[str] = "order_missing"

    number: str
    missing: Missing


@dataclass(frozen=True, slots=True)
class MissingUntold(Notification):
    """The list is not for this person."""

    kind: ClassVar[str] = "order_missing_untold"


ALL: tuple[type[Notification], ...] = (MissingListed, MissingUntold)
