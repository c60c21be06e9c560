"""A change of the roster never goes unnoticed, whoever makes it."""

from datetime import UTC, datetime

from sqlalchemy import text

from storage.database import Database
from storage.tables.roster import PersonRow
from storage.unit_of_work import unit_of_work

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


async def test_every_kind_of_change_is_counted(database: Database) -> None:
    """Adding, changing and removing a person, even by a bare statement, each give the roster another version."""
    versions = []
    async with unit_of_work(database, NOW) as work:
        versions.append(await work.roster.version())
        work.session.add(PersonRow(roster_key="dl-1", name="周焱"))
        await work.session.flush()
        versions.append(await work.roster.version())
        for statement in ("UPDATE people SET name = '王宏'", "DELETE FROM people"):
            await (await work.session.connection()).execute(text(statement))
            versions.append(await work.roster.version())

    assert len(set(versions)) == 4
