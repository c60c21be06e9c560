"""The cards of an order: one in each place that is concerned, edited in place, with what may be pressed there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from rules.full_names import FULL_NAME, has_full_name
from rules.ladder.plan import waits_since
from rules.masking import shown
from rules.notifications.orders import Hold, OrderCard, OrderCounts, PartyLine, Progress
from rules.orders.places import Places, holder, in_private, shows_details
from rules.orders.values import Order, OrderState, Party, PartyRole
from rules.outgoing import Recipient
from rules.people import Roster
from rules.reading.values import OrderKind

_MOST_LINES = 12
_MOST_WORDS = 60
_LONGEST_OBJECTIVE = 600
# What somebody reported fits into one message, whatever he typed.
MOST_WORDS = 1500

ACKNOWLEDGE, REPORT, SUBMIT = "order_acknowledge", "order_report", "order_submit"
INTERVIEW = "interview_open"
CLOSE, RETURN, CANCEL = "order_close", "order_return", "order_cancel"
DECLINE, ACCEPT_DECLINE, INSIST, REASSIGN = "order_decline", "order_accept_decline", "order_insist", "order_reassign"
HOLD, RESUME, SPLIT, MERGE, REOPEN = "order_hold", "order_resume", "order_split", "order_merge", "order_reopen"
EXPEDITE, MORE, MISSING = "order_expedite", "order_more", "order_missing"
DEADLINES = ("order_deadline_workdays", "order_deadline_week", "order_deadline_month")


_NOT_WORKING = frozenset({OrderState.SUBMITTED, OrderState.CLOSED, OrderState.DECLINED})


@dataclass(frozen=True)
class Card:
    """A card before it has buttons: where it stands, what it says, which actions it offers."""

    recipient: Recipient
    facts: OrderCard | OrderCounts
    actions: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """With which eyes the order is looked at: today's posts, the groups, the moment, and the courts' clock.

    `is_quiet`: whether people are left alone at that moment.
    """

    roster: Roster
    places: Places
    now: datetime
    zone: ZoneInfo
    free_cancel: timedelta
    is_quiet: bool = False


def cards(order: Order, view: View) -> tuple[Card, ...]:
    """One card for each recipient: the courts' groups, the parties in private, the issuer, and where it was said."""
    found: dict[str, Card] = {}
    for card in _cards(order, view):
        found.setdefault(card.recipient.key, card)
    return tuple(found.values())


def _cards(order: Order, view: View) -> Iterator[Card]:
    origin = view.places.origin
    issuer = in_private(view.roster.person_by_id.get(order.issuer_id))
    if issuer is not None:
        own = _own_actions(order, view)
        actions = (*own, *_issuer_actions(order, view), *private_actions(order))
        yield Card(issuer, replace(full_card(order, view, None), is_own=bool(own)), actions)
    if origin is not None and not shows_details(origin, order, view.roster):
        yield Card(Recipient(group_id=origin.id), counts_card(order, view), _origin_actions(order, view))
    elif origin is not None:
        actions = (*_party_actions(order, origin.court_code), *_origin_actions(order, view))
        yield Card(Recipient(group_id=origin.id), full_card(order, view, origin.court_code), actions)
    for party in order.parties:
        actions = _party_actions(order, party.court_code)
        private = (*actions, *private_actions(order))
        person = holder(view.roster, party)
        # Whoever stands in for the holder has a card of his own as long as he does.
        people = ((in_private(one), private) for one in (person, view.roster.present(person)))
        for place, offered in ((view.places.group_of(party), actions), *people):
            if place is not None:
                yield Card(place, full_card(order, view, party.court_code), offered)


def full_card(order: Order, view: View, court_code: str | None) -> OrderCard:
    """The order with all that may be shown; in a long one a court sees its own lines, the issuer who is missing."""
    lines = _chosen(order, court_code)
    return OrderCard(
        number=order.number,
        order_kind=order.kind,
        state=order.state,
        issuer=order.issuer_label,
        issued_at=order.issued_at.astimezone(view.zone),
        objective=worded(order, order.objective, _LONGEST_OBJECTIVE),
        petitioner=order.masked_petitioner,
        deadline=order.deadline.astimezone(view.zone) if order.deadline else None,
        deadline_is_estimate=order.deadline_is_estimate,
        time_limit=order.time_limit,
        extensions=order.extensions,
        is_overdue=order.is_overdue(view.now),
        is_urgent=bool(order.urgent_reason),
        parties=tuple(_line(order, party, view.roster) for party in lines),
        others=len(order.parties) - len(lines),
        progress=progress(order) if court_code is None or len(order.parties) <= _MOST_LINES else _none(order),
        is_for_issuer=court_code is None,
        reached=order.state_at(court_code) if court_code else order.state,
        unreached=_unreached(order, view) if court_code is None else (),
        urgent_reason=worded(order, order.urgent_reason, _MOST_WORDS),
        hold=_hold(order, view),
        merged_into=order.merged_into,
        let_off=_let_off(order, view),
    )


def _hold(order: Order, view: View) -> Hold | None:
    if order.held_until is None:
        return None
    until = order.held_until.astimezone(view.zone)
    days_left = (until.date() - view.now.astimezone(view.zone).date()).days
    return Hold(until, max(days_left, 0), worded(order, order.held_reason, _MOST_WORDS))


def _unreached(order: Order, view: View) -> tuple[str, ...]:
    alone = [
        party.label
        for party in order.parties
        if view.places.group_of(party) is None and in_private(holder(view.roster, party)) is None
    ]
    return tuple(alone[:_MOST_LINES])


