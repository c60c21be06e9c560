"""When a bulletin is due, and what holds it back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rules.bulletins.doubts import Doubt
from rules.bulletins.policy import BulletinPolicy
from rules.bulletins.series import BulletinKind, Series
from rules.bulletins.values import BulletinState, HoldReason
from rules.working_time import CourtTime

_DAY = timedelta(days=1)
_LONGEST_MOVE = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a bulletin falls due. Its key is its identity for ever, so that it cannot happen twice.

    `day` is where it stands in its series; `issued_on` is the day it bears, later where rest days moved it.
    `seen_import` is the newest import of figures when it was last held.
    """

    series: str
    kind: BulletinKind
    day: date
    issued_on: date
    due_at: datetime
    state: BulletinState | None = None
    hold_reason: HoldReason | None = None
    suffix: str = ""
    seen_import: int = 0

    @property
    def key(self) -> str:
        return f"bulletin:{self.series}:{self.day.isoformat()}{self.suffix}"


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a bulletin does not leave, as the office needs to know it."""

    reason: HoldReason
    figures_day: date | None = None
    reported: int = 0
    expected: int = 0
    doubts: tuple[Doubt, ...] = ()


def occurrence_on(series: Series, day: date, time: CourtTime) -> Occurrence | None:
    """The occurrence that stands at this day of the series; None where there is none."""
    if not series.is_due_on(day):
        return None
    issued_on = series.day_of_issue(day, time.calendar)
    if issued_on is None:
        return None
    return Occurrence(series.name, series.kind, day, issued_on, datetime.combine(issued_on, series.at, time.zone))


def due_since(
    last: date | None, began: datetime, now: datetime, series: Series, time: CourtTime
) -> Iterator[Occurrence]:
    """The occurrences that fell due after the last known one until now, the oldest first.

    Where none is known yet, those that fell due after the series `began`: a new bot owes nothing for the time before it.
    """
    until = now.astimezone(time.zone).date()
    day = began.astimezone(time.zone).date() - _LONGEST_MOVE if last is None else last + _DAY
    while day <= until:
        occurrence = occurrence_on(series, day, time)
        if occurrence is not None and occurrence.due_at <= now and (last is not None or occurrence.due_at > began):
            yield occurrence
        day += _DAY


def next_due(series: Series, now: datetime, within: timedelta, time: CourtTime) -> Occurrence | None:
    """The first occurrence that is not due yet but will be within the span; None where there is none."""
    until = (now + within).astimezone(time.zone).date()
    day = now.astimezone(time.zone).date() - _LONGEST_MOVE
    while day <= until:
        occurrence = occurrence_on(series, day, time)
        if occurrence is not None and now < occurrence.due_at <= now + within:
            return occurrence
        day += _DAY
    return None


def is_late(occurrence: Occurrence, now: datetime, policy: BulletinPolicy) -> bool:
    return now - occurrence.due_at > policy.late_after


def has_lapsed(occurrence: Occurrence, now: datetime, policy: BulletinPolicy) -> bool:
    return now - occurrence.due_at >= policy.lapses_after


def figures_for(
    closing: date, reported: Mapping[date, int], expected: int, last_published: date | None, policy: BulletinPolicy
) -> date | Hold:
    """The newest day up to `closing` whose figures may be published, or why there is none.

    `reported` counts, for each day up to `closing`, the courts of the pools that have figures; `last_published` is the day
    whose figures the bulletin before was made of, and no day is published twice in one series.
    """
    unpublished = [one for one in sorted(reported, reverse=True) if last_published is None or one > last_published]
    fresh = [one for one in unpublished if closing - one <= policy.oldest_figures]
    for one in fresh:
        if reported[one] * 100 >= expected * policy.complete_percent:
            return one
    if fresh:
        return Hold(HoldReason.INCOMPLETE, fresh[0], reported[fresh[0]], expected)
    if unpublished:
        return Hold(HoldReason.OLD_FIGURES, unpublished[0], reported[unpublished[0]], expected)
    return Hold(HoldReason.NO_FIGURES, None, 0, expected)
