"""Which steps of its ladder an order still has before it, with their moments and keys."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from rules.ladder.values import Clock, DueStep, Step, StepReason, StepState, Stop
from rules.offsets import Offset, Unit, moment_after, parse_offset
from rules.orders.values import Order, OrderState, Party, PartyRole
from rules.working_time import CourtTime

_CLOCKS: dict[PartyRole, tuple[Clock, ...]] = {
    PartyRole.RESPONSIBLE: tuple(Clock),
    PartyRole.ASSISTING: (Clock.ACKNOWLEDGEMENT, Clock.DECISION),
    PartyRole.ATTENDING: (),
}
"""An invitation is not chased, and who assists is not asked for the result."""


@dataclass(frozen=True)
class _Moment:
    due_at: datetime
    moved_from: datetime | None


def plan(
    order: Order, court_time: CourtTime, now: datetime, *, seen_until: datetime | None = None
) -> tuple[DueStep, ...]:
    """Every step of every running clock, in order of time within a clock, none in the quiet hours.

    Steps whose moment is past are given as skipped, so that the ledger can say why nothing was sent. A repetition is given
    once the one before it has come, by `now` (by `seen_until`). The same order gives the same keys, so planning twice changes
    nothing. 特急 lifts quiet hours, rest days and working time.
    """
    horizon = _Horizon(now, seen_until or now)
    return tuple(
        step
        for party in order.parties
        if party.court_code is not None
        for clock in _CLOCKS[party.role]
        if stop_reason(order, party, clock) is None
        for step in _planned(order, party, clock, time_of(party, clock, court_time), horizon)
    )


def time_of(party: Party, clock: Clock, court_time: CourtTime) -> CourtTime:
    """The time by which a clock of the party runs: that of its court, but for the clock of the issuer."""
    return court_time if clock is Clock.DECISION else court_time.at(party.court_code)


def stop_reason(order: Order, party: Party, clock: Clock) -> StepReason | None:
    """Why nothing more is to be asked of the party on this clock; None while its steps go on."""
    if order.is_cancelled:
        return StepReason.ORDER_CANCELLED
    if order.is_over or order.is_held:
        return StepReason.ORDER_CLOSED if order.is_over else StepReason.ON_HOLD
    if clock is Clock.DECISION and party.extension_asked_at is not None:
        return None
    return _RUNS[clock].get(party.state, _STOPPED[clock])


_WORKING = (OrderState.ACKNOWLEDGED, OrderState.IN_PROGRESS, OrderState.RETURNED)
_DONE = dict.fromkeys((OrderState.SUBMITTED, OrderState.CLOSED), StepReason.SUBMITTED)
_DECLINED = {OrderState.DECLINED: StepReason.DECLINED}
_RUNS: dict[Clock, dict[OrderState, StepReason | None]] = {
    Clock.ACKNOWLEDGEMENT: {OrderState.ISSUED: None, **_DECLINED},
    Clock.COMPLETION: {**dict.fromkeys((OrderState.ISSUED, *_WORKING)), **_DONE, **_DECLINED},
    Clock.PROGRESS: {**dict.fromkeys(_WORKING), OrderState.ISSUED: StepReason.NOT_ACKNOWLEDGED, **_DONE, **_DECLINED},
    Clock.DECISION: dict.fromkeys((OrderState.SUBMITTED, OrderState.DECLINED)),
}
"""In which states of the share a clock runs (None), and why it does not in others. An 延期 that waits is decided on in any."""
_STOPPED = {
    Clock.ACKNOWLEDGEMENT: StepReason.ACKNOWLEDGED,
    Clock.COMPLETION: StepReason.ORDER_CANCELLED,
    Clock.PROGRESS: StepReason.ORDER_CANCELLED,
    Clock.DECISION: StepReason.DECIDED,
}


def why_stopped(order: Order, step: DueStep) -> StepReason | None:
    """Why this very step is not to be done any more; None while it still is."""
    party = order.party(step.party_id)
    if party is None:
        return StepReason.PARTY_LEFT
    if reason := stop_reason(order, party, step.clock):
        return reason
    if not step.key.startswith(_key_stem(order, party, step.clock)):
        is_of_before = bool(order.urgent_reason) and not is_urgent_key(step.key)
        return StepReason.MADE_URGENT if is_of_before else _OUTDATED[step.clock]
    steps = order.ladder.steps(step.clock)
    return _why_until(party, steps[step.number].until) if step.number < len(steps) else None


_URGENT_MARK = "u"


def is_urgent_key(key: str) -> bool:
    """Whether the step with this key is of an urgent ladder, which is climbed around the clock."""
    return f":{_URGENT_MARK}" in key


_OUTDATED = {
    Clock.ACKNOWLEDGEMENT: StepReason.BEGAN_ANEW,
    Clock.COMPLETION: StepReason.DEADLINE_MOVED,
    Clock.PROGRESS: StepReason.REPORTED,
    Clock.DECISION: StepReason.DECIDED,
}


def _why_until(party: Party, until: Stop | None) -> StepReason | None:
    """Why a step has come to its own stop before its clock has."""
    if until is Stop.ACKNOWLEDGED and party.is_acknowledged:
        return StepReason.ACKNOWLEDGED
    if until is Stop.REPORTED and party.state is OrderState.IN_PROGRESS:
        return StepReason.REPORTED
    return None


def step_of(order: Order, step: DueStep) -> Step:
    """The step of the order's frozen ladder that this is a moment of."""
    return order.ladder.steps(step.clock)[step.number]


