"""All routes and jobs, with what only the bot can hand them: definitions that are shipped as files, a reader of files."""

from bot.indicators_file import shipped_indicators
from bot.spreadsheets import read_table_aside
from handlers import bulletins, dispatch, indicators, wide_tables
from handlers.routes import Route, Trigger, table
from handlers.table import ROUTES
from rules.indicators import Indicators
from schedules import bulletins as bulletin_jobs
from schedules.rounds import Job
from schedules.table import JOBS


def all_routes(definitions: Indicators | None = None) -> dict[Trigger, Route]:
    """Every route, with these definitions of indicators. Raises ContradictionError when two features claim the same trigger."""
    definitions = definitions or shipped_indicators()
    return table(
        tuple(ROUTES.values()),
        bulletins.routes(definitions),
        dispatch.ROUTES,
        dispatch.routes(definitions, read_table_aside),
        indicators.routes(definitions, read_table_aside),
        wide_tables.routes(definitions),
    )


def all_jobs(definitions: Indicators | None = None) -> tuple[Job, ...]:
    return (*JOBS, *bulletin_jobs.jobs(definitions or shipped_indicators()))
