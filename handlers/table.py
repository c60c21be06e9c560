"""Every route of every feature: what is not here cannot be reached."""

from handlers.routes import Route, Trigger, table

ROUTES: dict[Trigger, Route] = table()
