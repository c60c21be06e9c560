"""Transactions that wait in line are committed together, and yet each stands or falls by itself."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select

from storage.database import SQLITE_PRAGMAS, Database
from storage.tables import metadata
from storage.tables.messages import MarkRow


class _BugError(Exception):
    """Something that goes wrong within a transaction."""


async def _mark(database: Database, name: str, *, fails: bool = False) -> None:
    async with database.transaction() as session:
        session.add(MarkRow(name=name, value="1"))
        await session.flush()
        if fails:
            raise _BugError


async def _marks(database: Database) -> list[str]:
    async with database.transaction() as session:
        return list((await session.exec(select(MarkRow.name).order_by(col(MarkRow.name)))).all())


async def test_of_many_at_once_only_the_failing_ones_are_undone(database: Database) -> None:
    """Thirty transactions at once, every third fails: twenty are kept, ten leave nothing."""
    jobs = (_mark(database, f"{number:02}", fails=number % 3 == 0) for number in range(30))

    ends = await asyncio.gather(*jobs, return_exceptions=True)

    assert [isinstance(end, _BugError) for end in ends] == [number % 3 == 0 for number in range(30)]
    assert await _marks(database) == [f"{number:02}" for number in range(30) if number % 3]


async def test_counting_up_at_once_loses_nothing(database: Database) -> None:
    """Eight tasks that read, add one and write, twenty times each, come to 160."""
    await _mark(database, "count")

    async def count_up() -> None:
        for _ in range(20):
            async with database.transaction() as session:
                mark = await session.get_one(MarkRow, "count")
                mark.value = str(int(mark.value) + 1)

    await asyncio.gather(*(count_up() for _ in range(8)))

    async with database.transaction() as session:
        assert (await session.get_one(MarkRow, "count")).value == "161"


async def test_whoever_gives_up_waiting_harms_nobody(database: Database) -> None:
    """A transaction that is cancelled, in line or in the middle, leaves nothing and holds up nobody."""
    tasks = [asyncio.create_task(_mark(database, f"{number}")) for number in range(6)]
    await asyncio.sleep(0)
    for task in tasks[::2]:
        task.cancel()

    await asyncio.wait(tasks)
    await _mark(database, "last")

    assert set(await _marks(database)) >= {"1", "3", "5", "last"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "duban.sqlite"


async def _opened(file: Path) -> Database:
    database = Database(f"sqlite+aiosqlite:///{file}")
    async with database.engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    return database


async def test_when_a_transaction_returns_everything_is_kept(file: Path) -> None:
    """Another process sees what was committed as soon as the transaction has returned."""
    database = await _opened(file)

    await _mark(database, "kept")

    with closing(sqlite3.connect(file)) as other:
        assert other.execute("SELECT name FROM marks").fetchall() == [("kept",)]
    await database.close()


async def test_every_connection_obeys(file: Path) -> None:
    """Write-ahead log, full synchronisation and foreign keys are on wherever the database is used."""
    database = await _opened(file)
    async with database.transaction() as session:
        connection = await session.connection()
        found = {name: (await connection.execute(text(f"PRAGMA {name}"))).scalar() for name in SQLITE_PRAGMAS}

    assert found == SQLITE_PRAGMAS
    await database.close()


async def test_a_full_disk_keeps_nothing_and_says_so(file: Path) -> None:
    """When there is no room left, every transaction of the moment fails, and those before are unharmed."""
    database = await _opened(file)
    await _mark(database, "before")
    async with database.transaction() as session:
        await (await session.connection()).execute(text("PRAGMA max_page_count = 1"))

    huge = (_mark(database, f"{number}" + "x" * 500_000) for number in range(3))
    ends = await asyncio.gather(*huge, return_exceptions=True)

    assert all(isinstance(end, DBAPIError) for end in ends)
    async with database.transaction() as session:
        await (await session.connection()).execute(text("PRAGMA max_page_count = 1000000"))
    assert await _marks(database) == ["before"]
    await database.close()


async def test_another_processs_lock_is_waited_for(file: Path) -> None:
    """While somebody else writes, a transaction waits without stopping the bot, and then goes on."""
    database = await _opened(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.create_task(_mark(database, "after"))
        done, _ = await asyncio.wait([waiting], timeout=0.05)
        other.execute("COMMIT")
        await waiting

    assert not done
    assert await _marks(database) == ["after"]
    await database.close()
