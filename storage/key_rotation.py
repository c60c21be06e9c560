"""Moving everything that is sealed from one key to the next, a batch at a time, while the bot goes on working."""

from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, func, literal, or_, select, text, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.columns import table_of
from storage.database import Database
from storage.encryption import KEY_NUMBER_BYTES
from storage.sealed import SEALED, SealedTable, Seals
from storage.statements import run

BATCH = 2_000


async def move_batch(database: Database, limit: int = BATCH) -> int:
    """Seal up to `limit` rows anew under the current key, in one transaction. Returns how many there were; 0 means done.

    The last look at a table takes its lock where writers run side by side, so a writer that began under the old key is waited
    for; from then on every writer reads the new key. Raises UndecipherableError for a row that no key of the file opens.
    """
    moved = 0
    async with database.transaction() as session:
        for table in SEALED:
            if moved < limit:
                if not database.is_sqlite:
                    await _wait_for_writers(session, table)
                moved += await _move(session, database, table, limit - moved)
    return moved


async def left(database: Database) -> int:
    """How many rows still stand under an old key."""
    current, count = database.encryption.current, 0
    async with database.transaction() as session:
        for table in SEALED:
            query = select(func.count()).select_from(table_of(table.row)).where(_is_old(table, current))
            count += (await run(session, query)).scalar_one()
    return count


def _is_old(table: SealedTable, current: int) -> ColumnElement[bool]:
    """Whether a row has a value whose first bytes name another key."""
    columns = (table_of(table.row).c[name] for name in table.columns)
    now = literal(current.to_bytes(KEY_NUMBER_BYTES))
    return or_(*(and_(func.length(one) > 0, func.substr(one, 1, KEY_NUMBER_BYTES) != now) for one in columns))


async def _wait_for_writers(session: AsyncSession, table: SealedTable) -> None:
    connection = await session.connection()
    await connection.execute(text(f"LOCK TABLE {table.name} IN SHARE ROW EXCLUSIVE MODE"))


async def _move(session: AsyncSession, database: Database, table: SealedTable, limit: int) -> int:
    columns = table_of(table.row).c
    own_key = table_of(table.row).primary_key.columns.values()[0]
    wanted = {own_key.name, *table.key, *table.columns}
    old = select(*(columns[name] for name in sorted(wanted))).where(_is_old(table, database.encryption.current))
    rows = (await run(session, old.order_by(own_key).limit(limit))).all()
    if rows:
        seals = Seals(database.encryption, table)
        names = (*table.columns, *table.fingerprints)
        anew = update(table_of(table.row)).where(own_key == bindparam("row_key"))
        statement = anew.values({name: bindparam(f"new_{name}") for name in names})
        await run(session, statement, [_values(seals, table, row, own_key.name) for row in rows])
    return len(rows)


def _values(seals: Seals, table: SealedTable, row: Any, own_key: str) -> dict[str, Any]:  # noqa: ANN401 - what a statement gives back
    key = {name: getattr(row, name) for name in table.key}
    sealed = seals.sealed({**key, **seals.opened(row)})
    new = {f"new_{name}": sealed[name] for name in (*table.columns, *table.fingerprints)}
    return {"row_key": getattr(row, own_key), **new}
