from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.ladder.lint import Flaw, mistakes
from rules.ladder.plan import plan, stop_reason
from rules.ladder.timeline import Silence, imagined, timeline
from rules.ladder.values import URGENT, Clock, DueStep, Ladder, Rung, Step, StepReason, StepState, Stop, Target
from rules.offsets import moment_after, parse_offset
from rules.orders.values import Order, OrderState
from rules.reading.values import OrderKind
from rules.working_time import CourtTime
from tests.orders.examples import ZHOU, ZONE, at, order, party

COURT_TIME = CourtTime()


def one_party(issued: str, deadline: str | None = None, **changes: object) -> Order:
    """An order to 周焱 alone."""
    since = at(issued)
    return order(
        parties=(party(1, "dl", ZHOU, since=since),),
        issued_at=since,
        deadline=at(deadline) if deadline else None,
        **changes,
    )


def moments(steps: tuple[DueStep, ...], clock: Clock) -> list[str]:
    waiting = [step for step in steps if step.clock is clock and step.state is StepState.WAITING]
    return [f"{step.due_at.astimezone(ZONE):%m-%d %H:%M}" for step in waiting]


def test_the_acknowledgement_clock_runs_in_working_time() -> None:
    """Monday 09:00: after four working hours, after eight, at the end of the next working day, and of the one after.

    After a week the office hears of it, and, once it has, again after every further week.
    """
    steps = plan(one_party("2026-09-14 09:00"), COURT_TIME, at("2026-09-14 09:00"))

    assert moments(steps, Clock.ACKNOWLEDGEMENT) == [
        "09-14 14:30",
        "09-15 09:30",
        "09-15 17:30",
        "09-16 17:30",
        "09-20 17:30",
    ]


def test_an_order_of_friday_night_waits_over_the_weekend() -> None:
    """Said on Friday at 21:40, it starts to count on Monday morning."""
    steps = plan(one_party("2026-11-20 21:40"), COURT_TIME, at("2026-11-20 21:40"))

    assert moments(steps, Clock.ACKNOWLEDGEMENT)[:4] == ["11-23 14:00", "11-24 09:00", "11-24 17:30", "11-25 17:30"]


def test_national_day_and_its_made_up_saturday() -> None:
    """Issued on 30 September 2026 at 16:00: seven days off, and Saturday 10 October is worked."""
    issued = "2026-09-30 16:00"

    steps = plan(one_party(issued, "2026-10-09 17:30"), COURT_TIME, at(issued))

    assert moments(steps, Clock.ACKNOWLEDGEMENT)[:4] == ["10-08 11:00", "10-08 16:30", "10-08 17:30", "10-09 17:30"]
    assert moments(steps, Clock.COMPLETION)[:5] == [
        "10-08 08:30",
        "10-09 08:30",
        "10-10 08:30",
        "10-13 08:30",
        "10-15 08:30",
    ]


def test_a_deadline_on_a_sunday_is_reminded_of_on_friday() -> None:
    """On Sunday nobody is reminded, and Monday would be too late; two equal lines on Friday morning become one."""
    issued = "2026-11-16 10:00"

    steps = plan(one_party(issued, "2026-11-22 23:59"), COURT_TIME, at(issued))

    assert moments(steps, Clock.COMPLETION)[:2] == ["11-18 08:30", "11-20 08:30"]
    assert [step.number for step in steps if step.reason is StepReason.SAME_MOMENT] == [1]


def test_steps_that_are_past_are_kept_with_their_reason() -> None:
    """An order due today was never to be reminded of three days ahead, and /why can say so."""
    issued = "2026-09-16 10:00"

    steps = plan(one_party(issued, "2026-09-16 17:30"), COURT_TIME, at(issued))

    past = [step.number for step in steps if step.reason is StepReason.PAST_WHEN_PLANNED]
    assert past == [0, 1, 2]


def test_urgent_orders_do_not_wait_for_the_morning() -> None:
    """特急 counts around the clock and is not held back at night."""
    steps = plan(one_party("2026-11-20 21:40", urgent_reason="特急"), COURT_TIME, at("2026-11-20 21:40"))

    assert moments(steps, Clock.ACKNOWLEDGEMENT)[:2] == ["11-21 01:40", "11-21 05:40"]


