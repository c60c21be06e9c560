"""The ladder as data. The owner's policy file fills it in; an order takes a copy along when it is issued."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.offsets import Offset, parse_offset


class Clock(StrEnum):
    ACKNOWLEDGEMENT = "acknowledgement"
    COMPLETION = "completion"


class Rung(StrEnum):
    """How loudly a step speaks."""

    REMIND = "remind"  # 提醒
    URGE = "urge"  # 催办
    SUPERVISION_LETTER = "supervision_letter"  # 督办函
    NAMING = "naming"  # 点名: proposed to the office, released by a person


class Target(StrEnum):
    """Whom a step speaks to."""

    COURT_GROUP = "court_group"
    ASSIGNEE = "assignee"
    DEPUTY = "deputy"
    SUPERIOR_PRESIDENT = "superior_president"
    GUARANTOR = "guarantor"
    OFFICE = "office"
    COMMAND_GROUP = "command_group"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: how far from the start of its clock, to whom, how loudly.

    The acknowledgement clock starts when the order is issued, the completion clock stands at the deadline. Raises
    ValueError for an offset that cannot be read, and for a naming that would be public without a person's press.
    """

    offset: str
    to: tuple[Target, ...]
    rung: Rung

    def __post_init__(self) -> None:
        parse_offset(self.offset)
        if self.rung is Rung.NAMING and set(self.to) != {Target.OFFICE}:
            raise ValueError("naming is proposed to the office only; a person releases it")

    @property
    def distance(self) -> Offset:
        return parse_offset(self.offset)


_REMINDER = (Target.COURT_GROUP,)


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps of the two clocks, from the lowest rung up."""

    acknowledgement: tuple[Step, ...] = (
        Step("+4 working hours", _REMINDER, Rung.REMIND),
        Step("+8 working hours", (Target.COURT_GROUP, Target.DEPUTY), Rung.URGE),
        Step("+1 working day, 17:30", (Target.SUPERIOR_PRESIDENT,), Rung.URGE),
        Step("+2 working days, 17:30", (Target.GUARANTOR,), Rung.URGE),
    )
    completion: tuple[Step, ...] = (
        Step("-3 working days, 08:30", _REMINDER, Rung.REMIND),
        Step("-1 working day, 08:30", _REMINDER, Rung.REMIND),
        Step("+0 days, 08:30", _REMINDER, Rung.REMIND),
        Step(
            "+1 working day, 08:30",
            (Target.COURT_GROUP, Target.ASSIGNEE, Target.SUPERIOR_PRESIDENT),
            Rung.SUPERVISION_LETTER,
        ),
        Step("+3 working days, 08:30", (Target.GUARANTOR, Target.OFFICE), Rung.URGE),
        Step("+5 working days, 08:30", (Target.OFFICE,), Rung.NAMING),
    )

    def steps(self, clock: Clock) -> tuple[Step, ...]:
        return self.acknowledgement if clock is Clock.ACKNOWLEDGEMENT else self.completion


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
    SUBMITTED = "submitted"
    ORDER_CLOSED = "order_closed"
    ORDER_CANCELLED = "order_cancelled"
    DEADLINE_MOVED = "deadline_moved"
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
