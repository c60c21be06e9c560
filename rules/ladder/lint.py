"""What is wrong with a ladder: steps that can never come, and steps that would never end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.ladder.values import Clock, Ladder, Step, Stop
from rules.offsets import moment_after, parse_offset
from rules.working_time import CourtTime

MOST_TIMES = 60
"""More repetitions than this are as good as endless."""


class Flaw(StrEnum):
    """Each has a sentence in every language."""

    NOBODY = "nobody"
    BEFORE_ITS_CLOCK = "before_its_clock"
    OUT_OF_ORDER = "out_of_order"
    SAID_TWICE = "said_twice"
    AFTER_THE_END = "after_the_end"
    STOPPED_BEFORE = "stopped_before"
    ENDLESS = "endless"
    TOO_OFTEN = "too_often"
    NO_DISTANCE = "no_distance"
    TIMES_ALONE = "times_alone"
    PUTS_BACK_ELSEWHERE = "puts_back_elsewhere"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A flaw of one step, counted from 0 within its clock."""

    clock: Clock
    number: int
    flaw: Flaw


def mistakes(ladder: Ladder, court_time: CourtTime) -> tuple[Mistake, ...]:
    """Every flaw of every step, in order; empty for a ladder that can be climbed to its end."""
    return tuple(
        Mistake(clock, number, flaw)
        for clock in Clock
        for number, step in enumerate(ladder.steps(clock))
        for flaw in _flaws(clock, number, step, ladder.steps(clock), court_time)
    )


def _flaws(clock: Clock, number: int, step: Step, steps: tuple[Step, ...], court_time: CourtTime) -> Iterator[Flaw]:
    before = steps[:number]
    if not step.to:
        yield Flaw.NOBODY
    if clock is not Clock.COMPLETION and step.distance.count < 0:
        yield Flaw.BEFORE_ITS_CLOCK
    if before and _earlier(step, before[-1], court_time):
        yield Flaw.OUT_OF_ORDER
    if any(one.offset == step.offset and one.rung is step.rung and set(one.to) <= set(step.to) for one in before):
        yield Flaw.SAID_TWICE
    if any(one.puts_back for one in before):
        yield Flaw.AFTER_THE_END
    if step.until in _MET_AT_ONCE[clock]:
        yield Flaw.STOPPED_BEFORE
    if step.puts_back and clock is not Clock.PROGRESS:
        yield Flaw.PUTS_BACK_ELSEWHERE
    yield from _flaws_of_repeating(step)


def _flaws_of_repeating(step: Step) -> Iterator[Flaw]:
    if not step.every:
        if step.times:
            yield Flaw.TIMES_ALONE
        return
    if step.times < 1:
        yield Flaw.ENDLESS
    if step.times > MOST_TIMES:
        yield Flaw.TOO_OFTEN
    if parse_offset(step.every).count < 1:
        yield Flaw.NO_DISTANCE


_MET_AT_ONCE: dict[Clock, frozenset[Stop]] = {
    Clock.ACKNOWLEDGEMENT: frozenset(),
    Clock.COMPLETION: frozenset(),
    # It runs only once the order is acknowledged, the issuer's only once there is a result.
    Clock.PROGRESS: frozenset({Stop.ACKNOWLEDGED}),
    Clock.DECISION: frozenset({Stop.ACKNOWLEDGED, Stop.REPORTED, Stop.SUBMITTED}),
}

# A week without holidays, from the hour at which most orders are given: offsets of all units can be compared here.
_ORDINARY = datetime(2026, 11, 16, 10, 0)  # noqa: DTZ001 - given the courts' zone at once


def _earlier(step: Step, before: Step, court_time: CourtTime) -> bool:
    """Whether the step would come before the one that stands above it, on ordinary days."""
    start = _ORDINARY.replace(tzinfo=court_time.zone)
    return moment_after(start, step.distance, court_time) < moment_after(start, before.distance, court_time)