def test_a_ladder_of_seconds_is_climbed_within_a_minute() -> None:
    """Offsets in seconds let a whole ladder be watched."""
    ladder = Ladder(
        acknowledgement=(
            Step("+10 seconds", (Target.COURT_GROUP,), Rung.REMIND),
            Step("+20 seconds", (Target.SUPERIOR_PRESIDENT,), Rung.URGE),
        )
    )
    issued = at("2026-09-14 09:00")

    steps = plan(one_party("2026-09-14 09:00", ladder=ladder), COURT_TIME, issued)

    assert [step.due_at - issued for step in steps] == [timedelta(seconds=10), timedelta(seconds=20)]


def test_every_state_has_its_clocks() -> None:
    """After 签收 the completion clock runs, and the one for progress; after 办结 only that of the issuer's answer."""
    asked = party(1, "dl", ZHOU, state=OrderState.ACKNOWLEDGED)
    started = order(parties=(asked,), deadline=at("2026-09-18 17:30"))
    submitted = replace(started, parties=(replace(asked, state=OrderState.SUBMITTED),))
    now = at("2026-09-14 10:00")

    assert {step.clock for step in plan(started, COURT_TIME, now)} == {Clock.COMPLETION, Clock.PROGRESS}
    assert {step.clock for step in plan(submitted, COURT_TIME, now)} == {Clock.DECISION}


def test_an_invitation_is_not_chased() -> None:
    """王宏 attends; no step of the ladder is his."""
    steps = plan(order(deadline=at("2026-09-18 17:30")), COURT_TIME, at("2026-09-14 09:00"))

    assert {step.party_id for step in steps} == {1, 2}


def test_naming_in_public_is_never_a_step() -> None:
    """A policy that would name a court without a person's press cannot be written."""
    with pytest.raises(ValueError, match="a person releases them"):
        Step("+5 working days", (Target.COMMAND_GROUP,), Rung.NAMING)


@pytest.mark.parametrize("words", ["4 hour of work", "+4", "soon", "+1 hour, 08:30", "+1 day, 25:00"])
def test_an_offset_that_is_none_is_refused(words: str) -> None:
    """The message shows how it is to be written."""
    with pytest.raises(ValueError, match=r"working hours|time of the day"):
        parse_offset(words)


issues = st.datetimes(datetime(2026, 1, 1), datetime(2026, 11, 30)).map(lambda one: one.replace(tzinfo=ZONE, fold=0))  # noqa: DTZ001 - given a zone at once


@given(issued=issues, days=st.integers(0, 30))
def test_nothing_falls_into_quiet_hours_and_rungs_keep_their_order(issued: datetime, days: int) -> None:
    """For any moment of issue and any deadline: no step at night or on a rest day, none twice, no rung overtaken."""
    this = order(
        parties=(party(1, "dl", ZHOU, since=issued),), issued_at=issued, deadline=issued + timedelta(days=days, hours=1)
    )

    steps = plan(this, COURT_TIME, issued)

    assert not [step for step in steps if COURT_TIME.is_quiet(step.due_at)]
    assert len({step.key for step in steps}) == len(steps)
    for clock in Clock:
        due = [step.due_at for step in steps if step.clock is clock]
        assert due == sorted(due)
    assert plan(this, COURT_TIME, issued) == steps


@given(state=st.sampled_from(OrderState), clock=st.sampled_from(Clock))
def test_no_step_is_planned_on_a_clock_that_has_stopped(state: OrderState, clock: Clock) -> None:
    """Whatever the state, the plan and the stop condition agree."""
    this = order(parties=(party(1, "dl", ZHOU, state=state),), deadline=at("2026-09-18 17:30"))

    planned = {step.clock for step in plan(this, COURT_TIME, at("2026-09-14 09:00"))}

    assert (clock in planned) is (stop_reason(this, this.parties[0], clock) is None)


@given(start=issues, hours=st.integers(0, 60))
def test_working_hours_are_counted_back_as_forth(start: datetime, hours: int) -> None:
    """So many working hours on and back again is the working moment at which one began."""
    begun = COURT_TIME.after_working(start, timedelta())

    ended = moment_after(begun, parse_offset(f"+{hours} working hours"), COURT_TIME)

    assert COURT_TIME.after_working(COURT_TIME.after_working(ended, -timedelta(hours=hours)), timedelta()) == begun


