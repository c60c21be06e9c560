"""An order, its parties and the entries of its ledger."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property

from rules.ladder.values import Ladder
from rules.people import Role
from rules.reading.values import OrderKind


class OrderState(StrEnum):
    """The life of a party's share of an order; the order's own state follows from those of its responsible parties.

    ON_HOLD is of the order as a whole: its shares keep their states.
    """

    ISSUED = "issued"
    ACKNOWLEDGED = "acknowledged"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    DECLINED = "declined"
    ON_HOLD = "on_hold"
    CLOSED = "closed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        return self in {OrderState.CLOSED, OrderState.CANCELLED}


class PartyRole(StrEnum):
    RESPONSIBLE = "responsible"
    ASSISTING = "assisting"
    ATTENDING = "attending"


class Action(StrEnum):
    """What is done with an order that stands: by a person, or, LAPSE and at its end a hold, by the clock."""

    ACKNOWLEDGE = "acknowledge"
    REPORT = "report"
    SUBMIT = "submit"
    CLOSE = "close"
    RETURN = "return"
    CANCEL = "cancel"
    SET_DEADLINE = "set_deadline"
    EXTEND = "extend"
    GRANT_EXTENSION = "grant_extension"
    REFUSE_EXTENSION = "refuse_extension"
    AMEND = "amend"
    DECLINE = "decline"
    ACCEPT_DECLINE = "accept_decline"
    INSIST = "insist"
    REASSIGN = "reassign"
    HOLD = "hold"
    RESUME = "resume"
    SPLIT = "split"
    MERGE = "merge"
    ABSORB = "absorb"
    REOPEN = "reopen"
    EXPEDITE = "expedite"
    LAPSE = "lapse"


class EventKind(StrEnum):
    """An entry of the ledger (台账)."""

    ISSUED = "issued"
    ACKNOWLEDGED = "acknowledged"
    REPORTED = "reported"
    SUBMITTED = "submitted"
    CLOSED = "closed"
    RETURNED = "returned"
    CANCELLED = "cancelled"
    DEADLINE_SET = "deadline_set"
    EXTENSION_ASKED = "extension_asked"
    EXTENDED = "extended"
    EXTENSION_REFUSED = "extension_refused"
    AMENDED = "amended"
    DECLINED = "declined"
    DECLINE_ACCEPTED = "decline_accepted"
    INSISTED = "insisted"
    REASSIGNED = "reassigned"
    HELD = "held"
    RESUMED = "resumed"
    SPLIT = "split"
    MERGED = "merged"
    ABSORBED = "absorbed"
    REOPENED = "reopened"
    EXPEDITED = "expedited"
    LAPSED = "lapsed"
    HANDED_OVER = "handed_over"
    NAMED = "named"
    NAMING_REFUSED = "naming_refused"
    SUMMONED = "summoned"
    SUMMONS_REFUSED = "summons_refused"


@dataclass(frozen=True, slots=True)
class Party:
    """One post that has a share in the order; it passes on with the post when its holder changes.

    `person_id` is the holder when the order was issued, None while the post was vacant. `court_code` is None for a body
    outside the courts, which can be named but not chased. `label` is what cards call it: 甘井子法院院长. `heard_at` is when
    something was last heard of it; `paused` is how long its clock stood still while a 退回 waited for an answer.
    `extension_asked_at` and `extension_until` are set while it waits to hear whether it has time until then.
    """

    id: int
    role: PartyRole
    label: str
    court_code: str | None
    post_role: Role | None
    person_id: int | None
    since: datetime
    state: OrderState = OrderState.ISSUED
    acknowledged_at: datetime | None = None
    acknowledged_by: int | None = None
    submitted_at: datetime | None = None
    closed_at: datetime | None = None
    declined_at: datetime | None = None
    heard_at: datetime | None = None
    paused: timedelta = timedelta()
    last_word: str = ""
    extension_asked_at: datetime | None = None
    extension_until: datetime | None = None

    @property
    def is_acknowledged(self) -> bool:
        return self.state not in {OrderState.ISSUED, OrderState.DECLINED}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where and how the order was said; `group_id` is None when it was given in private.

    `part` counts the orders that one message gave.
    """

    chat_id: int
    message_id: int
    group_id: int | None
    text: str
    part: int = 0


