"""What people may do with an order that stands, and what follows: decisions that read the table of rules.orders.transitions."""

from collections.abc import Callable

from rules.authority import is_office
from rules.orders.decide import composition, shares, wholes
from rules.orders.decide.deeds import Decision, Deed, Terms
from rules.orders.refusals import LACKS_WORDS, Refusal, RefusalReason
from rules.orders.transitions import NEEDS_TEXT, ROLES, TABLE, TRANSITIONS, Authority
from rules.orders.values import Action, Order, OrderState
from rules.people import Roster

__all__ = [
    "LACKS_WORDS",
    "NEEDS_TEXT",
    "ROLES",
    "TRANSITIONS",
    "Decision",
    "Deed",
    "Refusal",
    "RefusalReason",
    "Terms",
    "decide",
]

_TERMS = Terms()


def decide(order: Order, deed: Deed, roster: Roster, terms: Terms = _TERMS) -> Decision | Refusal:
    """What becomes of the order; a refusal where the table, the post or the words do not allow it."""
    if order.is_over and deed.action is not Action.REOPEN and not _repeats(order, deed):
        over = RefusalReason.ORDER_CANCELLED if order.is_cancelled else RefusalReason.ORDER_CLOSED
        return Refusal(over, order.number)
    if deed.action in ROLES:
        return shares.by_party(order, deed, roster, terms)
    if not _has_authority(order, deed, roster):
        return Refusal(RefusalReason.NOT_THE_ISSUER, order.number, (order.issuer_label,))
    if deed.action in _UNDER_TERMS:
        return _UNDER_TERMS[deed.action](order, deed, terms)
    if deed.action is Action.REASSIGN:
        return composition.reassign(order, deed, roster)
    return _PLAIN[deed.action](order, deed)


def _has_authority(order: Order, deed: Deed, roster: Roster) -> bool:
    if deed.actor_id is None:
        is_run_out = deed.action is Action.RESUME and order.held_until is not None and order.held_until <= deed.now
        return is_run_out or TABLE[deed.action].who is Authority.CLOCK
    is_theirs = TABLE[deed.action].who is Authority.ISSUER
    return is_theirs and (deed.actor_id == order.issuer_id or is_office(roster, deed.actor_id))


def _repeats(order: Order, deed: Deed) -> bool:
    """A second press on what has ended the order is answered as such, not as an error."""
    same = {Action.CANCEL: OrderState.CANCELLED, Action.CLOSE: OrderState.CLOSED}
    return same.get(deed.action) is order.state


_UNDER_TERMS: dict[Action, Callable[[Order, Deed, Terms], Decision | Refusal]] = {
    Action.CANCEL: wholes.cancel,
    Action.HOLD: wholes.hold,
}
_PLAIN: dict[Action, Callable[[Order, Deed], Decision | Refusal]] = {
    Action.CLOSE: shares.on_result,
    Action.RETURN: shares.on_result,
    Action.LAPSE: shares.lapse,
    Action.ACCEPT_DECLINE: composition.answer_decline,
    Action.INSIST: composition.answer_decline,
    Action.SPLIT: composition.split,
    Action.MERGE: composition.merge,
    Action.ABSORB: composition.absorb,
    Action.SET_DEADLINE: wholes.set_deadline,
    Action.GRANT_EXTENSION: wholes.set_deadline,
    Action.REFUSE_EXTENSION: wholes.refuse_extension,
    Action.AMEND: wholes.amend,
    Action.RESUME: wholes.resume,
    Action.REOPEN: wholes.reopen,
    Action.EXPEDITE: wholes.expedite,
}
