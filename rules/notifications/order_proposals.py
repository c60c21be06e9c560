"""What is asked when somebody's words may mean something for an order, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from rules.notifications.order_drafts import Choice
from rules.orders.proposals import ProposalKind
from rules.orders.values import PartyRole
from rules.outgoing import Button, Notification, Priority, WhenUncertain
from rules.reading.values import OrderKind


@dataclass(frozen=True, slots=True)
class ProposalCard(Notification):
    """One question about one order, to the person who decides.

    `deadline` is that of the order now, `wanted` the one that is proposed. `added` and `removed` are parties, `objective`
    the new one; they are empty unless the order's message was edited.
    """

    kind: ClassVar[str] = "order_proposal"
    priority: ClassVar[Priority] = Priority.ORDER
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    proposal: ProposalKind
    number: str
    order_kind: OrderKind
    label: str
    actor: str
    text: str
    deadline: datetime | None
    wanted: datetime | None
    wanted_is_estimate: bool
    extensions: int
    buttons: tuple[Button, ...]
    added: tuple[tuple[PartyRole, str], ...] = ()
    removed: tuple[tuple[PartyRole, str], ...] = ()
    objective: str | None = None


@dataclass(frozen=True, slots=True)
class WhichOrder(Notification):
    """Several orders could be meant; one button each."""

    kind: ClassVar[str] = "order_which"
    priority: ClassVar[Priority] = Priority.ORDER

    proposal: ProposalKind
    text: str
    choices: tuple[Choice, ...]
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class ProposalSettled(Notification):
    """In place of the question: what was decided, and by whom.

    `is_choice`: which of several orders was meant. `is_overtaken`: nobody pressed; something else has answered it.
    """

    kind: ClassVar[str] = "order_proposal_settled"

    proposal: ProposalKind
    number: str
    is_taken: bool
    actor: str
    deadline: datetime | None = None
    is_choice: bool = False
    is_overtaken: bool = False


@dataclass(frozen=True, slots=True)
class OrderLeft(Notification):
    """In place of the card, for those whom a changed order no longer concerns."""

    kind: ClassVar[str] = "order_left"
    priority: ClassVar[Priority] = Priority.ORDER
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    number: str
    order_kind: OrderKind


ALL: tuple[type[Notification], ...] = (ProposalCard, WhichOrder, ProposalSettled, OrderLeft)
