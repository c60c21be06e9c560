"""Statements that go straight to the database, past the session's memory of rows.

Those that are run for every update are built once and get their values as parameters: building one costs as much as running it.
"""

from typing import Any

from sqlalchemy import CursorResult, Executable
from sqlmodel.ext.asyncio.session import AsyncSession

Parameters = dict[str, Any] | list[dict[str, Any]]


async def run(session: AsyncSession, statement: Executable, parameters: Parameters | None = None) -> CursorResult[Any]:
    """The result of the statement, run within the session's transaction after what the session still holds back."""
    if session.new or session.dirty or session.deleted:
        await session.flush()
    connection = await session.connection()
    return await connection.execute(statement, parameters)


async def changed_rows(session: AsyncSession, statement: Executable, parameters: Parameters | None = None) -> int:
    """How many rows the statement changed. Rows that the session has read before are not refreshed."""
    return (await run(session, statement, parameters)).rowcount
