"""Readings that people corrected: what was read, and what it became."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.masking import masked, petitioner_in, shown
from rules.orders.values import Order, Party, PartyRole
from rules.reading.values import OrderKind


class Cause(StrEnum):
    """How the correction came about."""

    DRAFT_CHANGED = "draft_changed"  # people, deadline or matter were said anew before 确认
    NO_ORDER = "no_order"  # 不是交办
    WITHDRAWN = "withdrawn"  # an order that stood at once was cancelled within the free minutes
    EDITED = "edited"  # the message was edited and its order changed


@dataclass(frozen=True, slots=True)
class Summary:
    """A reading in the words of a card."""

    kind: OrderKind
    responsible: tuple[str, ...]
    attending: tuple[str, ...]
    deadline: datetime | None
    objective: str


@dataclass(frozen=True, slots=True)
class Misreading:
    """One correction. `became` is None where it turned out to be no order."""

    at: datetime
    by_id: int
    cause: Cause
    text: str
    said_at: datetime
    was: Summary
    became: Summary | None = None


def summary_of(order: Order) -> Summary:
    return summary(order.kind, order.parties, order.deadline, order.objective)


def summary(kind: OrderKind, parties: tuple[Party, ...], deadline: datetime | None, objective: str) -> Summary:
    """The reading with its parties as posts, and without the names of petitioners."""
    return Summary(
        kind=kind,
        responsible=tuple(one.label for one in parties if one.role is PartyRole.RESPONSIBLE),
        attending=tuple(one.label for one in parties if one.role is PartyRole.ATTENDING),
        deadline=deadline,
        objective=without_names(objective),
    )


def without_names(text: str) -> str:
    """The words as they may be kept: parties masked, personal numbers as asterisks."""
    name = petitioner_in(text)
    return shown(text, name, masked(name) if name else None)
