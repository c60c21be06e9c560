"""Points for courts by rules that can be read: each line of a score says which rule, how often, and how many points."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rules.ledger.lights import Why
from rules.ledger.values import Entry
from rules.orders.values import EventKind


class Rule(StrEnum):
    """What gives or takes points, once for each share in an order (RETURNED and NAMED each time)."""

    IN_TIME = "in_time"
    UNACKNOWLEDGED = "unacknowledged"
    SILENT = "silent"
    OVERDUE = "overdue"
    MADE_GOOD_LATE = "made_good_late"
    EXTENDED = "extended"
    RETURNED = "returned"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class ScoringPolicy:
    """With how many points a court begins a period, and what each rule adds; a score never falls below 0."""

    start: int = 100
    in_time: int = 1
    unacknowledged: int = -2
    silent: int = -1
    overdue: int = -5
    made_good_late: int = -3
    extended: int = -1
    returned: int = -2
    named: int = -5

    def points(self, rule: Rule) -> int:
        found: int = getattr(self, rule.value)
        return found


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that applied: how often, and the points that it came to."""

    rule: Rule
    times: int
    points: int


@dataclass(frozen=True, slots=True)
class Score:
    """A court's points, and every reason for them."""

    court: str
    points: int
    orders: int
    reasons: tuple[Reason, ...]


_BY_LIGHT = {
    Why.UNACKNOWLEDGED: Rule.UNACKNOWLEDGED,
    Why.SILENT: Rule.SILENT,
    Why.OVERDUE: Rule.OVERDUE,
    Why.MADE_GOOD_LATE: Rule.MADE_GOOD_LATE,
}
_BY_EVENT = {EventKind.RETURNED: Rule.RETURNED, EventKind.NAMED: Rule.NAMED}
_EVENTS = frozenset(_BY_EVENT)


def counted_events() -> frozenset[EventKind]:
    """The entries of orders' ledgers that a score looks at."""
    return _EVENTS


def score(
    court: str, found: Iterable[Entry], events: Mapping[int, Iterable[EventKind]], policy: ScoringPolicy
) -> Score:
    """The court's score from its entries; `events` are the counted ones of each party, by its id."""
    own = tuple(found)
    times: Counter[Rule] = Counter()
    for entry in own:
        if rule := _BY_LIGHT.get(entry.why):
            times[rule] += 1
        if entry.why is Why.IN_TIME and entry.submitted_at is not None:
            times[Rule.IN_TIME] += 1
        if entry.extensions:
            times[Rule.EXTENDED] += 1
        for kind in events.get(entry.party_id, ()):
            times[_BY_EVENT[kind]] += 1
    reasons = tuple(Reason(rule, times[rule], times[rule] * policy.points(rule)) for rule in Rule if times[rule])
    whole = policy.start + sum(reason.points for reason in reasons)
    return Score(court, max(whole, 0), len(own), reasons)
