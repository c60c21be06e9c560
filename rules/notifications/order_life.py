"""What is said when an order is declined, held, handed on, or looked at along its ladder."""

from dataclasses import dataclass
from typing import ClassVar

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


ALL: tuple[type[Notification], ...] = (ShareDeclined, FurtherActions)
