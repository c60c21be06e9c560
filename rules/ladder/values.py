"""The ladder as data. The owner's policy file fills it in; an order takes a copy along when it is issued."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.offsets import Offset, parse_offset


class Clock(StrEnum):
    """What is waited for. The first three run against a party, the last one against the issuer."""

    ACKNOWLEDGEMENT = "acknowledgement"  # from the issue until 签收
    COMPLETION = "completion"  # around the deadline, until 办结
    PROGRESS = "progress"  # from the last word that was heard until the next one
    DECISION = "decision"  # from 报办结, 退回 or a request for more time until the issuer answers


class Rung(StrEnum):
    """How loudly a step speaks."""

    REMIND = "remind"  # 提醒
    URGE = "urge"  # 催办
    SUPERVISION_LETTER = "supervision_letter"  # 督办函
    LISTING = "listing"  # 挂牌督办
    NAMING = "naming"  # 点名: proposed to the office, released by a person
    SUMMONS = "summons"  # 约谈: as 点名

    @property
    def needs_release(self) -> bool:
        """Whether it is only ever proposed to the office, and nothing is said unless a person presses."""
        return self in {Rung.NAMING, Rung.SUMMONS}


class Target(StrEnum):
    """Whom a step speaks to."""

    COURT_GROUP = "court_group"
    ASSIGNEE = "assignee"
    DEPUTY = "deputy"
    SUPERIOR_PRESIDENT = "superior_president"
    GUARANTOR = "guarantor"
    OFFICE = "office"
    COMMAND_GROUP = "command_group"
    ISSUER = "issuer"


class Stop(StrEnum):
    """What ends a step, where it is not what ends its clock."""

    ACKNOWLEDGED = "acknowledged"
    REPORTED = "reported"
    SUBMITTED = "submitted"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: how far from the start of its clock, to whom, how loudly.

    `every` and `times` repeat it: so far apart, at most so many times more. `until` stops it otherwise than its clock does.
    `puts_back` is for the progress clock: with this step the acknowledgement is undone, and its ladder begins anew. Raises
    ValueError for an offset that cannot be read, and for a rung that would be public without a person's press.
    """

    offset: str
    to: tuple[Target, ...]
    rung: Rung
    every: str = ""
    times: int = 0
    until: Stop | None = None
    puts_back: bool = False

    def __post_init__(self) -> None:
        parse_offset(self.offset)
        if self.every:
            parse_offset(self.every)
        if self.rung.needs_release and set(self.to) != {Target.OFFICE}:
            raise ValueError("naming and summons are proposed to the office only; a person releases them")

    @property
    def distance(self) -> Offset:
        return parse_offset(self.offset)


