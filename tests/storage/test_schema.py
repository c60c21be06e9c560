"""The tables of a migrated database are those of the code, on both databases."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage.database import Database
from storage.schema import REVISION, SchemaError, check_schema, migrate
from storage.tables import metadata
from tests.keys import ENCRYPTION

_TRIGGERS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
    "postgresql": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname",
}


def _differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata))


def _triggers(connection: Connection) -> list[tuple[str, str]]:
    return [(name, sql) for name, sql in connection.execute(text(_TRIGGERS[connection.dialect.name]))]


@pytest.mark.slow
async def test_the_revisions_lead_to_the_tables_of_the_code(empty_url: str) -> None:
    """Who changes a table without a revision finds out here."""
    await migrate(empty_url, ENCRYPTION)

    database = Database(empty_url)
    async with database.engine.connect() as connection:
        assert await connection.run_sync(_differences) == []
    await database.close()


async def test_a_migrated_database_enforces_what_a_new_one_does(empty_url: str, database: Database) -> None:
    """The triggers of the revisions are those that the tests' databases have."""
    async with database.engine.connect() as connection:
        expected = await connection.run_sync(_triggers)
    fresh = empty_url.replace("empty.sqlite", "migrated.sqlite")
    if not database.is_sqlite:
        async with database.engine.begin() as connection:
            await connection.execute(text("DROP SCHEMA public CASCADE"))
            await connection.execute(text("CREATE SCHEMA public"))
    await migrate(fresh, ENCRYPTION)

    migrated = Database(fresh)
    async with migrated.engine.connect() as connection:
        assert await connection.run_sync(_triggers) == expected
    await migrated.close()


async def test_migrating_twice_changes_nothing(empty_url: str) -> None:
    """A database that is up to date stays as it is."""
    await migrate(empty_url, ENCRYPTION)
    await migrate(empty_url, ENCRYPTION)

    database = Database(empty_url)
    await check_schema(database)
    await database.close()


def test_the_program_knows_its_newest_revision() -> None:
    """The number that is checked at every start is that of the newest revision."""
    assert ScriptDirectory("storage/migrations").get_current_head() == REVISION


@pytest.mark.parametrize(
    ("found", "advice"), [(None, "no tables yet"), ("0000", "run `duban migrate`"), ("9999", "install a newer one")]
)
async def test_other_tables_are_refused_with_advice(tmp_path: Path, found: str | None, advice: str) -> None:
    """A start on missing, older or newer tables says what to do instead of failing later."""
    file = tmp_path / "duban.sqlite"
    if found is not None:
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32))")
            connection.execute("INSERT INTO alembic_version VALUES (?)", [found])
            connection.commit()

    database = Database(f"sqlite+aiosqlite:///{file}")
    with pytest.raises(SchemaError, match=advice):
        await check_schema(database)
    await database.close()


async def test_newer_tables_are_not_migrated_back(tmp_path: Path) -> None:
    """An old program leaves the tables of a newer one alone."""
    file = tmp_path / "duban.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32))")
        connection.execute("INSERT INTO alembic_version VALUES ('9999')")
        connection.commit()

    with pytest.raises(SchemaError, match="newer"):
        await migrate(f"sqlite+aiosqlite:///{file}", ENCRYPTION)
