"""Who has a share in an order: taken back, handed on, split off, merged."""

from dataclasses import replace

from rules.authority import may_order, ordering_posts
from rules.orders.decide.deeds import Decision, Deed, done
from rules.orders.refusals import Refusal, RefusalReason
from rules.orders.transitions import TRANSITIONS
from rules.orders.values import Action, Change, Order, OrderState, Party, PartyRole
from rules.people import Roster


def answer_decline(order: Order, deed: Deed) -> Decision | Refusal:
    """The issuer takes a declined share back, or insists that it stays where it is."""
    declined = [one for one in order.parties if one.state is OrderState.DECLINED and deed.party_id in {None, one.id}]
    if not declined:
        return Refusal(RefusalReason.NOT_DECLINED, order.number)
    if len(declined) > 1:
        return Refusal(RefusalReason.WHICH_SHARE, order.number, _labels(declined))
    (party,) = declined
    if deed.action is Action.INSIST:
        return done(order, deed, party.id)
    staying = tuple(one for one in order.parties if one.id != party.id)
    if not any(one.role is PartyRole.RESPONSIBLE for one in staying):
        # Nobody is left to do it: the order is off, and its last share stays, so that it can be seen what it was.
        cancelled = (replace(one, state=OrderState.CANCELLED) for one in order.parties)
        return done(order, deed, party.id, change=Change(parties=tuple(cancelled)), text=_told(party.label, deed.text))
    return done(order, deed, party.id, change=Change(parties=staying), text=_told(party.label, deed.text))


def reassign(order: Order, deed: Deed, roster: Roster) -> Decision | Refusal:
    """改派: another post takes the share over, and has to acknowledge it."""
    ready = [one for one in order.parties if (deed.action, one.state) in TRANSITIONS]
    named = [one for one in ready if deed.party_id == one.id] or _likely(ready, deed)
    if not ready:
        return Refusal(RefusalReason.SUBMITTED_ALREADY, order.number)
    if len(named) != 1:
        return Refusal(RefusalReason.WHICH_SHARE, order.number, _labels(named or ready))
    if not deed.parties:
        return Refusal(RefusalReason.NEW_PARTY_NEEDED, order.number)
    leaving = named[0]
    if why_not := _why_not_to(order, deed, roster):
        return Refusal(why_not, order.number, _labels(deed.parties))
    if not deed.text.strip():
        return Refusal(RefusalReason.REASON_NEEDED, order.number)
    coming = tuple(replace(one, role=leaving.role, since=deed.now) for one in deed.parties)
    parties = tuple(new for one in order.parties for new in (coming if one is leaving else (one,)))
    moved = f"{leaving.label} → {'、'.join(_labels(coming))}"
    return done(order, deed, leaving.id, change=Change(parties=parties), text=_told(moved, deed.text))


def _likely(ready: list[Party], deed: Deed) -> list[Party]:
    """Without a name: the share that was declined, else the only one that somebody is responsible for."""
    if deed.party_id is not None:
        return []
    declined = [one for one in ready if one.state is OrderState.DECLINED]
    return declined or [one for one in ready if one.role is PartyRole.RESPONSIBLE]


def _why_not_to(order: Order, deed: Deed, roster: Roster) -> RefusalReason | None:
    posts = ordering_posts(roster, order.issuer_id)
    courts = {one.court_code for one in deed.parties}
    if any(court is None or not any(may_order(roster, post, court) for post in posts) for court in courts):
        return RefusalReason.OUT_OF_REACH
    has_share = {(one.court_code, one.post_role) for one in order.parties if one.role is not PartyRole.ATTENDING}
    is_there = any((one.court_code, one.post_role) in has_share for one in deed.parties)
    return RefusalReason.PARTY_ALREADY if is_there else None


def split(order: Order, deed: Deed) -> Decision | Refusal:
    """拆分: shares leave for an order of their own. `deed.parties` are those who leave, `deed.text` its number once it has one."""
    leaving = {one.id for one in deed.parties}
    if not leaving:
        return Refusal(RefusalReason.WHICH_SHARE, order.number, _labels(order.responsible))
    if any((deed.action, one.state) not in TRANSITIONS for one in deed.parties):
        return Refusal(RefusalReason.SUBMITTED_ALREADY, order.number)
    staying = tuple(one for one in order.parties if one.id not in leaving)
    if not any(one.role is PartyRole.RESPONSIBLE for one in staying):
        return Refusal(RefusalReason.NOBODY_STAYS, order.number)
    number = deed.other.number if deed.other else ""
    change = Change(parties=staying, number=number)
    return done(order, deed, change=change, text=_told("、".join(_labels(deed.parties)), number))


def merge(order: Order, deed: Deed) -> Decision | Refusal:
    """并案: the order goes on as part of another."""
    if why_not := _why_not_with(order, deed):
        return Refusal(why_not, order.number)
    number = deed.other.number if deed.other else ""
    return done(order, deed, change=Change(number=number), text=_told(number, deed.text))


def absorb(order: Order, deed: Deed) -> Decision | Refusal:
    """The other side of a merger: the order takes in those who have no share in it yet, in the state that they have reached."""
    why_not = _why_not_with(order, deed)
    if deed.other is None or why_not is not None:
        return Refusal(why_not or RefusalReason.OTHER_ORDER_NEEDED, order.number)
    known = {(one.court_code, one.post_role, one.person_id) for one in order.parties}
    coming = tuple(
        replace(one, id=0)
        for one in deed.other.parties
        if (one.court_code, one.post_role, one.person_id) not in known and one.state is not OrderState.CLOSED
    )
    change = Change(parties=(*order.parties, *coming), number=deed.other.number)
    return done(order, deed, change=change, text=_told(deed.other.number, "、".join(_labels(coming))))


def _why_not_with(order: Order, deed: Deed) -> RefusalReason | None:
    if deed.other is None or deed.other.number == order.number or deed.other.issuer_court != order.issuer_court:
        return RefusalReason.OTHER_ORDER_NEEDED
    return RefusalReason.OTHER_ORDER_OVER if deed.other.is_over else None


def _labels(parties: tuple[Party, ...] | list[Party]) -> tuple[str, ...]:
    return tuple(party.label for party in parties)


def _told(what: str, words: str) -> str:
    return "：".join(one for one in (what, words.strip()) if one)
