"""Counts of interviews, for leaders; and the common problems, for the office. Petitioners are in here masked only."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rules.interviews.counts import NamedTally, Problem, Tally
from rules.interviews.periods import Period
from rules.outgoing import Notification, Priority


@dataclass(frozen=True, slots=True)
class Waiting:
    """An interview that nobody has held yet."""

    court: str
    leader: str
    number: str
    case_number: str
    petitioner: str
    asked_on: date
    days: int
    is_drawn: bool


@dataclass(frozen=True, slots=True)
class InterviewCounts(Notification):
    """The totals at one look, with a picture where there are several `parts` (cities, or the courts of one).

    `scope` is a court's name, empty for the province. `waiting` are the longest of them; without names in the command group.
    """

    kind: ClassVar[str] = "interview_counts"
    priority: ClassVar[Priority] = Priority.BULLETIN

    scope: str
    period: Period
    total: Tally
    parts: tuple[NamedTally, ...]
    waiting: tuple[Waiting, ...] = ()


@dataclass(frozen=True, slots=True)
class InterviewWorkbook(Notification):
    """Everything that is counted, as XLSX, for those who may see every interview in it."""

    kind: ClassVar[str] = "interview_workbook"
    priority: ClassVar[Priority] = Priority.BULLETIN

    scope: str
    period: Period
    total: Tally
    courts: tuple[NamedTally, ...]
    presidents: tuple[NamedTally, ...]
    waiting: tuple[Waiting, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class CommonProblems(Notification):
    """The problems of a period, most frequent first; `others` are those that did not fit."""

    kind: ClassVar[str] = "common_problems"

    period: Period
    problems: tuple[Problem, ...]
    others: int = 0


@dataclass(frozen=True, slots=True)
class PeriodNotUnderstood(Notification):
    """Neither a period nor a court of the speaker's."""

    kind: ClassVar[str] = "period_not_understood"

    command: str


ALL: tuple[type[Notification], ...] = (InterviewCounts, InterviewWorkbook, CommonProblems, PeriodNotUnderstood)
