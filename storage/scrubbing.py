"""Leaving no trace of what was deleted: a database rewritten without its free pages and without its write-ahead log."""

import asyncio

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database

_LONGEST_WAIT = 60.0
_LOOK_AGAIN_AFTER = 0.2


async def scrub(database: Database) -> bool:
    """Rewrite the database. False where others kept it busy for a minute, so that old bytes may still stand in it.

    SQLite: VACUUM writes every page that is in use anew, and the checkpoint empties the write-ahead log. PostgreSQL: VACUUM FULL
    writes every table anew; what its write-ahead log, its archive and backups keep is beyond the reach of a connection.
    """
    connection = await database.engine.connect()
    try:
        if database.is_sqlite:
            return await _scrub_sqlite(connection)
        plain = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await plain.execute(text("VACUUM FULL"))
        return True
    finally:
        await connection.close()


async def _scrub_sqlite(connection: AsyncConnection) -> bool:
    """Past SQLAlchemy's transactions, in which VACUUM is not possible."""
    raw = (await connection.get_raw_connection()).driver_connection
    if raw is None:
        raise RuntimeError("the connection is closed")
    waited = 0.0
    while waited < _LONGEST_WAIT:
        if await asyncio.to_thread(raw.scrub):
            return True
        await asyncio.sleep(_LOOK_AGAIN_AFTER)
        waited += _LOOK_AGAIN_AFTER
    return False
