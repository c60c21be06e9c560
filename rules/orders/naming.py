"""Naming in public: proposed by the ladder, decided once, by a person."""

from rules.orders.decide import RefusalReason
from rules.orders.values import EventKind, Order, OrderEvent, OrderState, Party

NAME, REFUSE_NAMING = "order_name", "order_do_not_name"
_DECISIONS = frozenset({EventKind.NAMED, EventKind.NAMING_REFUSED})


def why_not_name(order: Order, party: Party, ledger: tuple[OrderEvent, ...], wish: OrderEvent) -> RefusalReason | None:
    """Why the entry may not be made: it was decided before, or the party is not late any more. None where it may."""
    if any(one.kind in _DECISIONS and one.party_id == party.id for one in ledger):
        return RefusalReason.NAMING_DECIDED
    if order.is_over or party.state in {OrderState.SUBMITTED, OrderState.CLOSED} or not order.is_overdue(wish.at):
        return RefusalReason.NO_LONGER_LATE
    return None


def proposal_slot(order: Order, party: Party) -> str:
    """Where the proposal stands, to be edited in place."""
    return f"order:{order.id}:naming:{party.id}"
