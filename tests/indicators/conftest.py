from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.courts_file import shipped_courts
from storage.database import Database
from storage.tables import metadata
from storage.tables.roster import CourtRow


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """A database that knows the 128 courts and nothing else."""
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/figures.sqlite")
    async with database.engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    async with database.transaction() as session:
        for position, court in enumerate(shipped_courts()):
            session.add(
                CourtRow(
                    code=court.code,
                    position=position,
                    full_name=court.full_name,
                    short_name=court.short_name,
                    level=court.level,
                    parent=court.parent,
                )
            )
    yield database
    await database.close()
