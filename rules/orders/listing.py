"""Orders as lists and ledgers for those who ask."""

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo

from rules.authority import acts_for
from rules.ladder.values import Clock, DueStep, StepState
from rules.ledger.entries import Eyes, gravest
from rules.ledger.lights import Light
from rules.notifications.orders import LedgerLine, ListedOrder, OpenCounts, OrderLedger, OrderList
from rules.orders.cards import worded
from rules.orders.undelivered import Undelivered
from rules.orders.values import Order, OrderEvent, OrderState
from rules.people import Roster

_MOST_ORDERS = 15
_MOST_MISSING = 3
_MOST_LINES = 24
_OBJECTIVE, _WORDS = 40, 60


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


def order_ledger(
    order: Order,
    events: Iterable[OrderEvent],
    steps: Iterable[DueStep],
    roster: Roster,
    now: datetime,
    *,
    undelivered: Iterable[Undelivered] = (),
) -> OrderLedger:
    """Events, the steps whose moment has come, the next one of each clock that runs, and what did not arrive.

    The newest, in `now`'s zone.
    """
    zone = now.tzinfo
    told = tuple(_worth_telling(sorted(steps, key=lambda step: step.due_at), now))
    lost = (LedgerLine(one.at.astimezone(zone), one.to, undelivered=one.cause) for one in undelivered)
    told_of = (*_events(order, events, roster, zone), *_steps(order, told, zone), *lost)
    lines = sorted(told_of, key=lambda line: line.at)
    return OrderLedger(order.number, tuple(lines[-_MOST_LINES:]), max(len(lines) - _MOST_LINES, 0))


def _worth_telling(steps: Iterable[DueStep], now: datetime) -> Iterator[DueStep]:
    announced: set[tuple[int, Clock]] = set()
    for step in steps:
        clock = (step.party_id, step.clock)
        if step.due_at <= now:
            yield step
        elif step.state is StepState.WAITING and clock not in announced:
            announced.add(clock)
            yield step


def _events(order: Order, events: Iterable[OrderEvent], roster: Roster, zone: tzinfo | None) -> Iterator[LedgerLine]:
    for event in events:
        actor = roster.person_by_id.get(event.actor_id) if event.actor_id is not None else None
        yield LedgerLine(
            at=event.at.astimezone(zone),
            label=_label(order, event.party_id),
            actor=actor.name if actor else "",
            event=event.kind,
            text=worded(order, event.text, _WORDS),
        )


def _steps(order: Order, steps: Iterable[DueStep], zone: tzinfo | None) -> Iterator[LedgerLine]:
    for step in steps:
        yield LedgerLine(
            at=step.due_at.astimezone(zone),
            label=_label(order, step.party_id),
            state=step.state,
            reason=step.reason,
            clock=step.clock,
            rung=step.rung,
            moved_from=step.moved_from.astimezone(zone) if step.moved_from else None,
        )


def _label(order: Order, party_id: int | None) -> str:
    party = order.party(party_id) if party_id is not None else None
    return party.label if party else ""
