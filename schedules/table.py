"""Every job that the clock wakes."""

from schedules import (
    burden,
    calendar,
    dispatch,
    drawing,
    groups,
    interviews,
    leaves,
    orders,
    people,
    personal_data,
    self_check,
)
from schedules.rounds import Job

JOBS: tuple[Job, ...] = (
    *burden.JOBS,
    *calendar.JOBS,
    *dispatch.JOBS,
    *drawing.JOBS,
    *groups.JOBS,
    *interviews.JOBS,
    *leaves.JOBS,
    *orders.JOBS,
    *people.JOBS,
    *personal_data.JOBS,
    *self_check.JOBS,
)
