"""What is said about orders. Petitioners are in here in masked form only; times are in court time."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from rules.ladder.values import Clock, Rung
from rules.ledger.lights import Light
from rules.orders.corrections import DraftPart
from rules.orders.draw_up import WhyNot
from rules.orders.refusals import RefusalReason
from rules.orders.values import Action, EventKind, OrderState, PartyRole
from rules.outgoing import Button, Notification, Priority, WhenUncertain
from rules.reading.values import Basis, OrderKind, Unclear


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

    `reached` is how far its readers have come: the court's own share, or the order as a whole for the issuer. `unreached` are those who have neither a group nor an account that the bot knows; only the issuer is shown them.
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
class Choice:
    """One answer to what a draft leaves open."""

    words: str
    button: Button


@dataclass(frozen=True, slots=True)
class UnclearWords:
    """Words of the message that the reading could not account for; empty where the whole message is in doubt."""

    reason: Unclear
    words: str


@dataclass(frozen=True, slots=True)
class DraftPiece:
    """A piece of the message that would be an order of its own."""

    responsible: tuple[str, ...]
    deadline: datetime | None
    objective: str


@dataclass(frozen=True, slots=True)
class DraftCard(Notification):
    """What was understood, to its issuer only. `choices` are empty when nothing is open, or nothing can be chosen."""

    kind: ClassVar[str] = "order_draft"
    priority: ClassVar[Priority] = Priority.ORDER

    order_kind: OrderKind
    text: str
    responsible: tuple[str, ...]
    assisting: tuple[str, ...]
    attending: tuple[str, ...]
    petitioner: str
    deadline: datetime | None
    deadline_is_estimate: bool
    objective: str
    unclear: tuple[UnclearWords, ...]
    basis: Basis | None
    more: int
    """How many more are responsible than are named."""
    pieces: tuple[DraftPiece, ...]
    is_open: bool
    choices: tuple[Choice, ...]
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class DraftWordsWanted(Notification):
    """After a press on 改人, 改时限 or 改内容: the issuer's next words in private are taken as that part.

    `is_again`: the words that he sent were not understood.
    """

    kind: ClassVar[str] = "order_draft_words_wanted"

    part: DraftPart
    is_again: bool = False


@dataclass(frozen=True, slots=True)
class DraftSettled(Notification):
    """What became of a draft; in place of its card. `numbers` are empty where it became no order, `heir` has it now."""

    kind: ClassVar[str] = "order_draft_settled"

    numbers: tuple[str, ...]
    is_expired: bool = False
    heir: str = ""


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
    OrderReminder,
    OrderEscalation,
    OrderDigest,
    NamingProposed,
    CourtNamed,
    OrderRefused,
    OrderNotDrawnUp,
    ActionDone,
    WordsWanted,
    DraftCard,
    DraftWordsWanted,
    DraftSettled,
    OrderList,
    OpenCounts,
)
