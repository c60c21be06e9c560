"""The revision of the tables: brought up to date by a command, checked at every start."""

from importlib.resources import files
from typing import Any

from sqlalchemy import Connection, inspect, text
from sqlmodel import col, select

from storage.database import Database
from storage.encryption import Encryption
from storage.marks import KEY_CHECK
from storage.scrubbing import scrub
from storage.tables.messages import MarkRow

REVISION = "0020"
"""The revision that this program works with; the newest one in storage/migrations/versions."""


_SEALED_SINCE = "0018"
"""The newest revision that seals what older ones kept in plain."""


class SchemaError(Exception):
    """The tables are not those of this program; the message says what to do."""


async def migrate(url: str, encryption: Encryption) -> None:
    """Bring the database to REVISION, in one transaction: it happens wholly or not at all.

    Texts that older revisions kept in plain are sealed, and the file is rewritten without them. Raises SchemaError if the
    database is newer, KeyFileError when there is something to seal and no key file.
    """
    database = Database(url, encryption)
    try:
        async with database.engine.begin() as connection:
            before = await connection.run_sync(_found)
            await connection.run_sync(_upgrade, encryption)
        if before is not None and before < _SEALED_SINCE:
            await scrub(database)
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


async def is_sealed(database: Database) -> bool:
    """Whether something in the database can only be read with its key file; asked of a database of any revision."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(_is_sealed)


def _is_sealed(connection: Connection) -> bool:
    tables = inspect(connection).get_table_names()
    if "marks" in tables and connection.execute(select(MarkRow.value).where(col(MarkRow.name) == KEY_CHECK)).first():
        return True
    return "cases" in tables and connection.execute(text("SELECT 1 FROM cases LIMIT 1")).first() is not None


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


def _upgrade(connection: Connection, encryption: Encryption) -> None:
    from alembic import command

    _refuse_newer(_found(connection) or "")
    config = _config(connection)
    config.attributes["encryption"] = encryption
    command.upgrade(config, "head")


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
