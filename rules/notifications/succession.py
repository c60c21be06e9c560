"""What is said when a post passes from one person to another. Objectives are masked."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from rules.orders.values import OrderState
from rules.outgoing import Notification, Priority, WhenUncertain
from rules.reading.values import OrderKind
from rules.succession import WhyNot


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """One order that passes on, with what was last reported of it."""

    number: str
    order_kind: OrderKind
    state: OrderState
    objective: str
    issuer: str
    deadline: datetime | None
    is_overdue: bool
    extensions: int
    last_word: str


@dataclass(frozen=True, slots=True)
class HandoverSheet(Notification):
    """移交清单, to both: the orders to be worked on, those that were given to others, drafts that were given up or passed on."""

    kind: ClassVar[str] = "handover_sheet"
    priority: ClassVar[Priority] = Priority.ORDER
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND
    takes_long: ClassVar[bool] = True

    label: str
    old: str
    new: str
    day: date
    is_for_successor: bool
    received: tuple[HandoverLine, ...]
    issued: tuple[HandoverLine, ...]
    drafts: tuple[str, ...]
    passed_drafts: int = 0


@dataclass(frozen=True, slots=True)
class PostPassedOn(Notification):
    """The line in the court's group."""

    kind: ClassVar[str] = "post_passed_on"
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    label: str
    old: str
    new: str
    orders: int


@dataclass(frozen=True, slots=True)
class SuccessionDone(Notification):
    """To whoever entered it: what passed on; `is_enrolled` says whether the successor can be written to."""

    kind: ClassVar[str] = "succession_done"

    label: str
    old: str
    new: str
    orders: int
    is_enrolled: bool
    is_new_person: bool


@dataclass(frozen=True, slots=True)
class SuccessionRefused(Notification):
    """Why nothing was done: the command could not be read, or it names no such post or more than one person."""

    kind: ClassVar[str] = "succession_refused"

    reason: WhyNot
    names: tuple[str, ...] = ()


ALL: tuple[type[Notification], ...] = (HandoverSheet, PostPassedOn, SuccessionDone, SuccessionRefused)
