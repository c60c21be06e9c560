"""Every job that the clock wakes."""

from schedules.rounds import Job

JOBS: tuple[Job, ...] = ()
