"""What people may do with an order that stands, and what follows: a table, and the decisions that read it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from rules.authority import acts_for, is_office
from rules.orders.amendments import Amendment, amended, difference
from rules.orders.values import Action, EventKind, Order, OrderEvent, OrderState, Party, PartyRole
from rules.people import Roster

_OPEN = (OrderState.ISSUED, OrderState.ACKNOWLEDGED, OrderState.IN_PROGRESS, OrderState.RETURNED)

TRANSITIONS: dict[tuple[Action, OrderState], OrderState] = {
    (Action.ACKNOWLEDGE, OrderState.ISSUED): OrderState.ACKNOWLEDGED,
    **{(Action.REPORT, state): OrderState.IN_PROGRESS for state in _OPEN},
    **{(Action.SUBMIT, state): OrderState.SUBMITTED for state in _OPEN},
    # Whoever asks for more time has taken the order.
    **{(Action.EXTEND, state): state for state in _OPEN},
    (Action.EXTEND, OrderState.ISSUED): OrderState.ACKNOWLEDGED,
    (Action.CLOSE, OrderState.SUBMITTED): OrderState.CLOSED,
    (Action.RETURN, OrderState.SUBMITTED): OrderState.RETURNED,
    **{(Action.CANCEL, state): OrderState.CANCELLED for state in (*_OPEN, OrderState.SUBMITTED)},
}
"""Where each action leads from each state of a party. What is not here is refused."""

ROLES: dict[Action, frozenset[PartyRole]] = {
    Action.ACKNOWLEDGE: frozenset(PartyRole),
    Action.REPORT: frozenset({PartyRole.RESPONSIBLE, PartyRole.ASSISTING}),
    Action.SUBMIT: frozenset({PartyRole.RESPONSIBLE}),
    Action.EXTEND: frozenset({PartyRole.RESPONSIBLE}),
}
"""The actions of the parties, and which of them may do it. All other actions are the issuer's and the office's."""

NEEDS_TEXT = frozenset({Action.REPORT, Action.SUBMIT, Action.RETURN, Action.EXTEND})

_EVENTS: dict[Action, EventKind] = {
    Action.ACKNOWLEDGE: EventKind.ACKNOWLEDGED,
    Action.REPORT: EventKind.REPORTED,
    Action.SUBMIT: EventKind.SUBMITTED,
    Action.CLOSE: EventKind.CLOSED,
    Action.RETURN: EventKind.RETURNED,
    Action.CANCEL: EventKind.CANCELLED,
    Action.SET_DEADLINE: EventKind.DEADLINE_SET,
    Action.EXTEND: EventKind.EXTENSION_ASKED,
    Action.GRANT_EXTENSION: EventKind.EXTENDED,
    Action.REFUSE_EXTENSION: EventKind.EXTENSION_REFUSED,
    Action.AMEND: EventKind.AMENDED,
}
_NEW_DEADLINE = frozenset({Action.SET_DEADLINE, Action.GRANT_EXTENSION})


class RefusalReason(StrEnum):
    """Why not; each has a sentence that says what to do next."""

    NOT_A_PARTY = "not_a_party"
    NOT_YOUR_PART = "not_your_part"  # attending people report nothing, assisting ones submit nothing
    NOT_THE_ISSUER = "not_the_issuer"
    ALREADY_DONE = "already_done"
    NOT_SUBMITTED = "not_submitted"
    ORDER_CLOSED = "order_closed"
    ORDER_CANCELLED = "order_cancelled"
    TEXT_NEEDED = "text_needed"
    WHICH_PARTY = "which_party"
    CANCEL_REASON_NEEDED = "cancel_reason_needed"
    DEADLINE_PAST = "deadline_past"
    UNKNOWN_ORDER = "unknown_order"
    WHICH_ORDER = "which_order"
    NOTHING_OPEN = "nothing_open"
    DEADLINE_UNREADABLE = "deadline_unreadable"
    DRAFT_OVER = "draft_over"
    PROPOSAL_OVER = "proposal_over"
    NO_DEADLINE = "no_deadline"
    EXTENSION_LATE = "extension_late"
    EXTENSION_DATE_NEEDED = "extension_date_needed"
    EXTENSION_REASON_NEEDED = "extension_reason_needed"
    EXTENSION_NOT_LATER = "extension_not_later"
    NOTHING_CHANGES = "nothing_changes"
    NAMING_DECIDED = "naming_decided"
    NO_LONGER_LATE = "no_longer_late"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Nothing happens; the person is told why. `labels` are the parties or numbers that the sentence needs."""

    reason: RefusalReason
    number: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """The order as it is now, what the ledger keeps of it, and which parties it concerned."""

    order: Order
    events: tuple[OrderEvent, ...]

    @property
    def party_ids(self) -> tuple[int, ...]:
        return tuple(event.party_id for event in self.events if event.party_id is not None)


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody wants to do: the action, who, when, his words, and, of the issuer, for which party."""

    action: Action
    actor_id: int
    now: datetime
    text: str = ""
    party_id: int | None = None
    deadline: datetime | None = None
    deadline_is_estimate: bool = False
    amendment: Amendment | None = None


def decide(
    order: Order, deed: Deed, roster: Roster, *, free_cancel: timedelta = timedelta(minutes=10)
) -> Decision | Refusal:
    """What becomes of the order; a refusal where the table, the post or the words do not allow it.

    Within `free_cancel` after the order stood, its issuer cancels without giving a reason.
    """
    if order.is_over and not _repeats(order, deed):
        over = RefusalReason.ORDER_CANCELLED if order.is_cancelled else RefusalReason.ORDER_CLOSED
        return Refusal(over, order.number)
    if deed.action in ROLES:
        return _by_party(order, deed, roster)
    if deed.actor_id != order.issuer_id and not is_office(roster, deed.actor_id):
        return Refusal(RefusalReason.NOT_THE_ISSUER, order.number, (order.issuer_label,))
    if deed.action is Action.CANCEL:
        return _cancel(order, deed, free_cancel)
    return _ISSUERS_OWN.get(deed.action, _by_issuer)(order, deed)


def _repeats(order: Order, deed: Deed) -> bool:
    """A second press on what has ended the order is answered as such, not as an error."""
    same = {Action.CANCEL: OrderState.CANCELLED, Action.CLOSE: OrderState.CLOSED}
    return same.get(deed.action) is order.state


def _by_party(order: Order, deed: Deed, roster: Roster) -> Decision | Refusal:
    own = [party for party in order.parties if acts_for(roster, deed.actor_id, party)]
    able = [party for party in own if party.role in ROLES[deed.action]]
    if not able:
        reason = RefusalReason.NOT_YOUR_PART if own else RefusalReason.NOT_A_PARTY
        return Refusal(reason, order.number, tuple(party.label for party in order.responsible))
    ready = [party for party in able if (deed.action, party.state) in TRANSITIONS]
    if not ready:
        return Refusal(RefusalReason.ALREADY_DONE, order.number, (able[0].label,))
    if deed.action is Action.EXTEND and (why_not := _why_no_extension(order, deed)):
        return Refusal(why_not, order.number)
    if deed.action in NEEDS_TEXT and not deed.text.strip():
        return Refusal(RefusalReason.TEXT_NEEDED, order.number)
    # The holder's own share goes first; a deputy who stands in for two takes them one after the other.
    chosen = min(ready, key=lambda party: party.person_id != deed.actor_id)
    return _moved(order, deed, (chosen,))


def _by_issuer(order: Order, deed: Deed) -> Decision | Refusal:
    named = [party for party in order.responsible if deed.party_id in {None, party.id}]
    ready = [party for party in named if (deed.action, party.state) in TRANSITIONS]
    if not ready:
        done = TRANSITIONS[deed.action, OrderState.SUBMITTED]
        reason = RefusalReason.ALREADY_DONE if any(one.state is done for one in named) else RefusalReason.NOT_SUBMITTED
        return Refusal(reason, order.number, tuple(party.label for party in named))
    if deed.action in NEEDS_TEXT and not deed.text.strip():
        return Refusal(RefusalReason.TEXT_NEEDED, order.number)
    if deed.action is Action.RETURN and len(ready) > 1:
        return Refusal(RefusalReason.WHICH_PARTY, order.number, tuple(party.label for party in ready))
    return _moved(order, deed, tuple(ready))


def _cancel(order: Order, deed: Deed, free_cancel: timedelta) -> Decision | Refusal:
    if order.is_cancelled:
        return Refusal(RefusalReason.ALREADY_DONE, order.number)
    is_free = deed.actor_id == order.issuer_id and deed.now <= order.issued_at + free_cancel
    if not is_free and not deed.text.strip():
        return Refusal(RefusalReason.CANCEL_REASON_NEEDED, order.number)
    parties = tuple(
        replace(party, state=TRANSITIONS.get((Action.CANCEL, party.state), party.state)) for party in order.parties
    )
    return _with_event(replace(order, parties=parties, is_cancelled=True), deed, None)


def _set_deadline(order: Order, deed: Deed) -> Decision | Refusal:
    if deed.deadline is None:
        return Refusal(RefusalReason.DEADLINE_UNREADABLE, order.number)
    if deed.deadline <= deed.now:
        return Refusal(RefusalReason.DEADLINE_PAST, order.number)
    is_grant = deed.action is Action.GRANT_EXTENSION
    if deed.deadline == order.deadline or (is_grant and order.deadline and deed.deadline < order.deadline):
        return Refusal(RefusalReason.ALREADY_DONE, order.number)
    extensions = order.extensions + is_grant
    changed = replace(
        order, deadline=deed.deadline, deadline_is_estimate=deed.deadline_is_estimate, extensions=extensions
    )
    return _with_event(changed, deed, deed.party_id)


def _why_no_extension(order: Order, deed: Deed) -> RefusalReason | None:
    """Why more time cannot be asked for: only before the deadline, with a later day and a reason."""
    if order.deadline is None:
        return RefusalReason.NO_DEADLINE
    if order.deadline < deed.now:
        return RefusalReason.EXTENSION_LATE
    if deed.deadline is None:
        return RefusalReason.EXTENSION_DATE_NEEDED
    if deed.deadline <= order.deadline:
        return RefusalReason.EXTENSION_NOT_LATER
    return None if deed.text.strip() else RefusalReason.EXTENSION_REASON_NEEDED


def _amend(order: Order, deed: Deed) -> Decision | Refusal:
    """Changed parties, deadline and objective; who leaves is not asked for anything any more."""
    wanted = amended(order, deed.amendment) if deed.amendment else order
    if wanted.deadline is not None and wanted.deadline != order.deadline and wanted.deadline <= deed.now:
        return Refusal(RefusalReason.DEADLINE_PAST, order.number)
    if difference(order, wanted).is_nothing:
        return Refusal(RefusalReason.NOTHING_CHANGES, order.number)
    return _with_event(wanted, deed, None)


def _refuse_extension(order: Order, deed: Deed) -> Decision:
    return _with_event(order, deed, deed.party_id)


_ISSUERS_OWN: dict[Action, Callable[[Order, Deed], Decision | Refusal]] = {
    Action.SET_DEADLINE: _set_deadline,
    Action.GRANT_EXTENSION: _set_deadline,
    Action.REFUSE_EXTENSION: _refuse_extension,
    Action.AMEND: _amend,
}


def _moved(order: Order, deed: Deed, chosen: tuple[Party, ...]) -> Decision:
    parties = tuple(_after(party, deed) if party in chosen else party for party in order.parties)
    events = tuple(_event(deed, party.id) for party in chosen)
    return Decision(replace(order, parties=parties, version=order.version + 1), events)


def _after(party: Party, deed: Deed) -> Party:
    """The party after the deed; a report or a submission acknowledges along the way."""
    state = TRANSITIONS[deed.action, party.state]
    moved = replace(party, state=state)
    if deed.action in ROLES and party.acknowledged_at is None:
        moved = replace(moved, acknowledged_at=deed.now, acknowledged_by=deed.actor_id)
    if deed.action in NEEDS_TEXT:
        moved = replace(moved, last_word=deed.text.strip())
    if state is OrderState.SUBMITTED:
        return replace(moved, submitted_at=deed.now)
    return replace(moved, closed_at=deed.now) if state is OrderState.CLOSED else moved


def _with_event(order: Order, deed: Deed, party_id: int | None) -> Decision:
    return Decision(replace(order, version=order.version + 1), (_event(deed, party_id),))


def _event(deed: Deed, party_id: int | None) -> OrderEvent:
    text = deed.deadline.isoformat() if deed.deadline and deed.action in _NEW_DEADLINE else deed.text.strip()
    return OrderEvent(_EVENTS[deed.action], deed.now, deed.actor_id, party_id, text)
