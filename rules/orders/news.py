"""Who hears by a line of its own what somebody has done; everybody else sees it on the card."""

from collections.abc import Iterator
from dataclasses import dataclass

from rules.notifications.orders import OrderNews
from rules.orders.cards import MOST_WORDS, View, worded
from rules.orders.places import holder, in_private
from rules.orders.values import EventKind, Order, OrderEvent, Party
from rules.outgoing import Recipient

_TO_PARTIES = frozenset(
    {
        EventKind.CLOSED,
        EventKind.RETURNED,
        EventKind.CANCELLED,
        EventKind.DEADLINE_SET,
        EventKind.EXTENDED,
        EventKind.EXTENSION_REFUSED,
        EventKind.AMENDED,
        EventKind.INSISTED,
        EventKind.REASSIGNED,
        EventKind.HELD,
        EventKind.RESUMED,
        EventKind.SPLIT,
        EventKind.MERGED,
        EventKind.ABSORBED,
        EventKind.REOPENED,
        EventKind.EXPEDITED,
    }
)
_DEADLINE_ONLY = frozenset({EventKind.DEADLINE_SET, EventKind.EXTENDED, EventKind.EXTENSION_REFUSED})
_NAMES_THE_DEADLINE = _DEADLINE_ONLY | {EventKind.RESUMED, EventKind.REOPENED}
# Of these everybody who is left hears, not only the share that has gone.
_OF_THE_WHOLE = frozenset({EventKind.REASSIGNED})


@dataclass(frozen=True)
class News:
    """A line and where it goes."""

    recipient: Recipient
    facts: OrderNews


def news(order: Order, events: tuple[OrderEvent, ...], view: View) -> tuple[News, ...]:
    """The lines that these events call for, each recipient once. Nobody is told what he has just done himself."""
    found: dict[str, News] = {}
    for event in events:
        for recipient in _recipients(order, event, view):
            found.setdefault(recipient.key, News(recipient, _facts(order, event, view)))
    return tuple(found.values())


def _recipients(order: Order, event: OrderEvent, view: View) -> Iterator[Recipient]:
    if event.kind is EventKind.REPORTED:
        issuer = in_private(view.roster.person_by_id.get(order.issuer_id))
        if issuer is not None and order.issuer_id != event.actor_id:
            yield issuer
    if event.kind not in _TO_PARTIES:
        return
    for party in _concerned(order, event):
        person = holder(view.roster, party)
        for recipient in (view.places.group_of(party), in_private(person)):
            if recipient is not None and (event.actor_id is None or recipient.person_id != event.actor_id):
                yield recipient


def _concerned(order: Order, event: OrderEvent) -> tuple[Party, ...]:
    of_all = event.kind in _OF_THE_WHOLE
    return tuple(party for party in order.parties if of_all or event.party_id in {None, party.id})


def _facts(order: Order, event: OrderEvent, view: View) -> OrderNews:
    party = order.party(event.party_id) if event.party_id is not None else None
    actor = view.roster.person_by_id.get(event.actor_id) if event.actor_id is not None else None
    named = order.held_until if event.kind is EventKind.HELD else order.deadline
    is_dated = event.kind in _NAMES_THE_DEADLINE or event.kind is EventKind.HELD
    return OrderNews(
        number=order.number,
        event=event.kind,
        label=party.label if party else "",
        actor=actor.name if actor else "",
        text="" if event.kind in _DEADLINE_ONLY else worded(order, event.text, MOST_WORDS),
        deadline=named.astimezone(view.zone) if is_dated and named else None,
    )