@dataclass(frozen=True)
class Order:
    """One piece of work with a number. `petitioner` is the full name as it was said; all that is shown is masked."""

    id: int
    number: str
    kind: OrderKind
    issuer_id: int
    issuer_court: str
    issuer_label: str
    issued_at: datetime
    origin: Origin
    objective: str
    parties: tuple[Party, ...]
    petitioner: str | None = None
    masked_petitioner: str | None = None
    deadline: datetime | None = None
    deadline_is_estimate: bool = False
    time_limit: str = ""
    """The name of the policy's time limit that the deadline came from; empty where somebody named the day."""
    extensions: int = 0
    urgent_reason: str = ""
    ladder: Ladder = field(default_factory=Ladder)
    is_cancelled: bool = False
    merged_into: str = ""
    held_since: datetime | None = None
    held_until: datetime | None = None
    held_reason: str = ""
    let_off: tuple[str, ...] = ()
    """The codes of the courts that its words let off of a set: 各中院，大连除外."""
    version: int = 1
    """Counts the states that the cards have shown."""

    @cached_property
    def responsible(self) -> tuple[Party, ...]:
        return tuple(party for party in self.parties if party.role is PartyRole.RESPONSIBLE)

    @cached_property
    def state(self) -> OrderState:
        if self.is_cancelled:
            return OrderState.CANCELLED
        reached = _least_advanced([party.state for party in self.responsible])
        return OrderState.ON_HOLD if self.is_held and not reached.is_over else reached

    def state_at(self, court_code: str) -> OrderState:
        """What the court's own share has reached; the order's state where it has none, or once the order is over."""
        own = [party.state for party in self.parties if party.court_code == court_code]
        return _least_advanced(own) if own and not self.is_over and not self.is_held else self.state

    @property
    def is_held(self) -> bool:
        return self.held_until is not None

    @property
    def is_over(self) -> bool:
        return self.state.is_over

    def party(self, party_id: int) -> Party | None:
        return self._party_by_id.get(party_id)

    @cached_property
    def _party_by_id(self) -> dict[int, Party]:
        return {party.id: party for party in reversed(self.parties)}

    def is_overdue(self, now: datetime) -> bool:
        """Whether the deadline has passed while somebody responsible has not submitted."""
        return (
            not self.is_cancelled and not self.is_held and any(self.is_late(party, now) for party in self.responsible)
        )

    def is_late(self, party: Party, now: datetime) -> bool:
        """Whether the party's deadline has passed, and it is still the party's turn."""
        due = self.due(party)
        return due is not None and due < now and party.state not in {*_DONE, OrderState.DECLINED}

    def due(self, party: Party) -> datetime | None:
        """The party's own deadline: the order's, and the time for which its clock stood still."""
        return self.deadline + party.paused if self.deadline is not None else None


_DONE = {OrderState.SUBMITTED, OrderState.CLOSED}


def _least_advanced(states: list[OrderState]) -> OrderState:
    """What the whole has reached when its parts have reached these states."""
    if states and all(state is OrderState.CLOSED for state in states):
        return OrderState.CLOSED
    if states and all(state in _DONE for state in states):
        return OrderState.SUBMITTED
    for state in (OrderState.DECLINED, OrderState.RETURNED, OrderState.ISSUED):
        if state in states:
            return state
    return OrderState.ACKNOWLEDGED if set(states) == {OrderState.ACKNOWLEDGED} else OrderState.IN_PROGRESS


@dataclass(frozen=True, slots=True)
class Change:
    """What an entry of the ledger set anew; None and empty where it left things as they were.

    `parties` are all parties as they were afterwards, `number` is the other order of a split or a merger, `extension_until`
    the day that a party asks for. With these, the ledger alone gives the order as it is: see rules.orders.replay.
    """

    deadline: datetime | None = None
    deadline_is_estimate: bool = False
    time_limit: str = ""
    objective: str | None = None
    text: str | None = None
    parties: tuple[Party, ...] | None = None
    held_until: datetime | None = None
    number: str = ""
    ladder: Ladder | None = None
    extension_until: datetime | None = None
    let_off: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class OrderEvent:
    """An entry of the ledger, before it is kept. `actor_id` is None where the clock did it."""

    kind: EventKind
    at: datetime
    actor_id: int | None
    party_id: int | None = None
    text: str = ""
    change: Change | None = None


def order_number(year: int, count: int) -> str:
    """督2026-0123; counted within the year."""
    return f"督{year}-{count:04d}"
