"""What becomes of the kept steps of an order: when it has changed, and when the moment of one has come."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from rules.ladder.plan import now_or_later, time_of, why_stopped
from rules.ladder.values import DueStep, StepReason, StepState
from rules.orders.values import Order
from rules.working_time import CourtTime


@dataclass(frozen=True, slots=True)
class Verdict:
    """On a step whose moment has come: withdrawn for a reason, put off until later, or, with neither, to be said now."""

    stopped: StepReason | None = None
    until: datetime | None = None


def verdict(order: Order, step: DueStep, court_time: CourtTime, now: datetime) -> Verdict:
    """Look at a due step once more, with the order and the calendar as they are now."""
    stopped = why_stopped(order, step)
    if stopped is not None:
        return Verdict(stopped=stopped)
    party = order.party(step.party_id)
    their_time = time_of(party, step.clock, court_time) if party is not None else court_time
    moment = max(now_or_later(order, their_time, now), step.due_at)
    return Verdict(until=moment if moment > now else None)


def reconciled(kept: Mapping[str, DueStep], order: Order, planned: Iterable[DueStep]) -> Iterator[DueStep]:
    """The steps that are new or not as they are kept: withdrawn if the order no longer asks for them, planned if it now does.

    A step that was withdrawn comes back while it is still ahead (退回重办); what was settled otherwise stays settled.
    """
    for step in kept.values():
        if step.state is StepState.WAITING and (reason := why_stopped(order, step)):
            yield replace(step, state=StepState.WITHDRAWN, reason=reason)
    for step in planned:
        known = kept.get(step.key)
        if known is None:
            yield step
        elif known.state is StepState.WITHDRAWN and step.state is StepState.WAITING:
            yield replace(known, state=StepState.WAITING, reason=None, due_at=step.due_at)
