"""What the self-check finds in rows that somebody, or something, has tampered with."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.calendar import Calendar, DayKind, Override
from rules.ladder.plan import plan
from rules.ladder.values import Clock, DueStep, StepReason, StepState
from rules.orders.values import Order, OrderState
from rules.self_check.ladders import Difference, Fault, KeptStep, Yardstick, differences
from rules.working_time import CourtTime
from tests.orders.examples import at, order

COURT_TIME = CourtTime()
TOLERANCE = timedelta(seconds=120)
ISSUED = at("2026-09-14 09:00")
NOW = at("2026-09-16 10:00")


def on_the_way(**changes: object) -> Order:
    return order(deadline=at("2026-09-30 17:30"), **changes)


def kept(one: Order, now: datetime = NOW) -> list[KeptStep]:
    """The rows of an order that was planned when it was issued, with everything said that has fallen due."""
    return [_as_kept(step, now) for step in plan(one, COURT_TIME, ISSUED, seen_until=now)]


def _as_kept(step: DueStep, now: datetime) -> KeptStep:
    if step.state is not StepState.WAITING:
        return KeptStep(step, ISSUED)
    if step.due_at > now:
        return KeptStep(step)
    fired = replace(step, state=StepState.FIRED, reason=StepReason.DUE)
    return KeptStep(fired, step.due_at + timedelta(seconds=2), has_message=True)


def found(one: Order, rows: Iterable[KeptStep], now: datetime = NOW) -> tuple[Difference, ...]:
    return differences(one, rows, Yardstick(COURT_TIME, now, TOLERANCE))


def test_what_stands_as_it_should_gives_no_difference() -> None:
    """An order on its way, some steps said, some ahead."""
    assert found(on_the_way(), kept(on_the_way())) == ()


@pytest.mark.parametrize("days", range(40))
def test_nor_does_it_on_any_day(days: int) -> None:
    """However far the ladder has been climbed."""
    now = ISSUED + timedelta(days=days, minutes=1)

    assert found(on_the_way(), kept(on_the_way(), now), now) == ()


def _drop(rows: list[KeptStep], place: int) -> None:
    del rows[place]


def _change(rows: list[KeptStep], place: int, **changes: object) -> None:
    rows[place] = replace(rows[place], step=replace(rows[place].step, **changes))  # type: ignore[arg-type]


def _settle(rows: list[KeptStep], place: int, at: datetime, *, has_message: bool) -> None:
    """Fired by a row whose moment was altered along with its state, so that it agrees with itself."""
    step = replace(rows[place].step, due_at=at, state=StepState.FIRED, reason=StepReason.DUE)
    rows[place] = KeptStep(step, at, has_message=has_message)


def _silence(rows: list[KeptStep], place: int) -> None:
    rows[place] = replace(rows[place], has_message=False)


def _double(rows: list[KeptStep], place: int) -> None:
    one = rows[place]
    rows.append(replace(one, step=replace(one.step, key=one.step.key + "9")))


SABOTAGE: dict[str, Callable[[list[KeptStep], int, Random], None]] = {
    "drop": lambda rows, place, _rng: _drop(rows, place),
    "later": lambda rows, place, rng: _change(rows, place, due_at=rows[place].step.due_at + _far(rng)),
    "earlier": lambda rows, place, rng: _change(rows, place, due_at=rows[place].step.due_at - _far(rng)),
    "fire": lambda rows, place, _rng: _change(rows, place, state=StepState.FIRED, reason=StepReason.DUE),
    "skip": lambda rows, place, _rng: _change(
        rows, place, state=StepState.SKIPPED, reason=StepReason.PAST_WHEN_PLANNED
    ),
    "withdraw": lambda rows, place, _rng: _change(
        rows, place, state=StepState.WITHDRAWN, reason=StepReason.ACKNOWLEDGED
    ),
    "double": lambda rows, place, _rng: _double(rows, place),
    "claim": lambda rows, place, rng: _settle(rows, place, NOW - _far(rng), has_message=False),
    "say early": lambda rows, place, rng: _settle(rows, place, NOW - _far(rng), has_message=True),
}


# What can be done to a row that was said: its message is taken away, so that the row only claims it.
SABOTAGE_OF_SAID = {"silence": lambda rows, place, _rng: _silence(rows, place)}


def _all_sabotage(rows: list[KeptStep]) -> list[tuple[str, str]]:
    """Every row, by its key, with everything that can be done to it."""
    return [
        (one.step.key, name)
        for one in rows
        for name in {StepState.WAITING: SABOTAGE, StepState.FIRED: SABOTAGE_OF_SAID}.get(one.step.state, {})
    ]


def sabotage(rows: list[KeptStep], key: str, name: str, rng: Random) -> None:
    place = next(place for place, one in enumerate(rows) if one.step.key == key)
    (SABOTAGE | SABOTAGE_OF_SAID)[name](rows, place, rng)


def _far(rng: Random) -> timedelta:
    return timedelta(minutes=rng.randint(3, 100_000))


def repaired(rows: list[KeptStep], faults: Iterable[Difference], now: datetime) -> list[KeptStep]:
    by_key = {one.step.key: one for one in rows}
    for one in faults:
        if one.repaired is not None:
            is_waiting = one.repaired.state is StepState.WAITING
            by_key[one.key] = KeptStep(one.repaired, None if is_waiting else now)
    return list(by_key.values())


def test_a_thousand_sabotaged_rows_are_found() -> None:
    """Deleted, moved, skipped, withdrawn, doubled, fired unsaid or early: each is found, and none is left once repaired."""
    rng = Random(20_260_916)  # noqa: S311 - a seed, so that a failure can be repeated
    missed, done = [], set()
    for number in range(1_000):
        rows = kept(on_the_way())
        name = rng.choice([*SABOTAGE, *SABOTAGE_OF_SAID])
        key = rng.choice([key for key, one in _all_sabotage(rows) if one == name])
        sabotage(rows, key, name, rng)
        faults = found(on_the_way(), rows)
        again = found(on_the_way(), repaired(rows, faults, NOW))
        done |= {one.fault for one in faults}
        if len(faults) != 1 or again:
            missed.append((number, name, faults, again))

    assert missed == []
    assert {Fault.UNSAID, Fault.EARLY} < done


@given(st.data())
def test_any_number_of_them_at_once(data: st.DataObject) -> None:
    """Several rows at once hide nothing of each other, and repairing them leaves nothing but what is late."""
    rows = kept(on_the_way())
    possible = st.sampled_from(_all_sabotage(rows))
    chosen = data.draw(st.lists(possible, unique_by=lambda one: one[0], min_size=1))
    for key, name in chosen:
        sabotage(rows, key, name, Random(0))  # noqa: S311 - as above

    faults = found(on_the_way(), rows)

    assert len(faults) == len(chosen)
    assert found(on_the_way(), repaired(rows, faults, NOW)) == ()


def test_a_step_that_nobody_took_up_is_late_after_two_minutes() -> None:
    """Within the tolerance it is not; then it is, and no row is changed, for it is due already."""
    due = at("2026-09-14 14:30")
    rows = [KeptStep(step) for step in plan(on_the_way(), COURT_TIME, ISSUED)]

    assert found(on_the_way(), rows, due + TOLERANCE) == ()
    late = found(on_the_way(), rows, due + TOLERANCE + timedelta(seconds=1))
    assert {(one.fault, one.repaired) for one in late} == {(Fault.LATE, None)}


def test_at_night_nothing_is_late() -> None:
    """A step that could not be said before the quiet hours waits for the morning, as the ladder will have it wait."""
    rows = [
        KeptStep(replace(step, due_at=at("2026-09-15 08:30")) if step.due_at < at("2026-09-15 08:30") else step)
        for step in plan(on_the_way(), COURT_TIME, ISSUED)
    ]

    assert found(on_the_way(), rows, at("2026-09-14 22:00")) == ()


def test_a_stopped_clock_leaves_nothing_standing() -> None:
    """宋立群 has acknowledged and handed in, yet his rows still wait: they are withdrawn, each for its own reason.

    What now waits for the issuer's answer was not planned, and is.
    """
    start = on_the_way()
    parties = tuple(
        replace(one, state=OrderState.SUBMITTED) if one.court_code == "dlgjz" else one for one in start.parties
    )
    faults = found(replace(start, parties=parties), kept(start))

    assert {(one.fault, one.clock is Clock.DECISION) for one in faults} == {
        (Fault.STANDING, False),
        (Fault.MISSING, True),
    }
    reasons = {one.repaired.reason for one in faults if one.repaired and one.fault is Fault.STANDING}
    assert reasons == {StepReason.ACKNOWLEDGED, StepReason.SUBMITTED}


def test_a_closed_order_leaves_nothing_standing() -> None:
    """Whatever waits for a cancelled order is withdrawn."""
    faults = found(replace(on_the_way(), is_cancelled=True), kept(on_the_way()))

    assert {one.repaired.reason for one in faults if one.repaired} == {StepReason.ORDER_CANCELLED}


def test_what_was_past_when_it_was_planned_stays_so() -> None:
    """A deadline of tomorrow: the step of three days before was never to be said, and is not after its row was lost."""
    soon = order(deadline=at("2026-09-15 17:30"))
    rows = kept(soon, ISSUED)
    lost = [one for one in rows if one.step.due_at < ISSUED]
    faults = found(soon, [one for one in rows if one not in lost], ISSUED)

    assert lost
    assert {one.repaired.reason for one in faults if one.repaired} == {StepReason.PAST_WHEN_PLANNED}


def test_a_new_calendar_moves_what_waits() -> None:
    """A day that has become a holiday: the steps of that day are put on the next morning."""
    holiday = Calendar.of([Override(at("2026-09-29 00:00").date(), DayKind.RESTDAY, "调休")])
    faults = differences(on_the_way(), kept(on_the_way()), Yardstick(CourtTime(calendar=holiday), NOW, TOLERANCE))

    assert {one.fault for one in faults} == {Fault.MOVED}


def test_a_row_of_nobody_that_was_said_is_told_of() -> None:
    """A second row of one step that has fired is a line said twice: it is reported."""
    rows = kept(on_the_way())
    said = next(one for one in rows if one.step.state is StepState.FIRED)
    twin: DueStep = replace(said.step, key=said.step.key + "1")

    (fault,) = found(on_the_way(), [*rows, replace(said, step=twin)])

    assert fault.fault is Fault.TWICE
