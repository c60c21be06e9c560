"""What the steps of an order should be, computed from the order alone, against those that are kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from rules.ladder.plan import now_or_later, plan, time_of, why_stopped
from rules.ladder.values import Clock, DueStep, Rung, StepReason, StepState
from rules.orders.values import Order
from rules.working_time import CourtTime

_ALWAYS = datetime.min.replace(tzinfo=UTC)
_SAID = frozenset({StepReason.DUE, StepReason.CAUGHT_UP})


class Fault(StrEnum):
    """How a step differs from what its order asks for."""

    MISSING = "missing"
    LATE = "late"  # its moment is past, and nothing was said
    MOVED = "moved"  # it waits for another moment
    LOST = "lost"  # settled without a reason that holds, while its clock runs
    UNSAID = "unsaid"  # marked as said, but no message says it
    EARLY = "early"  # said before its moment
    STANDING = "standing"  # it waits although its clock has stopped, or no ladder asks for it
    TWICE = "twice"  # said by a row that no ladder asks for


@dataclass(frozen=True, slots=True)
class KeptStep:
    """A step as it is kept, with the moment at which it was settled, and whether a message is kept that says it."""

    step: DueStep
    settled_at: datetime | None = None
    has_message: bool = False


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What steps are compared by: a step may be `tolerance` late.

    `holds_since` is the moment from which every step has stood where this working time puts it. What was said before then
    went by another calendar, and may be early by this one; None where that holds of everything.
    """

    court_time: CourtTime
    now: datetime
    tolerance: timedelta
    holds_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A step that is not as it should be; `repaired` is how it should be, None where a person has to look."""

    fault: Fault
    number: str
    label: str
    key: str
    clock: Clock
    rung: Rung
    due_at: datetime
    repaired: DueStep | None = None


def differences(order: Order, kept: Iterable[KeptStep], by: Yardstick) -> tuple[Difference, ...]:
    """Everything in which the kept steps differ from what the order asks for. Repairing it all leaves no difference but lateness."""
    return tuple(_Comparison(order, tuple(kept), by).found())


class _Comparison:
    def __init__(self, order: Order, kept: tuple[KeptStep, ...], by: Yardstick) -> None:
        self._order = order
        self._by = by
        self._wanted = {step.key: step for step in plan(order, by.court_time, _ALWAYS, seen_until=by.now)}
        self._kept = {one.step.key: one for one in kept}
        # Steps of one clock are planned together: what is older than one that was past at that time was past as well.
        self._past: dict[str, datetime] = {}
        for one in kept:
            was_planned_at = one.settled_at if one.step.reason is StepReason.PAST_WHEN_PLANNED else None
            if was_planned_at is not None and one.step.due_at <= was_planned_at:
                stem = _stem(one.step)
                self._past[stem] = max(one.step.due_at, self._past.get(stem, one.step.due_at))

    def found(self) -> Iterator[Difference]:
        for key, wanted in self._wanted.items():
            one = self._kept.get(key)
            if one is None and self._comes_after_one_that_waits(key):
                continue
            found = self._missing(wanted) if one is None else self._compared(wanted, one)
            if found is not None:
                yield found
        stems = {_stem(step) for step in self._wanted.values()}
        for one in self._kept.values():
            if one.step.key in self._wanted:
                continue
            if one.step.state is StepState.WAITING:
                repaired = replace(one.step, state=StepState.WITHDRAWN, reason=self._why_withdrawn(one.step))
                yield self._difference(Fault.STANDING, one.step, repaired)
            elif one.step.state is StepState.FIRED and _stem(one.step) in stems:
                withdrawn = replace(one.step, state=StepState.WITHDRAWN, reason=StepReason.FOREIGN)
                yield self._difference(Fault.TWICE, one.step, withdrawn)

    def _comes_after_one_that_waits(self, key: str) -> bool:
        """Whether the step is a repetition that is kept only once the one before it has been taken up."""
        first, _, count = key.partition(".")
        before = (f"{first}.{number}" if number else first for number in reversed(range(int(count or 0))))
        known = next((self._kept[one] for one in before if one in self._kept), None)
        return known is not None and known.step.state is StepState.WAITING

    def _missing(self, wanted: DueStep) -> Difference:
        was_past = wanted.due_at < self._order.issued_at or wanted.due_at <= self._past.get(_stem(wanted), _ALWAYS)
        past = replace(wanted, state=StepState.SKIPPED, reason=StepReason.PAST_WHEN_PLANNED)
        return self._difference(Fault.MISSING, wanted, past if was_past else wanted)

    def _compared(self, wanted: DueStep, one: KeptStep) -> Difference | None:
        step = one.step
        if step.state is StepState.WAITING:
            return self._waiting(wanted, step)
        fault = self._settled_wrongly(wanted, one)
        return self._difference(fault, step, self._at_its_moment(wanted)) if fault is not None else None

    def _settled_wrongly(self, wanted: DueStep, one: KeptStep) -> Fault | None:
        if not _is_sound(one, self._by.tolerance) or (
            wanted.due_at > self._by.now and self._is_given_up(wanted, one.step)
        ):
            return Fault.LOST
        if one.step.state is not StepState.FIRED:
            return None
        if not one.has_message:
            return Fault.UNSAID
        return Fault.EARLY if self._is_early(wanted, one) else None

    def _is_early(self, wanted: DueStep, one: KeptStep) -> bool:
        """Whether it was said before its moment, and not by a calendar that holds no more."""
        settled_at, since = one.settled_at or _ALWAYS, self._by.holds_since or _ALWAYS
        return since < settled_at < wanted.due_at - self._by.tolerance

    def _waiting(self, wanted: DueStep, step: DueStep) -> Difference | None:
        if wanted.state is not StepState.WAITING:
            return self._difference(Fault.MOVED, step, wanted)
        target = self._at_its_moment(wanted).due_at
        if target <= self._by.now and step.due_at <= self._by.now:
            is_late = max(wanted.due_at, step.due_at) < self._by.now - self._by.tolerance
            return self._difference(Fault.LATE, step, None) if is_late else None
        if abs(step.due_at - target) > self._by.tolerance:
            return self._difference(Fault.MOVED, step, replace(step, due_at=target))
        return None

    def _at_its_moment(self, wanted: DueStep) -> DueStep:
        """The step as it should wait now: one that is overdue is due now, or as soon as people may be spoken to."""
        if wanted.due_at > self._by.now or wanted.state is not StepState.WAITING:
            return wanted
        party = self._order.party(wanted.party_id)
        court_time = time_of(party, wanted.clock, self._by.court_time) if party else self._by.court_time
        return replace(wanted, due_at=now_or_later(self._order, court_time, self._by.now))

    def _is_given_up(self, wanted: DueStep, step: DueStep) -> bool:
        """Whether a step ahead was withdrawn or skipped though its clock runs."""
        is_skipped = step.state is StepState.SKIPPED and step.reason is not StepReason.NOBODY_THERE
        return wanted.state is StepState.WAITING and (step.state is StepState.WITHDRAWN or is_skipped)

    def _why_withdrawn(self, step: DueStep) -> StepReason:
        return why_stopped(self._order, step) or StepReason.FOREIGN

    def _difference(self, fault: Fault, step: DueStep, repaired: DueStep | None) -> Difference:
        party = self._order.party(step.party_id)
        label = party.label if party else ""
        return Difference(fault, self._order.number, label, step.key, step.clock, step.rung, step.due_at, repaired)


def _stem(step: DueStep) -> str:
    return step.key.rpartition(":")[0]


def _is_sound(one: KeptStep, tolerance: timedelta) -> bool:
    """Whether a settled step carries what settling it leaves behind: a reason that fits, at a moment that can be."""
    step = one.step
    if step.state is StepState.FIRED:
        return step.reason in _SAID and one.settled_at is not None and one.settled_at >= step.due_at - tolerance
    return step.reason is not None and step.reason not in _SAID
