"""The lines of the ledger, what is asked of them, and their sums."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from rules.ledger.lights import Light, Why
from rules.orders.values import OrderState
from rules.people import Roster
from rules.reading.values import OrderKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One responsible party of one order. Times are in court time, names of parties masked."""

    order_id: int
    party_id: int
    number: str
    kind: OrderKind
    issued_at: datetime
    issuer: str
    court_code: str
    label: str
    objective: str
    deadline: datetime | None
    state: OrderState
    light: Light
    why: Why
    acknowledged_at: datetime | None
    submitted_at: datetime | None
    closed_at: datetime | None
    extensions: int
    last_word: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the ledger; None and empty where everything is meant. `leader` is part of an issuer's name."""

    courts: frozenset[str] | None = None
    lights: frozenset[Light] = frozenset()
    kind: OrderKind | None = None
    states: frozenset[OrderState] = frozenset()
    leader: str = ""
    since: date | None = None
    until: date | None = None
    is_of_open: bool = True

    def takes(self, entry: Entry) -> bool:
        """Whether the entry is among what is asked for."""
        day = entry.issued_at.date()
        return (
            (self.courts is None or entry.court_code in self.courts)
            and (not self.lights or entry.light in self.lights)
            and (self.kind is None or entry.kind is self.kind)
            and (not self.states or entry.state in self.states)
            and self.leader in entry.issuer
            and (self.since is None or self.since <= day)
            and (self.until is None or day <= self.until)
            and (not self.is_of_open or not entry.state.is_over)
        )


@dataclass(frozen=True, slots=True)
class Sum:
    """How many entries of one court, or one leader, show which light."""

    name: str
    whole: int
    red: int
    yellow: int
    blue: int
    green: int


def sums(found: Iterable[Entry], name_of: Callable[[Entry], str]) -> tuple[Sum, ...]:
    """The counts by name, those with most red first."""
    counts: dict[str, dict[Light, int]] = {}
    for entry in found:
        of_name = counts.setdefault(name_of(entry), dict.fromkeys(Light, 0))
        of_name[entry.light] += 1
    summed = (
        Sum(name, sum(of.values()), of[Light.RED], of[Light.YELLOW], of[Light.BLUE], of[Light.GREEN])
        for name, of in counts.items()
    )
    return tuple(sorted(summed, key=lambda one: (-one.red, -one.yellow, -one.whole, one.name)))


def court_of(roster: Roster) -> Callable[[Entry], str]:
    """The short name of an entry's court."""

    def name(entry: Entry) -> str:
        return roster.courts[entry.court_code].short_name if entry.court_code in roster.courts else entry.label

    return name
