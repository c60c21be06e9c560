"""Every route of every feature: what is not here cannot be reached."""

from handlers import calendar, enrolment, full_names, groups, interviews, orders, readiness, succession
from handlers.routes import Route, Trigger, table

ROUTES: dict[Trigger, Route] = table(
    calendar.ROUTES,
    enrolment.ROUTES,
    full_names.ROUTES,
    groups.ROUTES,
    interviews.ROUTES,
    orders.ROUTES,
    readiness.ROUTES,
    succession.ROUTES,
)
