"""Statements that go straight to the database, past the session's memory of rows.

Those that are run for every update are built once and get their values as parameters: building one costs as much as running it.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import CursorResult, Executable, Insert, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

_COUNTED = {"preserve_rowcount": True}  # of an INSERT the number is forgotten otherwise
Parameters = dict[str, Any] | list[dict[str, Any]]


async def run(session: AsyncSession, statement: Executable, parameters: Parameters | None = None) -> CursorResult[Any]:
    """The result of the statement, run within the session's transaction after what the session still holds back."""
    return await (await _connection(session)).execute(statement, parameters)


def dialect_of(session: AsyncSession) -> str:
    """The name of the database's dialect: sqlite or postgresql."""
    return session.get_bind().dialect.name


def insert_into(table: type[SQLModel] | Table, dialect: str) -> "sqlite.Insert | postgresql.Insert":
    """An INSERT that can say what is to be done on a conflict; each dialect has its own."""
    if dialect == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # brings all of its drivers along, which SQLite does without

    return postgresql.insert(table)


async def _connection(session: AsyncSession) -> AsyncConnection:
    if session.new or session.dirty or session.deleted:
        await session.flush()
    return await session.connection()


async def run_many(
    session: AsyncSession, statement: Insert, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> int:
    """Run an INSERT for every row, and return how many rows it changed.

    The values of a row stand in the order of `columns`, which is the table's own, in the form `as_kept` gives them. On SQLite they
    go to the driver as they are: SQLAlchemy's care for each value of 63,000 rows costs twice what SQLite takes.
    """
    connection = await _connection(session)
    if connection.dialect.name != "sqlite":
        named = [dict(zip(columns, row, strict=True)) for row in rows]
        return (await connection.execute(statement, named, execution_options=_COUNTED)).rowcount
    text = str(statement.compile(dialect=connection.dialect, column_keys=list(columns)))
    return (await connection.exec_driver_sql(text, list(rows), execution_options=_COUNTED)).rowcount


def as_kept(session: AsyncSession, day: date) -> date | str:
    """The day in the form in which the database's driver takes it."""
    return day.isoformat() if dialect_of(session) == "sqlite" else day


async def changed_rows(session: AsyncSession, statement: Executable, parameters: Parameters | None = None) -> int:
    """How many rows the statement changed. Rows that the session has read before are not refreshed."""
    return (await run(session, statement, parameters)).rowcount
