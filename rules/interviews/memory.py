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
NOBODY = "0:"
"""The key of none of the candidates."""


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
    """Somebody whom a masked name can mean: known from an earlier interview, or from the register of the court.

    `cases` are the numbers of his cases in the court's register, the oldest first.
    """

    interview_id: int | None
    court_code: str
    masked: str
    cases: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells him from the other candidates."""
        return f"{self.interview_id or 0}:{self.cases[0] if self.cases else ''}"


def is_masked(name: str) -> bool:
    return _MASK in name


def is_form_of(form: str, name: str) -> bool:
    """Whether somebody who is shown in this form can be meant by the masked name: 张某 may be 张某1, 张某1 is nobody else."""
    return form == name or (form.startswith(name) and form.removeprefix(name).isdecimal())


def leaves_no_doubt(name: str, court_code: str, found: tuple[Candidate, ...]) -> bool:
    """Whether the masked name can only mean the one who was found: 刘某来 points at somebody, 张某 of another court at nobody."""
    return len(found) == 1 and (found[0].court_code == court_code or not name.endswith(_MASK))


def candidates(
    court_code: str,
    interviews: Iterable[Interview],
    people: Iterable[tuple[CaseSummary, ...]],
    cases_of: Mapping[str, tuple[str, ...]],
) -> tuple[Candidate, ...]:
    """Everybody who can be meant at the court, each once, whatever number of cases and interviews he has.

    `people` are the court's petitioners with their cases; `cases_of` the numbers of the cases of everybody whom the
    interviews name. The court's own go first, of them those who have been met, then who is shown in the shorter form.
    """
    known: dict[tuple[str | None, str | None], Candidate] = {}
    for one in interviews:
        by = (None, one.case_number) if one.petitioner is None else (one.petitioner, None)
        cases = cases_of.get(one.petitioner or "") or tuple(filter(None, (one.case_number,)))
        known[by] = Candidate(one.id, one.court_code, one.masked_petitioner or "", cases)
    met = {number for one in known.values() for number in one.cases}
    fresh = (
        Candidate(None, cases[0].court_code, cases[0].petitioner_masked, tuple(case.number for case in cases))
        for cases in people
        if met.isdisjoint(case.number for case in cases)
    )
    both = (*known.values(), *sorted(fresh, key=lambda one: (len(one.masked), one.masked)))
    return tuple(sorted(both, key=lambda one: one.court_code != court_code))
