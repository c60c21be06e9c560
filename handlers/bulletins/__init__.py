"""Bulletins: asked for by anybody enrolled; released, corrected, withdrawn and switched by the office."""

from handlers.bulletins import asking, correcting, overseeing, pictures, publishing, releasing
from handlers.routes import Route
from rules.indicators import Indicators


def routes(indicators: Indicators) -> tuple[Route, ...]:
    return (
        *asking.routes(indicators),
        *correcting.routes(indicators),
        *overseeing.ROUTES,
        *pictures.routes(indicators),
        *publishing.routes(indicators),
        *releasing.routes(indicators),
    )
