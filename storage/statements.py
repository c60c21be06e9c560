"""Statements that go straight to the database, past the session's memory of rows."""

from typing import Any

from sqlalchemy import CursorResult, Executable
from sqlmodel.ext.asyncio.session import AsyncSession


async def run(
    session: AsyncSession, statement: Executable, rows: list[dict[str, Any]] | None = None
) -> CursorResult[Any]:
    """The result of the statement, run within the session's transaction after what the session still holds back."""
    await session.flush()
    connection = await session.connection()
    return await connection.execute(statement, rows)


async def changed_rows(session: AsyncSession, statement: Executable) -> int:
    """How many rows the statement changed. Rows that the session has read before are not refreshed."""
    return (await run(session, statement)).rowcount
