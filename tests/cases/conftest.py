from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest

from bot.courts_file import shipped_courts
from rules.courts import Courts
from storage.database import Database
from storage.encryption import Encryption
from storage.keys import KeyFile
from storage.tables import metadata
from storage.tables.roster import CourtRow


@pytest.fixture(scope="session")
def courts() -> Courts:
    return Courts.of(shipped_courts())


@pytest.fixture
def key_file(tmp_path: Path) -> KeyFile:
    file = KeyFile(tmp_path / "duban.key")
    file.create(bytes(range(32)))
    return file


@pytest.fixture
async def database(tmp_path: Path, key_file: KeyFile) -> AsyncIterator[Database]:
    """A database with three courts and a key file beside it."""
    numbers = count(1)
    encryption = Encryption(key_file.keys, lambda size: next(numbers).to_bytes(size))
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/cases.sqlite", encryption)
    async with database.engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    async with database.transaction() as session:
        for position, court in enumerate(shipped_courts()):
            if court.code in {"ln", "dl", "dlgjz"}:
                session.add(
                    CourtRow(
                        code=court.code,
                        position=position,
                        full_name=court.full_name,
                        short_name=court.short_name,
                        level=court.level,
                        parent=court.parent,
                        case_prefix=court.case_prefix,
                    )
                )
                await session.flush()
    yield database
    await database.close()