def test_a_step_comes_again_until_it_has_been_said_often_enough() -> None:
    """Every second day, twice more: planned at each of its moments, the next one is known, and after the last none."""
    ladder = Ladder(acknowledgement=(Step("+1 hour", (Target.OFFICE,), Rung.URGE, every="2 days", times=2),))
    issued = at("2026-09-14 09:00")
    this = one_party("2026-09-14 09:00", ladder=ladder, urgent_reason="特急")

    found = {
        step.key: step
        for hours in (0, 1, 49, 97, 145)
        for step in plan(this, COURT_TIME, issued + timedelta(hours=hours))
    }

    assert sorted(step.due_at - issued for step in found.values()) == [timedelta(hours=hours) for hours in (1, 49, 97)]


def test_silence_of_an_order_ends_with_the_office() -> None:
    """Of the shipped ladders every clock ends with the office, or begins again at the first one: nothing is forgotten."""
    for ladder in (Ladder(), URGENT):
        for clock in Clock:
            last = ladder.steps(clock)[-1]
            assert last.puts_back or (Target.OFFICE in last.to and last.times), (clock, last)


@pytest.mark.parametrize(
    ("changes", "flaw"),
    [
        ({"acknowledgement": (Step("-1 hour", (Target.OFFICE,), Rung.URGE),)}, Flaw.BEFORE_ITS_CLOCK),
        ({"completion": (Step("+1 hour", (), Rung.URGE),)}, Flaw.NOBODY),
        (
            {"completion": (Step("+2 days", (Target.OFFICE,), Rung.URGE), Step("+1 day", (Target.OFFICE,), Rung.URGE))},
            Flaw.OUT_OF_ORDER,
        ),
        (
            {"completion": (Step("+1 day", (Target.OFFICE,), Rung.URGE), Step("+1 day", (Target.OFFICE,), Rung.URGE))},
            Flaw.SAID_TWICE,
        ),
        (
            {
                "progress": (
                    Step("+1 day", (Target.OFFICE,), Rung.URGE, puts_back=True),
                    Step("+2 days", (Target.OFFICE,), Rung.URGE),
                )
            },
            Flaw.AFTER_THE_END,
        ),
        ({"progress": (Step("+1 day", (Target.OFFICE,), Rung.URGE, until=Stop.ACKNOWLEDGED),)}, Flaw.STOPPED_BEFORE),
        ({"completion": (Step("+1 day", (Target.OFFICE,), Rung.URGE, every="1 day"),)}, Flaw.ENDLESS),
        ({"completion": (Step("+1 day", (Target.OFFICE,), Rung.URGE, every="1 day", times=1000),)}, Flaw.TOO_OFTEN),
        ({"completion": (Step("+1 day", (Target.OFFICE,), Rung.URGE, every="0 days", times=3),)}, Flaw.NO_DISTANCE),
        ({"completion": (Step("+1 day", (Target.OFFICE,), Rung.URGE, times=3),)}, Flaw.TIMES_ALONE),
        ({"completion": (Step("+1 day", (Target.OFFICE,), Rung.URGE, puts_back=True),)}, Flaw.PUTS_BACK_ELSEWHERE),
    ],
)
def test_a_step_that_cannot_come_or_cannot_end_is_found(changes: dict[str, tuple[Step, ...]], flaw: Flaw) -> None:
    """Each flaw by its name; the shipped ladders have none."""
    assert flaw in {mistake.flaw for mistake in mistakes(replace(Ladder(), **changes), COURT_TIME)}
    assert mistakes(Ladder(), COURT_TIME) == ()
    assert mistakes(URGENT, COURT_TIME) == ()


@settings(max_examples=40)
@given(issued=issues, days=st.integers(0, 30), silence=st.sampled_from(Silence))
def test_every_timeline_ends(issued: datetime, days: int, silence: Silence) -> None:
    """Whenever an order is issued: if nobody ever does anything, its ladder comes to an end, outside the quiet hours."""
    this = imagined(Ladder(), OrderKind.TASK, issued, issued + timedelta(days=days, hours=1))

    steps = timeline(this, silence, COURT_TIME)

    assert 0 < len(steps) < 40
    assert not [step for step in steps if COURT_TIME.is_quiet(step.due_at)]


def test_a_timeline_of_two_clocks_misses_no_repetition() -> None:
    """Of an urgent order both clocks repeat: none of what they say passes for missed."""
    issued = at("2026-11-20 21:00")
    this = imagined(URGENT, OrderKind.TASK, issued, at("2026-11-23 17:30"), urgent_reason="特急")

    assert {step.state for step in timeline(this, Silence.COURT, COURT_TIME)} == {StepState.WAITING}
