"""What an entry of the ledger does to its order. Nothing else changes an order, so its ledger alone gives it again."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from rules.orders.transitions import ACTIONS, ROLES, TABLE, TRANSITIONS
from rules.orders.values import Action, EventKind, Order, OrderEvent, OrderState, Party

_LAST_WORDS = frozenset({Action.REPORT, Action.SUBMIT, Action.EXTEND, Action.DECLINE, Action.RETURN})
_BEGINS_ANEW = frozenset({Action.INSIST, Action.LAPSE, Action.REOPEN})
_MAY_ASK = frozenset(TABLE[Action.EXTEND].moves)
_ANSWERS = frozenset({EventKind.EXTENDED, EventKind.EXTENSION_REFUSED})
_NAMES_A_DAY = frozenset({EventKind.DEADLINE_SET, EventKind.AMENDED})
_OF_SHARES = frozenset({*ROLES, Action.CLOSE, Action.RETURN, Action.CANCEL, Action.MERGE, *_BEGINS_ANEW})


def replayed(order: Order, ledger: Iterable[OrderEvent]) -> Order:
    """The order as its ledger tells it. Of `order` only what its ledger does not tell is used: its number, its issuer, its origin."""
    told = replace(
        order,
        parties=(),
        deadline=None,
        deadline_is_estimate=False,
        time_limit="",
        extensions=0,
        is_cancelled=False,
        merged_into="",
        held_since=None,
        held_until=None,
        held_reason="",
        let_off=(),
    )
    for event in ledger:
        told = after(told, event)
    return told


def after(order: Order, event: OrderEvent) -> Order:
    """The order after the entry; of the same version."""
    action = ACTIONS.get(event.kind)
    if action in _OF_SHARES:
        order = replace(order, parties=tuple(_party_after(party, action, event) for party in order.parties))
    told = _order_after(_changed(order, event), event)
    told = _without_hold(told) if told.is_over else told
    is_new_day = told.deadline != order.deadline
    return replace(told, parties=tuple(_answered(party, told, event, is_new_day=is_new_day) for party in told.parties))


def _answered(party: Party, order: Order, event: OrderEvent, *, is_new_day: bool) -> Party:
    """The party without its question for more time, once that has its answer, or nothing hangs on it any more."""
    if party.extension_until is None:
        return party
    due = order.due(party)
    is_answer = event.kind in _ANSWERS and event.party_id in {None, party.id}
    is_named = event.kind in _NAMES_A_DAY and is_new_day
    is_reached = due is not None and due >= party.extension_until
    is_working = party.state in _MAY_ASK and not order.is_over
    if is_working and not (is_answer or is_named or is_reached):
        return party
    return replace(party, extension_asked_at=None, extension_until=None)


def _party_after(party: Party, action: Action, event: OrderEvent) -> Party:
    goal = TRANSITIONS.get((action, party.state))
    if goal is None or event.party_id not in {None, party.id}:
        return party
    moved = replace(party, state=goal)
    if action in _LAST_WORDS:
        moved = replace(moved, last_word=event.text)
    if action in _BEGINS_ANEW:
        return _begun_anew(moved, party, event)
    if action in ROLES or action is Action.RETURN:
        moved = replace(moved, heard_at=event.at)
    if action in ROLES and action is not Action.DECLINE and party.acknowledged_at is None:
        moved = replace(moved, acknowledged_at=event.at, acknowledged_by=event.actor_id)
    if action is Action.EXTEND and event.change is not None:
        moved = replace(moved, extension_asked_at=event.at, extension_until=event.change.extension_until)
    return _dated(moved, event.at)


def _dated(party: Party, at: datetime) -> Party:
    """The party with the moment at which it has reached its state."""
    match party.state:
        case OrderState.SUBMITTED:
            return replace(party, submitted_at=at)
        case OrderState.CLOSED:
            return replace(party, closed_at=at)
        case OrderState.DECLINED:
            return replace(party, declined_at=at)
    return party


def _begun_anew(moved: Party, before: Party, event: OrderEvent) -> Party:
    """The share is to be acknowledged again (or, reopened after 销号, worked on): its clocks start now."""
    stood_still = event.at - before.declined_at if before.declined_at else timedelta()
    moved = replace(moved, declined_at=None, closed_at=None, heard_at=event.at, paused=before.paused + stood_still)
    if moved.state is OrderState.ISSUED:
        moved = replace(moved, since=event.at, acknowledged_at=None, acknowledged_by=None)
    return moved


def _changed(order: Order, event: OrderEvent) -> Order:
    """The order with what the entry set anew."""
    change = event.change
    if change is None:
        return order
    if change.deadline is not None:
        is_estimate, name = change.deadline_is_estimate, change.time_limit
        order = replace(order, deadline=change.deadline, deadline_is_estimate=is_estimate, time_limit=name)
    if change.objective is not None:
        order = replace(order, objective=change.objective)
    if change.text is not None:
        order = replace(order, origin=replace(order.origin, text=change.text))
    if change.let_off is not None:
        order = replace(order, let_off=change.let_off)
    if change.ladder is not None:
        order = replace(order, ladder=change.ladder)
    return order if change.parties is None else replace(order, parties=change.parties)


def _order_after(order: Order, event: OrderEvent) -> Order:
    effect = _EFFECTS.get(event.kind)
    return effect(order, event) if effect else order


def _extended(order: Order, _event: OrderEvent) -> Order:
    return replace(order, extensions=order.extensions + 1)


def _expedited(order: Order, event: OrderEvent) -> Order:
    return replace(_begun(order, event.at), urgent_reason=event.text)


def _held(order: Order, event: OrderEvent) -> Order:
    until = event.change.held_until if event.change else None
    return replace(order, held_since=order.held_since or event.at, held_until=until, held_reason=event.text)


def _resumed(order: Order, event: OrderEvent) -> Order:
    return _without_hold(_begun(order, event.at))


def _begun(order: Order, at: datetime) -> Order:
    """The clocks begin anew for everybody: to acknowledge, or to be heard of."""
    return replace(order, parties=tuple(_waiting_anew(one, at) for one in order.parties))


def _waiting_anew(party: Party, at: datetime) -> Party:
    party = replace(party, since=at) if party.state is OrderState.ISSUED else replace(party, heard_at=at)
    return replace(party, extension_asked_at=at) if party.extension_asked_at is not None else party


def _reopened(order: Order, _event: OrderEvent) -> Order:
    return _without_hold(replace(order, is_cancelled=False, merged_into=""))


def _taken_back(order: Order, event: OrderEvent) -> Order:
    is_off = all(one.state is OrderState.CANCELLED for one in order.responsible)
    return _ended(order, event) if is_off else order


def _ended(order: Order, event: OrderEvent) -> Order:
    number = event.change.number if event.change else ""
    return _without_hold(replace(order, is_cancelled=True, merged_into=number))


def _without_hold(order: Order) -> Order:
    return replace(order, held_since=None, held_until=None, held_reason="")


_EFFECTS: dict[EventKind, Callable[[Order, OrderEvent], Order]] = {
    EventKind.EXTENDED: _extended,
    EventKind.EXPEDITED: _expedited,
    EventKind.HELD: _held,
    EventKind.RESUMED: _resumed,
    EventKind.REOPENED: _reopened,
    EventKind.DECLINE_ACCEPTED: _taken_back,
    EventKind.CANCELLED: _ended,
    EventKind.MERGED: _ended,
}
