"""What the ladder says about orders, and what is asked and told about the naming of a court."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from rules.ladder.values import Clock, Rung
from rules.notifications.orders import Addressee
from rules.outgoing import Button, Notification, Priority, WhenUncertain
from rules.reading.values import OrderKind


@dataclass(frozen=True, slots=True)
class OrderReminder(Notification):
    """One line of the ladder. `label` is empty where details may not be shown; `workdays_late` counts from the deadline.

    `goes_above` is for readers above the party, who cannot do the work and are asked to see to it. `since` is when something
    was last heard (progress), or when the issuer's answer began to be waited for (decision), of a 退回 if `is_declined`,
    of a request for more time if there is `extension_until`, the day that is asked for. `puts_back`: with this line the acknowledgement is undone. `urgent_reason` says why it comes at night or on a rest day.
    """

    kind: ClassVar[str] = "order_reminder"
    priority: ClassVar[Priority] = Priority.REMINDER
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    number: str
    order_kind: OrderKind
    clock: Clock
    rung: Rung
    label: str
    deadline: datetime | None
    workdays_late: int
    addressees: tuple[Addressee, ...]
    goes_above: bool = False
    is_late: bool = False
    since: datetime | None = None
    is_declined: bool = False
    extension_until: datetime | None = None
    puts_back: bool = False
    urgent_reason: str = ""


@dataclass(frozen=True, slots=True)
class OrderEscalation(OrderReminder):
    """A line of the ladder to somebody above the party; it goes before everything else."""

    kind: ClassVar[str] = "order_escalation"
    priority: ClassVar[Priority] = Priority.ESCALATION


@dataclass(frozen=True, slots=True)
class DigestLine:
    """What one step says in few words; `key` is the step's, by which the line is taken out once it has lost its reason."""

    number: str
    order_kind: OrderKind
    clock: Clock
    rung: Rung
    label: str
    deadline: datetime | None
    addressees: tuple[Addressee, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class OrderDigest(Notification):
    """Several lines for one chat at once: after an outage, or because they are due within the same minutes."""

    kind: ClassVar[str] = "order_digest"
    priority: ClassVar[Priority] = Priority.REMINDER
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    lines: tuple[DigestLine, ...]
    left_out: int
    is_after_outage: bool
    addressees: tuple[Addressee, ...] = ()


@dataclass(frozen=True, slots=True)
class NamingProposed(Notification):
    """The office is asked whether a court is to be named in the command group; `is_named` once somebody has decided."""

    kind: ClassVar[str] = "order_naming_proposed"
    priority: ClassVar[Priority] = Priority.ESCALATION
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    number: str
    order_kind: OrderKind
    label: str
    deadline: datetime | None
    workdays_late: int
    buttons: tuple[Button, ...]
    is_named: bool | None = None
    decided_by: str = ""
    rung: Rung = Rung.NAMING


@dataclass(frozen=True, slots=True)
class CourtNamed(Notification):
    """The line in the command group that a person of the office released."""

    kind: ClassVar[str] = "order_court_named"
    priority: ClassVar[Priority] = Priority.ORDER

    number: str
    order_kind: OrderKind
    label: str
    deadline: datetime | None
    workdays_late: int


ALL: tuple[type[Notification], ...] = (
    OrderReminder,
    OrderEscalation,
    OrderDigest,
    NamingProposed,
    CourtNamed,
)