_GROUP = (Target.COURT_GROUP,)
_WITH_DEPUTY = (Target.COURT_GROUP, Target.DEPUTY)
_ABOVE = (Target.COURT_GROUP, Target.ASSIGNEE, Target.SUPERIOR_PRESIDENT)
_OFFICE = (Target.OFFICE,)
_ISSUER = (Target.ISSUER,)


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps of the four clocks, from the lowest rung up."""

    acknowledgement: tuple[Step, ...] = (
        Step("+4 working hours", _GROUP, Rung.REMIND),
        Step("+8 working hours", _WITH_DEPUTY, Rung.URGE),
        Step("+1 working day, 17:30", (Target.SUPERIOR_PRESIDENT,), Rung.URGE),
        Step("+2 working days, 17:30", (Target.GUARANTOR,), Rung.URGE),
        Step("+5 working days, 17:30", _OFFICE, Rung.URGE, every="5 working days", times=8),
    )
    completion: tuple[Step, ...] = (
        Step("-3 working days, 08:30", _GROUP, Rung.REMIND),
        Step("-1 working day, 08:30", _GROUP, Rung.REMIND),
        Step("+0 days, 08:30", _GROUP, Rung.REMIND),
        Step("+1 working day, 08:30", _ABOVE, Rung.SUPERVISION_LETTER),
        Step("+3 working days, 08:30", (Target.GUARANTOR, Target.OFFICE), Rung.URGE),
        Step("+5 working days, 08:30", _OFFICE, Rung.NAMING),
        Step("+10 working days, 08:30", _OFFICE, Rung.URGE, every="5 working days", times=12),
    )
    progress: tuple[Step, ...] = (
        Step("+5 working days, 08:30", _GROUP, Rung.REMIND),
        Step("+6 working days, 08:30", _WITH_DEPUTY, Rung.URGE, puts_back=True),
    )
    decision: tuple[Step, ...] = (
        Step("+8 working hours", _ISSUER, Rung.REMIND),
        Step("+3 working days, 17:30", (Target.ISSUER, Target.OFFICE), Rung.URGE, every="5 working days", times=8),
    )

    def steps(self, clock: Clock) -> tuple[Step, ...]:
        by_clock: tuple[Step, ...] = getattr(self, clock)
        return by_clock


URGENT = Ladder(
    acknowledgement=(
        Step("+1 hour", _GROUP, Rung.REMIND),
        Step("+2 hours", _WITH_DEPUTY, Rung.URGE),
        Step("+4 hours", (Target.SUPERIOR_PRESIDENT,), Rung.URGE),
        Step("+8 hours", (Target.GUARANTOR, Target.OFFICE), Rung.URGE, every="1 day", times=10),
    ),
    completion=(
        Step("-1 day", _GROUP, Rung.REMIND),
        Step("-4 hours", _GROUP, Rung.REMIND),
        Step("+1 hour", _ABOVE, Rung.SUPERVISION_LETTER),
        Step("+1 day", (Target.GUARANTOR, Target.OFFICE), Rung.LISTING),
        Step("+2 days", _OFFICE, Rung.NAMING),
        Step("+3 days", _OFFICE, Rung.SUMMONS),
        Step("+5 days", _OFFICE, Rung.URGE, every="2 days", times=12),
    ),
    progress=(
        Step("+1 day", _GROUP, Rung.REMIND),
        Step("+2 days", _WITH_DEPUTY, Rung.URGE, puts_back=True),
    ),
    decision=(
        Step("+4 hours", _ISSUER, Rung.REMIND),
        Step("+1 day", (Target.ISSUER, Target.OFFICE), Rung.URGE, every="1 day", times=10),
    ),
)
"""The ladder of 特急: around the clock, through nights and rest days."""


@dataclass(frozen=True, slots=True)
class Ladders:
    """Kinds of orders that have a ladder of their own; all others climb the general one."""

    interview: Ladder | None = None
    interview_urgent: Ladder | None = None
    rectification: Ladder | None = None
    rectification_urgent: Ladder | None = None
    promise: Ladder | None = None
    promise_urgent: Ladder | None = None

    def of(self, kind: str, *, is_urgent: bool) -> Ladder | None:
        found: Ladder | None = getattr(self, f"{kind}_urgent" if is_urgent else kind, None)
        return found


class StepState(StrEnum):
    """The life of a due step; the reason of each state but the first is kept, for it answers why."""

    WAITING = "waiting"
    FIRED = "fired"
    SKIPPED = "skipped"  # its moment had passed before it could matter, or nobody was there to speak to
    WITHDRAWN = "withdrawn"  # what it would have asked for was done


class StepReason(StrEnum):
    """Why a step was, or was not, done."""

    DUE = "due"
    CAUGHT_UP = "caught_up"  # late, because the bot was not running: told in the digest
    PAST_WHEN_PLANNED = "past_when_planned"
    SAME_MOMENT = "same_moment"  # a higher step falls on the same moment
    ACKNOWLEDGED = "acknowledged"
    NOT_ACKNOWLEDGED = "not_acknowledged"  # its acknowledgement was put back
    REPORTED = "reported"
    SUBMITTED = "submitted"
    DECIDED = "decided"
    ORDER_CLOSED = "order_closed"
    ORDER_CANCELLED = "order_cancelled"
    DEADLINE_MOVED = "deadline_moved"
    BEGAN_ANEW = "began_anew"
    MADE_URGENT = "made_urgent"
    ON_HOLD = "on_hold"
    DECLINED = "declined"
    PARTY_LEFT = "party_left"
    NOBODY_THERE = "nobody_there"
    FOREIGN = "foreign"  # the self-check found a row that no ladder asks for


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step of one party with its moment. `key` is unique for ever, e.g. ladder:督2026-0001:3:acknowledgement:…:2.

    `moved_from` is the moment before quiet hours and rest days moved it; None where nothing moved.
    """

    key: str
    order_id: int
    party_id: int
    clock: Clock
    number: int
    due_at: datetime
    rung: Rung
    to: tuple[Target, ...]
    state: StepState = StepState.WAITING
    reason: StepReason | None = None
    moved_from: datetime | None = None
