"""What is said when an order is declined, held, handed on, or looked at along its ladder."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from rules.ladder.values import Clock, Rung, StepReason, StepState, Target
from rules.outgoing import Button, Notification, Priority, WhenUncertain
from rules.reading.values import OrderKind


@dataclass(frozen=True, slots=True)
class ShareDeclined(Notification):
    """A court says that the work is not its own; the issuer takes it back, hands it on, or insists."""

    kind: ClassVar[str] = "order_share_declined"
    priority: ClassVar[Priority] = Priority.ORDER
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    number: str
    order_kind: OrderKind
    label: str
    actor: str
    text: str
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class FurtherActions(Notification):
    """What the issuer can do with the order beside what stands on its card."""

    kind: ClassVar[str] = "order_further_actions"

    number: str
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class CourtSummoned(Notification):
    """约谈, released by a person of the office: to the court, its president and the president above."""

    kind: ClassVar[str] = "order_court_summoned"
    priority: ClassVar[Priority] = Priority.ESCALATION
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    number: str
    order_kind: OrderKind
    label: str
    deadline: datetime | None
    workdays_late: int


@dataclass(frozen=True, slots=True)
class Rail:
    """One step of a ladder: when, of which clock, to whom, how loudly, and what became of it. `more` times it may come again."""

    at: datetime
    clock: Clock
    rung: Rung
    to: tuple[Target, ...]
    state: StepState
    reason: StepReason | None
    is_next: bool = False
    more: int = 0


@dataclass(frozen=True, slots=True)
class PartyLadder:
    """The steps of one party, in order of time; the oldest ones may be left out."""

    label: str
    rails: tuple[Rail, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class OrderLadder(Notification):
    """What has been said to whom, and what comes next and when. `others` parties are not shown; `resting` is why nothing comes."""

    kind: ClassVar[str] = "order_ladder"

    number: str
    order_kind: OrderKind
    is_urgent: bool
    parties: tuple[PartyLadder, ...]
    others: int
    resting: StepReason | None = None
    until: datetime | None = None


ALL: tuple[type[Notification], ...] = (ShareDeclined, FurtherActions, CourtSummoned, OrderLadder)
