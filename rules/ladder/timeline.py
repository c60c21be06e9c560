"""The whole way of an order up its ladder while nobody does anything, for those who write ladders."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from rules.ladder.plan import plan
from rules.ladder.values import Clock, DueStep, Ladder
from rules.orders.values import Order, OrderState, Origin, Party, PartyRole
from rules.people import Role
from rules.reading.values import OrderKind
from rules.working_time import CourtTime


class Silence(StrEnum):
    """Who says nothing, and after what."""

    COURT = "court"  # the court, from the beginning
    AFTER_ACKNOWLEDGING = "after_acknowledging"  # the court, once it has acknowledged
    ISSUER = "issuer"  # the issuer, once there is a result


_STATES = {
    Silence.COURT: OrderState.ISSUED,
    Silence.AFTER_ACKNOWLEDGING: OrderState.ACKNOWLEDGED,
    Silence.ISSUER: OrderState.SUBMITTED,
}
_CLOCKS = {
    Silence.COURT: (Clock.ACKNOWLEDGEMENT, Clock.COMPLETION),
    Silence.AFTER_ACKNOWLEDGING: (Clock.PROGRESS,),
    Silence.ISSUER: (Clock.DECISION,),
}


def imagined(
    ladder: Ladder, kind: OrderKind, issued_at: datetime, deadline: datetime | None, *, urgent_reason: str = ""
) -> Order:
    """An order to one court's president that exists only to be looked at."""
    party = Party(1, PartyRole.RESPONSIBLE, "", "-", Role.PRESIDENT, None, issued_at)
    return Order(
        id=0,
        number="",
        kind=kind,
        issuer_id=0,
        issuer_court="",
        issuer_label="",
        issued_at=issued_at,
        origin=Origin(0, 0, None, ""),
        objective="",
        parties=(party,),
        deadline=deadline,
        urgent_reason=urgent_reason,
        ladder=ladder,
    )


def timeline(order: Order, silence: Silence, court_time: CourtTime) -> tuple[DueStep, ...]:
    """Every step with every repetition, in order of time, as if the silence lasted for ever."""
    found = {step.key: step for step in _steps(_silent(order, silence), _CLOCKS[silence], court_time)}
    return tuple(sorted(found.values(), key=lambda step: (step.due_at, step.key)))


def _silent(order: Order, silence: Silence) -> Order:
    (party,) = order.parties
    if silence is Silence.COURT:
        return order
    since = order.issued_at
    heard = replace(party, state=_STATES[silence], acknowledged_at=since, heard_at=since, submitted_at=since)
    return replace(order, parties=(heard,))


def _steps(order: Order, clocks: tuple[Clock, ...], court_time: CourtTime) -> Iterator[DueStep]:
    """The plan of the beginning, then that of each moment at which a step comes: so repetitions follow one another."""
    moments = {order.issued_at}
    seen: set[str] = set()
    while moments:
        # The earliest first: what a later moment has passed would count as missed.
        now = min(moments)
        moments.remove(now)
        fresh = [one for one in plan(order, court_time, now) if one.clock in clocks and one.key not in seen]
        yield from fresh
        seen |= {step.key for step in fresh}
        moments |= {step.due_at for step in fresh if step.due_at > now}
