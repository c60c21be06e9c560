"""The revision of the tables: brought up to date by a command, checked at every start."""

from importlib.resources import files
from typing import Any

from sqlalchemy import Connection, inspect, text

from storage.database import Database

REVISION = "0003"
"""The revision that this program works with; the newest one in storage/migrations/versions."""


class SchemaError(Exception):
    """The tables are not those of this program; the message says what to do."""


async def migrate(url: str) -> None:
    """Bring the database to REVISION, in one transaction: it happens wholly or not at all. Raises SchemaError if it is newer."""
    database = Database(url)
    try:
        async with database.engine.begin() as connection:
            await connection.run_sync(_upgrade)
    finally:
        await database.close()


async def check_schema(database: Database) -> None:
    """Return if the tables are at REVISION. Raises SchemaError if they are missing, older or newer."""
    async with database.engine.connect() as connection:
        found = await connection.run_sync(_found)
    if found is None:
        raise SchemaError("the database has no tables yet: run `duban migrate`")
    if found < REVISION:
        raise SchemaError(f"the tables are at revision {found}, this program needs {REVISION}: run `duban migrate`")
    _refuse_newer(found)


def _refuse_newer(found: str) -> None:
    if found > REVISION:
        raise SchemaError(
            f"the tables are at revision {found}, newer than this program's {REVISION}: install a newer one"
        )


def _found(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return revision


def _upgrade(connection: Connection) -> None:
    from alembic import command

    _refuse_newer(_found(connection) or "")
    command.upgrade(_config(connection), "head")


def stamp(connection: Connection) -> None:
    """Note that the tables, made in another way, are at REVISION."""
    from alembic import command

    command.stamp(_config(connection), "head")


def _config(connection: Connection) -> Any:  # noqa: ANN401 - alembic is loaded only when it is needed
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("storage").joinpath("migrations")))
    config.attributes["connection"] = connection
    return config
