"""What is said about orders. Petitioners are in here in masked form only; times are in court time."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from rules.ledger.lights import Light
from rules.orders.draw_up import WhyNot
from rules.orders.refusals import RefusalReason
from rules.orders.values import Action, EventKind, OrderState, PartyRole
from rules.outgoing import Button, Notification, Priority, WhenUncertain
from rules.reading.values import OrderKind


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody who is to notice a message; mentioned under the Telegram id, if it is known."""

    name: str
    telegram_id: int | None = None


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One party as a card shows it. `name` is empty while the post is vacant; `deputy` stands in for who is away."""

    role: PartyRole
    label: str
    name: str
    state: OrderState
    last_word: str = ""
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many are responsible, and how many of them have acknowledged, submitted, been closed."""

    responsible: int
    acknowledged: int
    submitted: int
    closed: int


@dataclass(frozen=True, slots=True)
class Hold:
    """Until when an order rests, how many days are left, and why."""

    until: datetime
    days_left: int
    reason: str


@dataclass(frozen=True, slots=True)
class OrderCard(Notification):
    """The whole order, for its courts and its issuer. `parties` may be a part of them: `others` counts the rest.

    `reached` is how far its readers have come: the court's own share, or the order as a whole for the issuer. `let_off` are the courts that its words let off. `unreached` are those who have neither a group nor an account that the bot knows; only the issuer is shown them.
    `is_own`: the issuer has something to do in it himself.
    """

    kind: ClassVar[str] = "order_card"
    priority: ClassVar[Priority] = Priority.ORDER
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    number: str
    order_kind: OrderKind
    state: OrderState
    issuer: str
    issued_at: datetime
    objective: str
    petitioner: str | None
    deadline: datetime | None
    deadline_is_estimate: bool
    is_overdue: bool
    is_urgent: bool
    parties: tuple[PartyLine, ...]
    others: int
    progress: Progress
    is_for_issuer: bool
    reached: OrderState
    unreached: tuple[str, ...] = ()
    time_limit: str = ""
    extensions: int = 0
    urgent_reason: str = ""
    hold: Hold | None = None
    merged_into: str = ""
    is_own: bool = False
    let_off: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()

    def with_buttons(self, buttons: tuple[Button, ...]) -> "OrderCard":
        return replace(self, buttons=buttons)


@dataclass(frozen=True, slots=True)
class OrderCounts(Notification):
    """The order as a group of many courts sees it: numbers, no names and no contents."""

    kind: ClassVar[str] = "order_counts"
    priority: ClassVar[Priority] = Priority.ORDER
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    number: str
    order_kind: OrderKind
    state: OrderState
    deadline: datetime | None
    is_overdue: bool
    is_urgent: bool
    progress: Progress
    attending: int
    buttons: tuple[Button, ...] = ()
    let_off: tuple[str, ...] = ()

    def with_buttons(self, buttons: tuple[Button, ...]) -> "OrderCounts":
        return replace(self, buttons=buttons)


@dataclass(frozen=True, slots=True)
class OrderNews(Notification):
    """One line under the card: what somebody has done. `actor` is empty where it does not matter."""

    kind: ClassVar[str] = "order_news"
    priority: ClassVar[Priority] = Priority.ORDER
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    number: str
    event: EventKind
    label: str
    actor: str
    text: str
    deadline: datetime | None = None


@dataclass(frozen=True, slots=True)
class ResultSubmitted(Notification):
    """A result waits for the issuer, who closes or returns."""

    kind: ClassVar[str] = "order_result_submitted"
    priority: ClassVar[Priority] = Priority.ORDER
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    number: str
    order_kind: OrderKind
    label: str
    actor: str
    text: str
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class OrderRefused(Notification):
    """Why an action was not done, and what to do next."""

    kind: ClassVar[str] = "order_refused"

    reason: RefusalReason
    action: Action | None
    number: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderNotDrawnUp(Notification):
    """Why somebody's words became no order; in private, to him alone."""

    kind: ClassVar[str] = "order_not_drawn_up"

    reason: WhyNot
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionDone(Notification):
    """A short receipt: what was done, on which order."""

    kind: ClassVar[str] = "order_action_done"

    number: str
    action: Action
    deadline: datetime | None = None


@dataclass(frozen=True, slots=True)
class WordsWanted(Notification):
    """After a press that needs words: the person's answer to this message is taken as such."""

    kind: ClassVar[str] = "order_words_wanted"

    number: str
    action: Action
    label: str
    addressee: Addressee


@dataclass(frozen=True, slots=True)
class ListedOrder:
    number: str
    order_kind: OrderKind
    state: OrderState
    objective: str
    missing: tuple[str, ...]
    deadline: datetime | None
    is_overdue: bool
    light: Light = Light.GREEN


@dataclass(frozen=True, slots=True)
class OrderList(Notification):
    """Open orders that concern somebody, or that he issued; `left_out` were too many."""

    kind: ClassVar[str] = "order_list"

    received: tuple[ListedOrder, ...]
    issued: tuple[ListedOrder, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class OpenCounts(Notification):
    """How many orders are open, without saying whose."""

    kind: ClassVar[str] = "order_open_counts"

    waiting: int
    in_progress: int
    submitted: int
    overdue: int


ALL: tuple[type[Notification], ...] = (
    OrderCard,
    OrderCounts,
    OrderNews,
    ResultSubmitted,
    OrderRefused,
    OrderNotDrawnUp,
    ActionDone,
    WordsWanted,
    OrderList,
    OpenCounts,
)
