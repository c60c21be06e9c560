"""What leaders ask about interviews: how many, by whom, how, with what result, who has not met yet, which promises were kept."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rules.courts import Court, Courts, Level
from rules.interviews.memory import PromiseState
from rules.interviews.periods import Period
from rules.interviews.values import InterviewState, Outcome, Satisfaction, Source, Way

Kind = TypeVar("Kind", Way, Outcome, Satisfaction)
_CONTENT = frozenset({Satisfaction.SATISFIED, Satisfaction.FAIRLY})


@dataclass(frozen=True, slots=True)
class Counted:
    """What of one interview is counted. `leader` is who met the petitioner, or is to; `number` that of the order."""

    number: str
    court_code: str
    leader: str
    asked_on: date
    state: InterviewState
    source: Source
    met_on: date | None = None
    way: Way | None = None
    outcome: Outcome | None = None
    satisfaction: Satisfaction | None = None
    case_number: str = ""
    petitioner: str = ""
    tags: tuple[str, ...] = ()
    promises: tuple[PromiseState, ...] = ()

    @property
    def is_waiting(self) -> bool:
        """Nobody has met the petitioner yet."""
        return self.met_on is None and self.state is not InterviewState.WITHDRAWN


@dataclass(frozen=True, slots=True)
class Tally:
    """The interviews of one court, president or province in a period.

    `asked` were ordered within it, `drawn` of them by lot; `met` took place within it; `waiting` have not until its end,
    whenever they were ordered. Ways, outcomes, satisfaction and promises are those of the interviews that took place.
    """

    asked: int = 0
    drawn: int = 0
    met: int = 0
    waiting: int = 0
    ways: tuple[tuple[Way, int], ...] = ()
    outcomes: tuple[tuple[Outcome, int], ...] = ()
    satisfactions: tuple[tuple[Satisfaction, int], ...] = ()
    kept: int = 0
    broken: int = 0
    pending: int = 0

    @property
    def answered(self) -> int:
        """How many petitioners said whether they were content."""
        return sum(count for one, count in self.satisfactions if one is not Satisfaction.NO_ANSWER)

    @property
    def content(self) -> int:
        return sum(count for one, count in self.satisfactions if one in _CONTENT)

    @property
    def due(self) -> int:
        """Promises whose day has come."""
        return self.kept + self.broken


@dataclass(frozen=True, slots=True)
class NamedTally:
    """The tally of a court or a president."""

    name: str
    court: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Problem:
    """A common problem, how often it was met, in how many courts, and the interviews behind it by order number and case."""

    tag: str
    count: int
    courts: int
    behind: tuple[tuple[str, str, str], ...]


def tally(interviews: Iterable[Counted], period: Period) -> Tally:
    asked = drawn = waiting = 0
    met: list[Counted] = []
    for one in interviews:
        if period.holds(one.asked_on) and one.state is not InterviewState.WITHDRAWN:
            asked += 1
            drawn += one.source is Source.DRAW
        if period.holds(one.met_on):
            met.append(one)
        waiting += one.is_waiting and one.asked_on <= period.last
    promises = Counter(state for one in met for state in one.promises)
    return Tally(
        asked,
        drawn,
        len(met),
        waiting,
        _counted(Way, (one.way for one in met)),
        _counted(Outcome, (one.outcome for one in met)),
        _counted(Satisfaction, (one.satisfaction for one in met)),
        promises[PromiseState.KEPT],
        promises[PromiseState.BROKEN],
        promises[PromiseState.OPEN],
    )


def _counted(kinds: type[Kind], values: Iterable[Kind | None]) -> tuple[tuple[Kind, int], ...]:
    found = Counter(values)
    return tuple((kind, found[kind]) for kind in kinds if found[kind])


def by_court(interviews: Iterable[Counted], period: Period, courts: Courts) -> tuple[NamedTally, ...]:
    """Every court that has interviews, in the order of the roster."""
    return _by(interviews, period, courts, lambda one: (one.court_code, one.court_code))


def by_president(interviews: Iterable[Counted], period: Period, courts: Courts) -> tuple[NamedTally, ...]:
    """Everybody who met petitioners or is to, in the order of the courts."""
    return _by(interviews, period, courts, lambda one: (one.court_code, one.leader))


def by_city(interviews: Iterable[Counted], period: Period, courts: Courts) -> tuple[NamedTally, ...]:
    """Each intermediate court with those below it, and the high court, in the order of the roster."""
    return _by(interviews, period, courts, lambda one: (_city(courts, one.court_code).code,) * 2)


def _city(courts: Courts, code: str) -> Court:
    court = courts[code]
    return court if court.level is not Level.BASIC else courts.superior(code) or court


def _by(
    interviews: Iterable[Counted], period: Period, courts: Courts, key: Callable[[Counted], tuple[str, str]]
) -> tuple[NamedTally, ...]:
    groups: defaultdict[tuple[str, str], list[Counted]] = defaultdict(list)
    for one in interviews:
        if one.court_code in courts:
            groups[key(one)].append(one)
    place = {court.code: number for number, court in enumerate(courts)}
    rows = []
    for (code, name), found in sorted(groups.items(), key=lambda group: (place[group[0][0]], group[0][1])):
        court = courts[code].short_name
        rows.append(NamedTally(court if name == code else name, court, tally(found, period)))
    return tuple(row for row in rows if row.tally != Tally())


def waiting_longest(interviews: Iterable[Counted], period: Period, *, only_drawn: bool = False) -> tuple[Counted, ...]:
    """Who has drawn or was ordered and has not met, the longest first."""
    found = [one for one in interviews if one.is_waiting and one.asked_on <= period.last]
    chosen = [one for one in found if one.source is Source.DRAW or not only_drawn]
    return tuple(sorted(chosen, key=lambda one: (one.asked_on, one.number)))


def problems(interviews: Iterable[Counted], period: Period, courts: Courts) -> tuple[Problem, ...]:
    """The common problems of the interviews that took place in the period, the most frequent first."""
    found: defaultdict[str, list[Counted]] = defaultdict(list)
    for one in interviews:
        if period.holds(one.met_on):
            for tag in one.tags:
                found[tag].append(one)
    listed = [
        Problem(
            tag,
            len(behind),
            len({one.court_code for one in behind}),
            tuple(
                (courts[one.court_code].short_name if one.court_code in courts else "", one.number, one.case_number)
                for one in behind
            ),
        )
        for tag, behind in found.items()
    ]
    return tuple(sorted(listed, key=lambda one: (-one.count, one.tag)))
