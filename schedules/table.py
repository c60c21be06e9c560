"""Every job that the clock wakes."""

from schedules import groups, orders
from schedules.rounds import Job

JOBS: tuple[Job, ...] = (*groups.JOBS, *orders.JOBS)
