"""What the parties do with their shares, and what the issuer does with a single one of them."""

from rules.authority import acts_for
from rules.orders.decide.deeds import Decision, Deed, Terms, done
from rules.orders.refusals import Refusal, RefusalReason
from rules.orders.transitions import NEEDS_TEXT, ROLES, TRANSITIONS
from rules.orders.values import Action, Change, Order, OrderState, Party
from rules.people import Roster


def by_party(order: Order, deed: Deed, roster: Roster, terms: Terms) -> Decision | Refusal:
    """Whoever holds a share, or stands in for its holder, moves it along the table."""
    own = [party for party in order.parties if deed.actor_id is not None and acts_for(roster, deed.actor_id, party)]
    able = [party for party in own if party.role in ROLES[deed.action]]
    if not able:
        reason = RefusalReason.NOT_YOUR_PART if own else RefusalReason.NOT_A_PARTY
        return Refusal(reason, order.number, tuple(party.label for party in order.responsible))
    ready = [party for party in able if (deed.action, party.state) in TRANSITIONS]
    if not ready:
        return Refusal(_why_not_ready(able[0], deed.action), order.number, (able[0].label,))
    # The holder's own share goes first; a deputy who stands in for two takes them one after the other.
    chosen = min(ready, key=lambda party: party.person_id != deed.actor_id)
    why_not = _why_not(order, chosen, deed, terms)
    if why_not is not None:
        return Refusal(why_not, order.number, (chosen.label,))
    change = Change(extension_until=deed.deadline) if deed.action is Action.EXTEND else None
    return done(order, deed, chosen.id, change=change)


def _why_not_ready(party: Party, action: Action) -> RefusalReason:
    if party.state is OrderState.DECLINED:
        return RefusalReason.DECLINED_ALREADY
    if action is Action.DECLINE:
        return RefusalReason.DECLINE_LATE
    return RefusalReason.ALREADY_DONE


def _why_not(order: Order, party: Party, deed: Deed, terms: Terms) -> RefusalReason | None:
    if deed.action is Action.EXTEND and (why_not := _why_no_extension(order, deed)):
        return why_not
    if deed.action is Action.DECLINE and deed.now > terms.decline_until(party):
        return RefusalReason.DECLINE_LATE
    if deed.action is Action.DECLINE and not deed.text.strip():
        return RefusalReason.REASON_NEEDED
    return RefusalReason.TEXT_NEEDED if deed.action in NEEDS_TEXT and not deed.text.strip() else None


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


def on_result(order: Order, deed: Deed) -> Decision | Refusal:
    """销号 or 退回重办 of what was submitted."""
    named = [party for party in order.responsible if deed.party_id in {None, party.id}]
    ready = [party for party in named if (deed.action, party.state) in TRANSITIONS]
    if not ready:
        goal = TRANSITIONS[deed.action, OrderState.SUBMITTED]
        reason = RefusalReason.ALREADY_DONE if any(one.state is goal for one in named) else RefusalReason.NOT_SUBMITTED
        return Refusal(reason, order.number, tuple(party.label for party in named))
    if deed.action in NEEDS_TEXT and not deed.text.strip():
        return Refusal(RefusalReason.TEXT_NEEDED, order.number)
    if deed.action is Action.RETURN and len(ready) > 1:
        return Refusal(RefusalReason.WHICH_PARTY, order.number, tuple(party.label for party in ready))
    return done(order, deed, *(party.id for party in ready))


def lapse(order: Order, deed: Deed) -> Decision | Refusal:
    """Silence after a demand: the share has to be acknowledged again."""
    party = order.party(deed.party_id or 0)
    if party is None or order.is_held or (deed.action, party.state) not in TRANSITIONS:
        return Refusal(RefusalReason.ALREADY_DONE, order.number)
    return done(order, deed, party.id)
