"""The dispatch meeting: prepared and called by the office, speeches handed in by the courts, talks and minutes released."""

from handlers.dispatch import calling, minutes, preparing, speeches, talks
from handlers.indicators import ReadTable
from handlers.routes import Route
from rules.indicators import Indicators

ROUTES = (*preparing.ROUTES, *calling.ROUTES, *minutes.ROUTES, *talks.ROUTES)


def routes(indicators: Indicators, read_table: ReadTable) -> tuple[Route, ...]:
    return speeches.routes(indicators, read_table)
