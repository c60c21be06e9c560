"""One process at work on a database: the first one holds a lock that dies with it, every other one is refused."""

import fcntl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database

# Any number will do, as long as nothing else takes a PostgreSQL lock under it.
_LEADER_LOCK = 0xD0BB


class NotAloneError(Exception):
    """Another process works on the same database, or may do so because the lock was lost."""


class Leadership:
    """The right to work on a database. On PostgreSQL it ends with the connection that holds it."""

    def __init__(self, connection: AsyncConnection | None) -> None:
        self._connection = connection

    async def confirm(self) -> None:
        """Return while the lock is held. Raises NotAloneError when the connection that held it is gone."""
        if self._connection is None:
            return
        try:
            await self._connection.execute(select(1))
        except DBAPIError as error:
            raise NotAloneError("the connection that held the lock is lost") from error


@asynccontextmanager
async def leadership(database: Database) -> AsyncIterator[Leadership]:
    """Lead until the block ends or the process dies. Raises NotAloneError while another process does."""
    if database.is_sqlite:
        with _lock_beside(database.engine.url.database):
            yield Leadership(None)
        return
    connection = await database.engine.connect()
    try:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        if not (await connection.execute(select(func.pg_try_advisory_lock(_LEADER_LOCK)))).scalar():
            raise NotAloneError("another process holds the lock")
        yield Leadership(connection)
    finally:
        # Not back into the pool: the lock belongs to the session of the server and must end with it.
        await connection.invalidate()
        await connection.close()


@contextmanager
def _lock_beside(file: str | None) -> Iterator[None]:
    """A lock of the operating system on a file beside the database; one in memory belongs to its process anyhow."""
    if not file or file == ":memory:":
        yield
        return
    with Path(f"{file}.lock").open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise NotAloneError("another process holds the lock") from error
        yield
