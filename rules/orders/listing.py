"""Orders as lists for those who ask."""

from collections.abc import Iterable

from rules.authority import acts_for
from rules.ledger.entries import Eyes, gravest
from rules.ledger.lights import Light
from rules.notifications.orders import ListedOrder, OpenCounts, OrderList
from rules.orders.cards import worded
from rules.orders.values import Order, OrderState
from rules.people import Roster

_MOST_ORDERS = 15
_MOST_MISSING = 3
_OBJECTIVE = 40


def listed(order: Order, eyes: Eyes) -> ListedOrder:
    """The order as a line of a list, with its gravest light and the first of those who have not acknowledged."""
    missing = [party.label for party in order.responsible if not party.is_acknowledged]
    return ListedOrder(
        number=order.number,
        order_kind=order.kind,
        state=order.state,
        objective=worded(order, order.objective, _OBJECTIVE),
        missing=tuple(missing[:_MOST_MISSING]),
        deadline=order.deadline.astimezone(eyes.zone) if order.deadline else None,
        is_overdue=order.is_overdue(eyes.now),
        light=gravest(order, eyes),
    )


def order_list(received: Iterable[Order], issued: Iterable[Order], eyes: Eyes) -> OrderList:
    """The first orders of each list, the gravest light first; the rest is counted."""
    mine, given = (sorted((listed(one, eyes) for one in orders), key=_gravity) for orders in (received, issued))
    return OrderList(
        received=tuple(mine[:_MOST_ORDERS]),
        issued=tuple(given[:_MOST_ORDERS]),
        left_out=max(len(mine) - _MOST_ORDERS, 0) + max(len(given) - _MOST_ORDERS, 0),
    )


def _gravity(line: ListedOrder) -> int:
    return list(Light).index(line.light)


def concerns(order: Order, roster: Roster, person_id: int) -> bool:
    """Whether the person, or whom he stands in for, still has something to do."""
    return any(
        acts_for(roster, person_id, party) and not party.state.is_over and party.state is not OrderState.SUBMITTED
        for party in order.parties
    )


def open_counts(counts: dict[OrderState, int], overdue: int) -> OpenCounts:
    submitted, waiting = counts.get(OrderState.SUBMITTED, 0), counts.get(OrderState.ISSUED, 0)
    return OpenCounts(waiting, sum(counts.values()) - submitted - waiting, submitted, overdue)
