from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database
from storage.tables import metadata
from tests.conftest import BOTH
from tests.databases import Postgres
from tests.keys import ENCRYPTION


@pytest.fixture(params=BOTH)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database without tables, once for each of the two databases."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'empty.sqlite'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture
async def database(empty_url: str) -> AsyncIterator[Database]:
    """A database with all tables and nothing in them."""
    database = Database(empty_url, ENCRYPTION)
    try:
        async with database.engine.begin() as connection:
            await connection.run_sync(metadata.create_all)
        yield database
    finally:
        await database.close()
