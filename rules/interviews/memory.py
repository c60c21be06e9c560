"""What is remembered of a petitioner: the earlier interviews, what they led to, and which promises were broken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rules.cases import CaseSummary
from rules.interviews.values import Interview, InterviewState, Outcome, Promise
from rules.orders.values import Order, OrderState

_DONE = frozenset({OrderState.SUBMITTED, OrderState.CLOSED})
_MASK = "某"
MOST_CANDIDATES = 8


class PromiseState(StrEnum):
    """Whether a promise was kept, as its order says."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"  # late, or handed in late
    WITHDRAWN = "withdrawn"


def promise_state(promise: Promise, order: Order, now: datetime) -> PromiseState:
    """Kept is what everybody responsible has handed in by the day that holds now; an order that was called off is neither."""
    if order.is_cancelled:
        return PromiseState.WITHDRAWN
    due_at = order.deadline or promise.due_at
    handed_in = [party.submitted_at for party in order.responsible if party.state in _DONE]
    if len(handed_in) == len(order.responsible):
        is_in_time = all(moment is not None and moment <= due_at for moment in handed_in)
        return PromiseState.KEPT if is_in_time else PromiseState.BROKEN
    return PromiseState.BROKEN if now > due_at else PromiseState.OPEN


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier interview. `on` is the day of the meeting, or of the order where nobody has met the petitioner yet."""

    number: str
    court_code: str
    on: date
    state: InterviewState
    outcome: Outcome | None
    kept: int
    broken: int
    pending: int


def remembered(
    interview: Interview, others: Iterable[Interview], orders: Mapping[int, Order], now: datetime
) -> tuple[Earlier, ...]:
    """The earlier interviews among the others, oldest first; those that were called off before anybody met are left out."""
    earlier = {one.id: one for one in others if one.id < interview.id and _counts(one)}
    return tuple(
        _earlier(earlier[number], orders, now) for number in sorted(earlier) if earlier[number].order_id in orders
    )


def _counts(one: Interview) -> bool:
    return one.state is not InterviewState.WITHDRAWN or one.record.outcome is not None


def _earlier(one: Interview, orders: Mapping[int, Order], now: datetime) -> Earlier:
    states = [
        promise_state(promise, orders[promise.order_id], now) for promise in one.promises if promise.order_id in orders
    ]
    return Earlier(
        number=orders[one.order_id].number,
        court_code=one.court_code,
        on=one.record.met_on or one.created_at.astimezone(now.tzinfo).date(),
        state=one.state,
        outcome=one.record.outcome,
        kept=states.count(PromiseState.KEPT),
        broken=states.count(PromiseState.BROKEN),
        pending=states.count(PromiseState.OPEN),
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a masked name can mean: known from an earlier interview, or from a case of the register."""

    interview_id: int | None
    case_number: str | None
    court_code: str
    masked: str


def is_masked(name: str) -> bool:
    return _MASK in name


def candidates(interviews: Iterable[Interview], cases: Iterable[CaseSummary]) -> tuple[Candidate, ...]:
    """Everybody who can be meant, each once: by name where interviews know it, by case where only the register does."""
    known: dict[tuple[str | None, str | None], Candidate] = {}
    seen: set[str] = set()
    for one in interviews:
        by = (None, one.case_number) if one.petitioner is None else (one.petitioner, None)
        known[by] = Candidate(one.id, one.case_number, one.court_code, one.masked_petitioner or "")
        seen.update(filter(None, (one.case_number,)))
    fresh = (
        Candidate(None, one.number, one.court_code, one.petitioner_masked) for one in cases if one.number not in seen
    )
    return (*known.values(), *fresh)
