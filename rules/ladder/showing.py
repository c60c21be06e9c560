"""The ladder of an order for those who ask: what has been said, what comes next and when."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from rules.ladder.plan import step_of, why_stopped
from rules.ladder.values import Clock, DueStep, StepReason, StepState
from rules.notifications.order_life import OrderLadder, PartyLadder, Rail
from rules.orders.values import Order, OrderState, Party

_MOST_PARTIES = 3
_MOST_RAILS = 16
_NOT_TOLD = frozenset({StepReason.SAME_MOMENT})


def order_ladder(
    order: Order, steps: Iterable[DueStep], court_code: str | None, now: datetime, zone: ZoneInfo
) -> OrderLadder:
    """The ladders of the court's own parties, or, without one, of those who are furthest behind; times in `zone`."""
    of_party: dict[int, list[DueStep]] = {}
    for step in steps:
        of_party.setdefault(step.party_id, []).append(step)
    chased = [party for party in order.parties if party.id in of_party]
    own = [party for party in chased if party.court_code == court_code]
    shown = (own or sorted(chased, key=_how_far))[:_MOST_PARTIES]
    return OrderLadder(
        number=order.number,
        order_kind=order.kind,
        is_urgent=bool(order.urgent_reason),
        parties=tuple(_party_ladder(order, party, of_party[party.id], now, zone) for party in shown),
        others=len(chased) - len(shown),
        resting=_resting(order),
        until=order.held_until.astimezone(zone) if order.held_until else None,
    )


def _how_far(party: Party) -> int:
    return list(OrderState).index(party.state)


def _resting(order: Order) -> StepReason | None:
    """Why nothing is to come for the whole order."""
    if order.is_cancelled:
        return StepReason.ORDER_CANCELLED
    if order.is_over:
        return StepReason.ORDER_CLOSED
    return StepReason.ON_HOLD if order.is_held else None


def _party_ladder(order: Order, party: Party, steps: list[DueStep], now: datetime, zone: ZoneInfo) -> PartyLadder:
    rails = tuple(_rails(order, sorted(steps, key=lambda step: (step.due_at, step.key)), now, zone))
    return PartyLadder(party.label, rails[-_MOST_RAILS:], max(len(rails) - _MOST_RAILS, 0))


def _rails(order: Order, steps: list[DueStep], now: datetime, zone: ZoneInfo) -> Iterator[Rail]:
    announced: set[Clock] = set()
    for step in steps:
        is_waiting = step.state is StepState.WAITING
        stopped = why_stopped(order, step) if is_waiting else None
        if step.reason in _NOT_TOLD or (step.state is StepState.WITHDRAWN and step.due_at > now):
            continue
        is_next = is_waiting and stopped is None and step.clock not in announced
        announced |= {step.clock} if is_next else set()
        policy_step = step_of(order, step)
        yield Rail(
            at=step.due_at.astimezone(zone),
            clock=step.clock,
            rung=step.rung,
            to=step.to,
            state=step.state,
            reason=step.reason,
            is_next=is_next,
            more=policy_step.times - _repetition(step) if policy_step.every and is_waiting else 0,
        )


def _repetition(step: DueStep) -> int:
    """Which repetition of its step this is; 0 for the first time."""
    return int(step.key.rpartition(":")[2].partition(".")[2] or 0)
