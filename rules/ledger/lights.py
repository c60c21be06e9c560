"""蓝黄红绿: what the light of a share shows, as a rule that can be read from top to bottom."""

from datetime import datetime
from enum import StrEnum

from rules.ledger.policy import LightPolicy
from rules.orders.values import Order, OrderState, Party
from rules.working_time import CourtTime


class Light(StrEnum):
    """From the gravest down."""

    RED = "red"  # the deadline has passed, and no result was handed in
    YELLOW = "yellow"  # slow, or not good enough, or made good late
    BLUE = "blue"  # the deadline is near
    GREEN = "green"  # in time


class Why(StrEnum):
    """Why a light shows what it shows."""

    OVERDUE = "overdue"
    MADE_GOOD_LATE = "made_good_late"
    RETURNED = "returned"
    UNACKNOWLEDGED = "unacknowledged"
    SILENT = "silent"
    NEAR = "near"
    IN_TIME = "in_time"
    STANDS_STILL = "stands_still"


LIGHTS: dict[Why, Light] = {
    Why.OVERDUE: Light.RED,
    Why.MADE_GOOD_LATE: Light.YELLOW,
    Why.RETURNED: Light.YELLOW,
    Why.UNACKNOWLEDGED: Light.YELLOW,
    Why.SILENT: Light.YELLOW,
    Why.NEAR: Light.BLUE,
    Why.IN_TIME: Light.GREEN,
    Why.STANDS_STILL: Light.GREEN,
}
_HANDED_IN = frozenset({OrderState.SUBMITTED, OrderState.CLOSED})
_ASKED_OF_NOBODY = frozenset({OrderState.CANCELLED, OrderState.DECLINED})


def why_lit(order: Order, party: Party, now: datetime, court_time: CourtTime, policy: LightPolicy) -> Why:
    """The first of these that holds. Red that is made good late turns yellow for good, never green."""
    due = order.due(party)
    if party.state in _HANDED_IN:
        is_late = due is not None and party.submitted_at is not None and party.submitted_at > due
        return Why.MADE_GOOD_LATE if is_late else Why.IN_TIME
    is_near = due is not None and _workdays(now, due, court_time) <= policy.near
    in_order = (
        (Why.STANDS_STILL, order.is_cancelled or order.is_held or party.state in _ASKED_OF_NOBODY),
        (Why.OVERDUE, due is not None and due < now),
        (Why.RETURNED, party.state is OrderState.RETURNED),
        (Why.UNACKNOWLEDGED, _is_unacknowledged(party, now, court_time, policy)),
        (Why.SILENT, _is_silent(party, now, court_time, policy)),
        (Why.NEAR, is_near),
    )
    return next((why for why, holds in in_order if holds), Why.IN_TIME)


def _is_unacknowledged(party: Party, now: datetime, court_time: CourtTime, policy: LightPolicy) -> bool:
    is_new = party.state is OrderState.ISSUED
    return is_new and _workdays(party.since, now, court_time) > policy.unacknowledged


def _is_silent(party: Party, now: datetime, court_time: CourtTime, policy: LightPolicy) -> bool:
    heard_at = party.heard_at or party.acknowledged_at or party.since
    return party.state is not OrderState.ISSUED and _workdays(heard_at, now, court_time) > policy.slow


def _workdays(since: datetime, until: datetime, court_time: CourtTime) -> int:
    """How many workdays have begun after the first day, the last one included; more than a year counts as a year."""
    day, last = (moment.astimezone(court_time.zone).date() for moment in (since, until))
    count = 0
    while (day := court_time.calendar.next_workday(day)) <= last and count < 366:  # noqa: PLR2004 - days of a year
        count += 1
    return count
