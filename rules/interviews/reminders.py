"""When people are to be reminded of an interview: the working day before, and afterwards until its record is closed."""

from datetime import datetime
from enum import StrEnum

from rules.interviews.policy import AppointmentPolicy
from rules.interviews.values import Interview, InterviewState
from rules.offsets import moment_after
from rules.orders.values import Order
from rules.working_time import CourtTime


class ReminderKind(StrEnum):
    BEFORE = "before"  # to everybody who takes part
    RECORD = "record"  # the record is missing, or was left half-way


def kind_of(interview: Interview, now: datetime) -> ReminderKind:
    """What a reminder that is due now is about."""
    one = interview.appointment
    is_ahead = interview.state is InterviewState.APPOINTED and one is not None and one.starts_at > now
    return ReminderKind.BEFORE if is_ahead else ReminderKind.RECORD


def next_reminder(
    interview: Interview, order: Order, now: datetime, policy: AppointmentPolicy, court_time: CourtTime
) -> datetime | None:
    """When the next reminder is due after `now`; None where there is nothing to be reminded of."""
    one = interview.appointment
    if one is None or interview.state.is_over or order.is_over:
        return None
    moments = []
    if interview.state is InterviewState.APPOINTED:
        moments.append(moment_after(one.starts_at, policy.reminder, court_time))
    moments.append(moment_after(one.ends_at, policy.first_request, court_time))
    ahead = [moment for moment in moments if moment > now]
    return min(ahead) if ahead else moment_after(now, policy.next_request, court_time)
