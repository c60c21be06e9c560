import asyncio
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.database import Database
from storage.leadership import NotAloneError, leadership
from tests.databases import Postgres

_LEAD_UNTIL_KILLED = """
import asyncio, sys
from storage.database import Database
from storage.leadership import leadership

async def lead():
    async with leadership(Database(sys.argv[1])):
        print("leads", flush=True)
        await asyncio.Event().wait()

asyncio.run(lead())
"""


async def test_a_second_leader_is_refused_until_the_first_has_ended(empty_url: str) -> None:
    """Two never work on one database; when the first ends, the next one may begin."""
    first, second = Database(empty_url), Database(empty_url)
    async with leadership(first) as leader:
        await leader.confirm()
        with pytest.raises(NotAloneError):
            async with leadership(second):
                pass
    async with leadership(second):
        pass
    await first.close()
    await second.close()


async def test_a_killed_process_frees_its_database(tmp_path: Path) -> None:
    """Nothing has to be cleaned up after a process that was killed."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'duban.sqlite'}"
    database = Database(url)
    first = await asyncio.create_subprocess_exec(sys.executable, "-c", _LEAD_UNTIL_KILLED, url, stdout=PIPE)
    try:
        assert first.stdout is not None
        assert await first.stdout.readline() == b"leads\n"
        with pytest.raises(NotAloneError):
            async with leadership(database):
                pass
    finally:
        first.kill()
        await first.wait()
    async with leadership(database):
        pass
    await database.close()


@pytest.mark.slow
async def test_a_leader_whose_connection_is_lost_learns_of_it(postgres: Postgres) -> None:
    """On PostgreSQL the lock goes with its connection, so the leader must not go on."""
    url = postgres.new_database()
    database, operator = Database(url), Database(url)
    async with leadership(database) as leader:
        async with operator.engine.connect() as connection:
            others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
            await connection.execute(text(f"{others} AND pid <> pg_backend_pid()"))
        with pytest.raises(NotAloneError):
            await leader.confirm()
    await database.close()
    await operator.close()