def now_or_later(order: Order, court_time: CourtTime, now: datetime) -> datetime:
    """`now`, or the next working morning where people are left alone now: the calendar may have changed meanwhile."""
    return now if order.urgent_reason or not court_time.is_quiet(now) else court_time.next_morning(now)


@dataclass(frozen=True)
class _Horizon:
    """What is past when it is planned is skipped; what comes after `seen_until` is not yet repeated."""

    now: datetime
    seen_until: datetime


def _planned(order: Order, party: Party, clock: Clock, court_time: CourtTime, horizon: _Horizon) -> Iterator[DueStep]:
    start = anchor(order, party, clock)
    if start is None:
        return
    stem = _key_stem(order, party, clock)
    steps = order.ladder.steps(clock)
    begins = start if clock is Clock.COMPLETION else court_time.after_working(start, timedelta())
    moments = _in_order([_moment(start, begins, step.distance, order, court_time) for step in steps])
    for number, (step, moment) in enumerate(zip(steps, moments, strict=True)):
        key = f"{stem}{number}"
        first = DueStep(key, order.id, party.id, clock, number, moment.due_at, step.rung, step.to)
        later = zip(steps[number + 1 :], moments[number + 1 :], strict=True)
        is_said_again = any(_says_the_same(step, other) and moment.due_at == at.due_at for other, at in later)
        for count, at in enumerate(_times(step, moment, order, court_time, horizon.seen_until)):
            due = replace(first, due_at=at.due_at, moved_from=at.moved_from, key=f"{key}.{count}" if count else key)
            if due.due_at < horizon.now:
                yield replace(due, state=StepState.SKIPPED, reason=StepReason.PAST_WHEN_PLANNED)
            elif (reason := _why_until(party, step.until)) is not None:
                yield replace(due, state=StepState.WITHDRAWN, reason=reason)
            elif is_said_again and not count:
                yield replace(due, state=StepState.SKIPPED, reason=StepReason.SAME_MOMENT)
            else:
                yield due


def _times(step: Step, first: _Moment, order: Order, court_time: CourtTime, seen_until: datetime) -> Iterator[_Moment]:
    """The step's moment, and each repetition once the one before has come."""
    yield first
    every, moment, left = parse_offset(step.every) if step.every else None, first, step.times
    while every is not None and left and moment.due_at <= seen_until:
        moment, left = _moment(moment.due_at, moment.due_at, every, order, court_time), left - 1
        yield moment


def waits_since(party: Party) -> datetime | None:
    """Since when the party has waited for its issuer's answer; None while it does not."""
    if party.state is OrderState.DECLINED:
        return party.declined_at
    if party.extension_asked_at is not None:
        return party.extension_asked_at
    return party.submitted_at if party.state is OrderState.SUBMITTED else None


def anchor(order: Order, party: Party, clock: Clock) -> datetime | None:
    """The moment from which the clock counts; None for a completion clock without a deadline."""
    match clock:
        case Clock.ACKNOWLEDGEMENT:
            return party.since
        case Clock.COMPLETION:
            return order.due(party)
        case Clock.PROGRESS:
            return party.heard_at or party.acknowledged_at or party.since
        case Clock.DECISION:
            # Heard last with the result, or with the 退回; later where a hold or 加急 has begun the clocks anew.
            return party.extension_asked_at or party.heard_at or waits_since(party) or party.since


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


def _key_stem(order: Order, party: Party, clock: Clock) -> str:
    """The start of the keys of one clock; a new deadline starts the clock anew, hence its moment is in the key.

    An order that becomes urgent climbs another ladder: its steps are others, however much they are numbered alike.
    """
    start = anchor(order, party, clock)
    urgent = _URGENT_MARK if order.urgent_reason else ""
    return f"ladder:{order.number}:{party.id}:{clock}:{urgent}{int(start.timestamp()) if start else ''}:"
