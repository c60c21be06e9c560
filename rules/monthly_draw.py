"""The draw that every court has once a month without anybody asking for it."""

from datetime import date, datetime, timedelta

from rules.draw import DrawRequest, InterviewPolicy, Pool
from rules.working_time import CourtTime

REASON = "每月定期抽取"


def due_month(now: datetime, policy: InterviewPolicy, court_time: CourtTime) -> str | None:
    """The month (2026-12) whose draw is due: its day has come, or the first workday after it, and `monthly_lapses_days` are not over.

    None where there is no monthly draw, or none due.
    """
    if not policy.monthly_day:
        return None
    local = now.astimezone(court_time.zone)
    for first in (local.date().replace(day=1), (local.date().replace(day=1) - timedelta(days=1)).replace(day=1)):
        day = _day(first, policy, court_time)
        moment = datetime.combine(day, policy.monthly_at, court_time.zone)
        if moment <= local < moment + timedelta(days=policy.monthly_lapses_days):
            return f"{first:%Y-%m}"
    return None


def _day(first: date, policy: InterviewPolicy, court_time: CourtTime) -> date:
    day = first + timedelta(days=policy.monthly_day - 1)
    return day if court_time.calendar.is_workday(day) else court_time.calendar.next_workday(day)


def monthly_request(pool: Pool, policy: InterviewPolicy) -> DrawRequest:
    """As many as the policy says, or all that there are; the reason serves where the court has drawn shortly before."""
    return DrawRequest(max(1, min(policy.monthly_cases, policy.largest_draw, len(pool.numbers))), REASON)
