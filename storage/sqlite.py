"""SQLite within the event loop's own thread.

aiosqlite carries every call to a thread and back: 26 times for one update, which cost more than all the rest of the work.
A statement of ours takes some ten microseconds, so it is run at once; only a commit, which waits for the disk, goes to a
thread. Waiting for another process's lock is done without holding up the loop.
"""

import asyncio
import sqlite3
from collections.abc import Sequence
from typing import Any, Self

_BEGIN = "BEGIN IMMEDIATE"
_LONGEST_WAIT_FOR_LOCK = 10.0
_LOOK_AGAIN_AFTER = 0.005


class Cursor:
    """What SQLAlchemy's aiosqlite dialect asks of a cursor."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    @property
    def description(self) -> Any:  # noqa: ANN401 - as sqlite3 gives it
        return self._cursor.description

    @property
    def rowcount(self) -> int:
        return self._cursor.rowcount

    @property
    def lastrowid(self) -> int | None:
        return self._cursor.lastrowid

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> Self:
        if statement == _BEGIN:
            await self._begin()
        else:
            self._cursor.execute(statement, parameters)
        return self

    async def _begin(self) -> None:
        """Take the write lock, waiting up to ten seconds for another process. Raises sqlite3.OperationalError after that."""
        waited = 0.0
        while True:
            try:
                self._cursor.execute(_BEGIN)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or waited >= _LONGEST_WAIT_FOR_LOCK:
                    raise
                await asyncio.sleep(_LOOK_AGAIN_AFTER)
                waited += _LOOK_AGAIN_AFTER
            else:
                return

    async def executemany(self, statement: str, rows: Sequence[Sequence[Any]]) -> Self:
        self._cursor.executemany(statement, rows)
        return self

    async def fetchall(self) -> list[Any]:
        return self._cursor.fetchall()

    async def close(self) -> None:
        self._cursor.close()


class Connection:
    """What SQLAlchemy's aiosqlite dialect asks of a connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection: sqlite3.Connection | None = connection

    @property
    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            raise sqlite3.ProgrammingError("connection closed")
        return self._connection

    def cursor(self) -> Cursor:
        return Cursor(self._open.cursor())

    async def create_function(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - handed through
        self._open.create_function(*arguments, **options)

    async def commit(self) -> None:
        """Raises sqlite3.OperationalError if SQLite has given the transaction up, as it does when the disk is full."""
        await asyncio.to_thread(self._open.execute, "COMMIT")

    def scrub(self) -> bool:
        """Rewrite the file without free pages and empty the write-ahead log. False while somebody else works on the file."""
        try:
            self._open.execute("VACUUM")
            is_busy = self._open.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise
            return False
        return not is_busy

    async def rollback(self) -> None:
        self._open.rollback()

    async def close(self) -> None:
        self.stop()

    def stop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


async def connect(file: str) -> Connection:
    """An open connection in autocommit mode: transactions begin with BEGIN IMMEDIATE only."""
    return Connection(sqlite3.connect(file, isolation_level=None, check_same_thread=False))