def counts_card(order: Order, view: View) -> OrderCounts:
    """The order in numbers only."""
    return OrderCounts(
        number=order.number,
        order_kind=order.kind,
        state=order.state,
        deadline=order.deadline.astimezone(view.zone) if order.deadline else None,
        is_overdue=order.is_overdue(view.now),
        is_urgent=bool(order.urgent_reason),
        progress=progress(order),
        attending=sum(party.role is PartyRole.ATTENDING for party in order.parties),
        let_off=_let_off(order, view),
    )


def _let_off(order: Order, view: View) -> tuple[str, ...]:
    """The courts that are let off, as they are called; none that has come to a share of its own since."""
    sharing = {party.court_code for party in order.parties}
    courts = view.roster.courts
    return tuple(courts[code].short_name for code in order.let_off if code in courts and code not in sharing)


def worded(order: Order, text: str, most: int) -> str:
    """Somebody's words as they may be shown: the petitioner masked, and no longer than `most` characters."""
    masked = shown(text, order.petitioner, order.masked_petitioner)
    return masked if len(masked) <= most else masked[:most] + "…"


def progress(order: Order) -> Progress:
    responsible = order.responsible
    return Progress(
        responsible=len(responsible),
        acknowledged=sum(party.is_acknowledged and party.acknowledged_at is not None for party in responsible),
        submitted=sum(party.state in {OrderState.SUBMITTED, OrderState.CLOSED} for party in responsible),
        closed=sum(party.state is OrderState.CLOSED for party in responsible),
    )


def _none(order: Order) -> Progress:
    """A court's card of a long order keeps still while others act: 110 courts would else be edited 110 times."""
    return Progress(len(order.responsible), 0, 0, 0)


def _chosen(order: Order, court_code: str | None) -> tuple[Party, ...]:
    if len(order.parties) <= _MOST_LINES:
        return order.parties
    if court_code is not None:
        return tuple(party for party in order.parties if party.court_code == court_code)
    # First whoever waits for the issuer, then whoever is missing.
    waiting = [party for party in order.responsible if waits_since(party) is not None]
    missing = [party for party in order.responsible if not party.is_acknowledged]
    return tuple(dict.fromkeys((*waiting, *missing)))[:_MOST_LINES]


def _line(order: Order, party: Party, roster: Roster) -> PartyLine:
    person = holder(roster, party)
    name = person.name if person else ""
    deputy = roster.stand_in(person)
    last_word = worded(order, party.last_word, _MOST_WORDS)
    return PartyLine(party.role, party.label, name, party.state, last_word, deputy.name if deputy else "")


def _own_actions(order: Order, view: View) -> tuple[str, ...]:
    """What the issuer does as a party to his own order; he has one card, on which he does not decline what he asked for himself."""
    holders = ((party, holder(view.roster, party)) for party in order.parties)
    courts = {party.court_code for party, person in holders if person is not None and person.id == order.issuer_id}
    offered = (action for court in sorted(filter(None, courts)) for action in _party_actions(order, court))
    return tuple(action for action in dict.fromkeys(offered) if action != DECLINE)


def _party_actions(order: Order, court_code: str | None) -> tuple[str, ...]:
    own = [party for party in order.parties if party.court_code == court_code and court_code is not None]
    if order.is_over or not own:
        return ()
    working = [party for party in own if party.state not in _NOT_WORKING]
    may_acknowledge = any(not party.is_acknowledged for party in working)
    may_report = any(party.role is not PartyRole.ATTENDING for party in working)
    may_submit = any(party.role is PartyRole.RESPONSIBLE for party in working)
    may_decline = any(party.state is OrderState.ISSUED and party.role is not PartyRole.ATTENDING for party in working)
    offered = (
        (ACKNOWLEDGE, may_acknowledge),
        (REPORT, may_report),
        (SUBMIT, may_submit),
        (DECLINE, may_decline),
        (INTERVIEW, order.kind is OrderKind.INTERVIEW),
    )
    return tuple(action for action, is_offered in offered if is_offered)


def private_actions(order: Order) -> tuple[str, ...]:
    """What is offered in private chats only: the full name, while it is needed for the work."""
    return (FULL_NAME,) if not order.is_over and has_full_name(order) else ()


def _issuer_actions(order: Order, view: View) -> tuple[str, ...]:
    if order.is_over:
        return (REOPEN,)
    submitted = [party for party in order.responsible if party.state is OrderState.SUBMITTED]
    deciding = (CLOSE, RETURN) if len(submitted) == 1 else (CLOSE,) if submitted else ()
    return (*deciding, *_origin_actions(order, view), *((RESUME,) if order.is_held else ()), MORE)


def further_actions(order: Order) -> tuple[str, ...]:
    """What the issuer and the office can do beside what stands on the card."""
    if order.is_over:
        return (REOPEN,)
    several = len(order.responsible) > 1
    return (
        REASSIGN,
        *((SPLIT,) if several else ()),
        MERGE,
        RESUME if order.is_held else HOLD,
        *(() if order.urgent_reason else (EXPEDITE,)),
        CANCEL,
    )


def _origin_actions(order: Order, view: View) -> tuple[str, ...]:
    if order.is_over:
        return ()
    is_fresh = view.now <= order.issued_at + view.free_cancel
    is_missed = len(order.parties) > _MOST_LINES and any(party.state not in _NOT_WORKING for party in order.responsible)
    return (
        *(DEADLINES if order.deadline is None else ()),
        *((MISSING,) if is_missed else ()),
        *((CANCEL,) if is_fresh else ()),
    )
