"""Every route of every feature: what is not here cannot be reached."""

from handlers import (
    burden,
    calendar,
    closures,
    enrolment,
    full_names,
    groups,
    hearing,
    interviews,
    leaves,
    ledger,
    orders,
    readiness,
    succession,
)
from handlers.routes import Route, Trigger, table

ROUTES: dict[Trigger, Route] = table(
    burden.ROUTES,
    calendar.ROUTES,
    closures.ROUTES,
    enrolment.ROUTES,
    full_names.ROUTES,
    groups.ROUTES,
    hearing.ROUTES,
    interviews.ROUTES,
    leaves.ROUTES,
    ledger.ROUTES,
    orders.ROUTES,
    readiness.ROUTES,
    succession.ROUTES,
)
