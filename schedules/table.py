"""Every job that the clock wakes."""

from schedules import groups, interviews, orders, people, personal_data, self_check
from schedules.rounds import Job

JOBS: tuple[Job, ...] = (
    *groups.JOBS,
    *interviews.JOBS,
    *orders.JOBS,
    *people.JOBS,
    *personal_data.JOBS,
    *self_check.JOBS,
)
