"""Every job that the clock wakes."""

from schedules import groups, orders, people, personal_data, self_check
from schedules.rounds import Job

JOBS: tuple[Job, ...] = (*groups.JOBS, *orders.JOBS, *people.JOBS, *personal_data.JOBS, *self_check.JOBS)
