"""Which steps of its ladder an order still has before it, with their moments and keys."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from rules.ladder.values import Clock, DueStep, Step, StepReason, StepState
from rules.offsets import Offset, Unit, moment_after
from rules.orders.values import Order, OrderState, Party, PartyRole
from rules.working_time import CourtTime

_CLOCKS: dict[PartyRole, tuple[Clock, ...]] = {
    PartyRole.RESPONSIBLE: (Clock.ACKNOWLEDGEMENT, Clock.COMPLETION),
    PartyRole.ASSISTING: (Clock.ACKNOWLEDGEMENT,),
    PartyRole.ATTENDING: (),
}
"""An invitation is not chased, and who assists is not asked for the result."""


def plan(order: Order, court_time: CourtTime, now: datetime) -> tuple[DueStep, ...]:
    """Every step of every running clock, in order of time within a clock, none in the quiet hours.

    Steps whose moment is past are given as skipped, so that the ledger can say why nothing was sent. The same order gives
    the same keys, so planning twice changes nothing. 特急 lifts quiet hours, rest days and working time.
    """
    return tuple(
        step
        for party in order.parties
        if party.court_code is not None
        for clock in _CLOCKS[party.role]
        if stop_reason(order, party, clock) is None
        for step in _planned(order, party, clock, court_time, now)
    )


def stop_reason(order: Order, party: Party, clock: Clock) -> StepReason | None:
    """Why nothing more is to be asked of the party on this clock; None while its steps go on."""
    if order.is_cancelled:
        return StepReason.ORDER_CANCELLED
    if order.is_over:
        return StepReason.ORDER_CLOSED
    if order.is_held:
        return StepReason.ON_HOLD
    if party.state is OrderState.DECLINED:
        return StepReason.DECLINED
    if clock is Clock.ACKNOWLEDGEMENT:
        return StepReason.ACKNOWLEDGED if party.is_acknowledged else None
    return StepReason.SUBMITTED if party.state in {OrderState.SUBMITTED, OrderState.CLOSED} else None


def is_outdated(order: Order, step: DueStep) -> bool:
    """Whether the step belongs to a deadline that no longer holds."""
    party = order.party(step.party_id)
    anchor = _anchor(order, party, step.clock) if party else None
    return anchor is None or not step.key.startswith(_key_stem(order, step.party_id, step.clock, anchor))


def now_or_later(order: Order, court_time: CourtTime, now: datetime) -> datetime:
    """`now`, or the next working morning where people are left alone now: the calendar may have changed meanwhile."""
    return now if order.urgent_reason or not court_time.is_quiet(now) else court_time.next_morning(now)


@dataclass(frozen=True)
class _Moment:
    due_at: datetime
    moved_from: datetime | None


def _planned(order: Order, party: Party, clock: Clock, court_time: CourtTime, now: datetime) -> Iterator[DueStep]:
    anchor = _anchor(order, party, clock)
    if anchor is None:
        return
    stem = _key_stem(order, party.id, clock, anchor)
    steps = order.ladder.steps(clock)
    begins = court_time.after_working(anchor, timedelta()) if clock is Clock.ACKNOWLEDGEMENT else anchor
    moments = _in_order([_moment(anchor, begins, step.distance, order, court_time) for step in steps])
    for number, (step, moment) in enumerate(zip(steps, moments, strict=True)):
        due = DueStep(
            f"{stem}{number}",
            order.id,
            party.id,
            clock,
            number,
            moment.due_at,
            step.rung,
            step.to,
            moved_from=moment.moved_from,
        )
        later = zip(steps[number + 1 :], moments[number + 1 :], strict=True)
        if moment.due_at < now:
            yield replace(due, state=StepState.SKIPPED, reason=StepReason.PAST_WHEN_PLANNED)
        elif any(_says_the_same(step, other) and moment.due_at == at.due_at for other, at in later):
            yield replace(due, state=StepState.SKIPPED, reason=StepReason.SAME_MOMENT)
        else:
            yield due


def _anchor(order: Order, party: Party, clock: Clock) -> datetime | None:
    return party.since if clock is Clock.ACKNOWLEDGEMENT else order.due(party)


def _moment(anchor: datetime, begins: datetime, offset: Offset, order: Order, court_time: CourtTime) -> _Moment:
    """When the step is due: moved to the next working morning, or, ahead of a deadline that this would miss, back.

    Working units count from when the clock `begins`: an order of the evening starts to count in the morning.
    """
    if order.urgent_reason:
        return _Moment(moment_after(anchor, offset, court_time, around_the_clock=True), None)
    is_working = offset.unit in {Unit.WORKING_DAY, Unit.WORKING_HOUR}
    wanted = moment_after(begins if is_working else anchor, offset, court_time)
    if not court_time.is_quiet(wanted):
        return _Moment(wanted, None)
    moved = court_time.next_morning(wanted)
    if wanted <= anchor < moved:
        moved = court_time.previous_morning(wanted)
    return _Moment(moved, wanted)


def _in_order(moments: list[_Moment]) -> list[_Moment]:
    """The moments such that no higher rung comes before a lower one."""
    ordered: list[_Moment] = []
    for moment in moments:
        earliest = ordered[-1].due_at if ordered else moment.due_at
        late = moment.due_at < earliest
        ordered.append(_Moment(earliest, moment.moved_from or moment.due_at) if late else moment)
    return ordered


def _says_the_same(step: Step, later: Step) -> bool:
    return step.rung is later.rung and set(step.to) <= set(later.to)


def _key_stem(order: Order, party_id: int, clock: Clock, anchor: datetime) -> str:
    """The start of the keys of one clock; a new deadline starts the clock anew, hence its moment is in the key."""
    return f"ladder:{order.number}:{party_id}:{clock}:{int(anchor.timestamp())}:"
