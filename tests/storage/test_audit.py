"""The audit chain shows every change that was made behind its back."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from storage.audit import Audit, Fault, Head
from storage.database import Database
from storage.tables.audit import AuditRow
from tests.keys import ENCRYPTION

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


async def _fill(database: Database, count: int = 20) -> Head:
    for number in range(count):
        async with database.transaction() as session:
            at = NOW + timedelta(minutes=number, microseconds=number)
            await Audit(session, at, ENCRYPTION).append(
                "person:7", "order.closed", f"order:{number}", note="销号", number=number
            )
    async with database.transaction() as session:
        return await Audit(session, NOW, ENCRYPTION).head()


async def _verify(database: Database, anchor: Head | None = None) -> Fault | None:
    async with database.transaction() as session:
        return await Audit(session, NOW, ENCRYPTION).verify(anchor)


async def _disarm(database: Database) -> None:
    """What somebody with the database's password could do."""
    async with database.transaction() as session:
        connection = await session.connection()
        if database.is_sqlite:
            for verb in ("update", "delete"):
                await connection.execute(text(f"DROP TRIGGER audit_refuses_{verb}"))
        else:
            await connection.execute(text("ALTER TABLE audit DISABLE TRIGGER ALL"))


async def test_an_untouched_chain_holds(database: Database) -> None:
    """Twenty entries follow from each other, and the newest is where it was."""
    head = await _fill(database)

    assert head.number == 20
    assert await _verify(database, head) is None


@pytest.mark.parametrize("verb", ["UPDATE audit SET actor = 'person:8'", "DELETE FROM audit"])
async def test_the_database_itself_refuses_changes(database: Database, verb: str) -> None:
    """Neither a bug nor a careless statement can change or remove an entry."""
    await _fill(database, 1)

    with pytest.raises(DBAPIError, match="only grows"):
        async with database.transaction() as session:
            await (await session.connection()).execute(text(verb))


@pytest.mark.parametrize("column", ["actor", "event", "subject", "details", "previous", "hash", "at"])
async def test_a_change_of_any_field_is_found(database: Database, column: str) -> None:
    """Whichever field of whichever entry is changed, the chain breaks there or at the next entry."""
    await _fill(database)
    await _disarm(database)
    number = random.Random(column).randint(1, 20)  # noqa: S311 - any entry will do, the same one every time
    other = {"at": NOW - timedelta(days=1), "details": {"note": "销号", "number": 99}}.get(column, "0" * 64)

    async with database.transaction() as session:
        await session.exec(update(AuditRow).where(col(AuditRow.number) == number).values({column: other}))

    fault = await _verify(database)
    assert fault is not None
    assert fault.number in {number, number + 1}


@pytest.mark.parametrize("number", [1, 7, 19])
async def test_a_missing_entry_is_found(database: Database, number: int) -> None:
    """An entry that was taken out leaves a gap."""
    await _fill(database)
    await _disarm(database)

    async with database.transaction() as session:
        await session.exec(delete(AuditRow).where(col(AuditRow.number) == number))

    assert await _verify(database) == Fault(number, "an entry is missing")


async def test_a_cut_tail_is_found_by_the_anchor(database: Database) -> None:
    """Cutting off the newest entries leaves a sound chain; only the head that was noted elsewhere betrays it."""
    head = await _fill(database)
    await _disarm(database)

    async with database.transaction() as session:
        await session.exec(delete(AuditRow).where(col(AuditRow.number) > 17))

    assert await _verify(database) is None
    assert await _verify(database, head) is not None
