"""From a published bulletin to a meeting: the first basic courts present, the last answer for themselves."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from statistics import median_high, median_low

from rules.bulletins.ratio import Ratio
from rules.bulletins.series import Mode
from rules.bulletins.values import Measure, PoolResult
from rules.calendar import Calendar
from rules.dispatch.policy import DispatchPolicy
from rules.dispatch.runs import Published, evidence
from rules.dispatch.values import Meeting, NoMeeting, Speaker, Speaks, Talk
from rules.indicators import Direction


def prepare(
    standing: Sequence[Published], held_at: datetime, now: datetime, policy: DispatchPolicy, calendar: Calendar
) -> Meeting | NoMeeting:
    """The meeting about the first of these bulletins; only basic courts speak, in the order in which they are called up.

    `standing` are the published bulletins of its series that stand, the newest first: by them, and by nothing else, a court was
    named so many times in a row. Nobody speaks where the bulletin named nobody: it did not rank, or all were equal.
    """
    number, bulletin = standing[0]
    pool = bulletin.basic
    if bulletin.mode is not Mode.RANK or not pool.bottom:
        return NoMeeting.NOBODY_NAMED
    return Meeting(
        id=0,
        held_at=held_at,
        speeches_by=max(_speeches_by(held_at, policy, calendar), now),
        bulletin_key=bulletin.key,
        bulletin_number=number,
        bulletin=bulletin.name,
        measure=bulletin.measure,
        speakers=_speakers(standing, policy),
        rectify_by=_rectify_by(held_at, policy, calendar),
    )


def _speeches_by(held_at: datetime, policy: DispatchPolicy, calendar: Calendar) -> datetime:
    """So long before the meeting, or at the same hour of the workday before that."""
    due = held_at - policy.speeches_before
    if calendar.is_workday(due.date()):
        return due
    return datetime.combine(calendar.previous_workday(due.date()), due.timetz())


def _rectify_by(held_at: datetime, policy: DispatchPolicy, calendar: Calendar) -> date:
    """The last workday within the days that the policy gives."""
    last = held_at.date() + timedelta(days=policy.rectify_within_days)
    return last if calendar.is_workday(last) else calendar.previous_workday(last)


def _speakers(standing: Sequence[Published], policy: DispatchPolicy) -> tuple[Speaker, ...]:
    bulletin = standing[0][1]
    pool, goal = bulletin.basic, rectification_target(bulletin.basic, bulletin.measure)
    top = [(entry, Speaks.EXPERIENCE, None) for entry in pool.named(pool.top)]
    bottom = [(entry, Speaks.SELF_CRITICISM, goal) for entry in pool.named(pool.bottom)]
    return tuple(
        Speaker(
            number=number,
            court_code=entry.court_code,
            court_name=entry.court_name,
            speaks=speaks,
            place=entry.place,
            value=Ratio(entry.numerator, entry.denominator),
            run=(run := len(evidence(entry.court_code, speaks, standing))),
            target=target,
            talk=Talk.PROPOSED if speaks is Speaks.SELF_CRITICISM and run >= policy.talk_after else None,
        )
        for number, (entry, speaks, target) in enumerate((*top, *bottom), start=1)
    )


def rectification_target(pool: PoolResult, measure: Measure) -> Ratio:
    """What the last have to reach: the indicator's target, or the median of the pool where that is nearer.

    A target that half of all courts miss would be no order but a wish.
    """
    values = sorted(entry.value for entry in pool.entries)
    middle: Fraction = (median_low if measure.direction is Direction.HIGHER else median_high)(values)
    if measure.target is None:
        return Ratio.of(middle)
    return Ratio.of(min((middle, measure.target.value), key=measure.merit))
