"""When a bulletin is due, and what holds it back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from rules.bulletins.policy import BulletinPolicy
from rules.bulletins.values import BulletinState, HoldReason

DAILY = "daily"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a bulletin falls due. Its key is its identity for ever, so that it cannot happen twice."""

    day: date
    due_at: datetime
    state: BulletinState | None = None
    hold_reason: HoldReason | None = None

    @property
    def key(self) -> str:
        return f"bulletin:{DAILY}:{self.day.isoformat()}"


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a bulletin does not leave, as the office needs to know it."""

    reason: HoldReason
    figures_day: date | None = None
    reported: int = 0
    expected: int = 0


def daily(day: date, policy: BulletinPolicy, zone: ZoneInfo) -> Occurrence:
    return Occurrence(day, datetime.combine(day, policy.daily_at, zone))


def due_since(last: date | None, now: datetime, policy: BulletinPolicy, zone: ZoneInfo) -> Iterator[Occurrence]:
    """The occurrences that fell due after the last known one until now, the oldest first.

    Where none is known yet, only today's: a new bot owes nothing for the time before it.
    """
    today = now.astimezone(zone).date()
    day = today if last is None else last + timedelta(days=1)
    while day <= today:
        occurrence = daily(day, policy, zone)
        if occurrence.due_at <= now:
            yield occurrence
        day += timedelta(days=1)


def is_late(occurrence: Occurrence, now: datetime, policy: BulletinPolicy) -> bool:
    return now - occurrence.due_at > policy.late_after


def has_lapsed(occurrence: Occurrence, now: datetime, policy: BulletinPolicy) -> bool:
    return now - occurrence.due_at >= policy.lapses_after


def figures_for(
    day: date, reported: Mapping[date, int], expected: int, last_published: date | None, policy: BulletinPolicy
) -> date | Hold:
    """The newest day whose figures may be published on `day`, or why there is none.

    `reported` counts, for each day up to `day`, the courts of the pools that have figures; `last_published` is the day
    whose figures the bulletin before was made of, and no day is published twice.
    """
    unpublished = [one for one in sorted(reported, reverse=True) if last_published is None or one > last_published]
    fresh = [one for one in unpublished if day - one <= policy.oldest_figures]
    for one in fresh:
        if reported[one] * 100 >= expected * policy.complete_percent:
            return one
    if fresh:
        return Hold(HoldReason.INCOMPLETE, fresh[0], reported[fresh[0]], expected)
    if unpublished:
        return Hold(HoldReason.OLD_FIGURES, unpublished[0], reported[unpublished[0]], expected)
    return Hold(HoldReason.NO_FIGURES, None, 0, expected)
