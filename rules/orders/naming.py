"""Naming in public, and summoning: proposed by the ladder, decided once, by a person."""

from dataclasses import dataclass

from rules.ladder.values import Rung
from rules.orders.refusals import RefusalReason
from rules.orders.values import EventKind, Order, OrderEvent, OrderState, Party

NAME, REFUSE_NAMING = "order_name", "order_do_not_name"
SUMMON, REFUSE_SUMMONS = "order_summon", "order_do_not_summon"


@dataclass(frozen=True, slots=True)
class Release:
    """The two buttons under a proposal, and the entries that they make: done, and not done."""

    actions: tuple[str, str]
    events: tuple[EventKind, EventKind]


RELEASES: dict[Rung, Release] = {
    Rung.NAMING: Release((NAME, REFUSE_NAMING), (EventKind.NAMED, EventKind.NAMING_REFUSED)),
    Rung.SUMMONS: Release((SUMMON, REFUSE_SUMMONS), (EventKind.SUMMONED, EventKind.SUMMONS_REFUSED)),
}


def why_not_release(
    order: Order, party: Party, ledger: tuple[OrderEvent, ...], wish: OrderEvent
) -> RefusalReason | None:
    """Why the entry may not be made: it was decided before, or the party is not late any more. None where it may."""
    decisions = next(one.events for one in RELEASES.values() if wish.kind in one.events)
    if any(one.kind in decisions and one.party_id == party.id for one in ledger):
        return RefusalReason.NAMING_DECIDED
    is_theirs = party.state not in {OrderState.SUBMITTED, OrderState.CLOSED, OrderState.DECLINED}
    return None if not order.is_over and is_theirs and order.is_late(party, wish.at) else RefusalReason.NO_LONGER_LATE


def proposal_slot(order: Order, party: Party, rung: Rung) -> str:
    """Where the proposal stands, to be edited in place."""
    return f"order:{order.id}:{rung}:{party.id}"
