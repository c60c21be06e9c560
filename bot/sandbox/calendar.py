"""The working morning that the page's clock can jump to. Court time is UTC+8 all year."""

from datetime import date, datetime, time, timedelta, timezone

COURT_TIME = timezone(timedelta(hours=8))
MORNING = time(8, 30)
SATURDAY = 5


def is_working_day(day: date, rest_days: frozenset[date], work_days: frozenset[date]) -> bool:
    """`rest_days` are weekdays off, `work_days` weekends worked (调休)."""
    return day in work_days or (day.weekday() < SATURDAY and day not in rest_days)


def next_working_morning(now: datetime, rest_days: frozenset[date], work_days: frozenset[date]) -> datetime:
    """08:30 court time of the first working day whose morning is still ahead."""
    day = now.astimezone(COURT_TIME).date()
    while not is_working_day(day, rest_days, work_days) or datetime.combine(day, MORNING, COURT_TIME) <= now:
        day += timedelta(days=1)
    return datetime.combine(day, MORNING, COURT_TIME)
