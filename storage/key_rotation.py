"""Moving everything that is encrypted from one key to the next, a batch at a time, while the bot goes on working."""

from sqlalchemy import text
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.cases import PETITIONER, RESPONDENT, place
from storage.database import Database
from storage.encryption import Encryption
from storage.tables.cases import CaseRow

BATCH = 500


async def move_batch(database: Database, limit: int = BATCH) -> int:
    """Encrypt up to `limit` cases anew under the current key, in one transaction. Returns how many there were; 0 means done.

    The last look takes the table's lock where writers run side by side, so a writer that began under the old key is waited
    for; from then on every writer reads the new key. Raises UndecipherableError for a row that no key of the file opens.
    """
    encryption = database.encryption
    async with database.transaction() as session:
        if not database.is_sqlite:
            await _wait_for_writers(session)
        rows = (await session.exec(_old(encryption.current).limit(limit))).all()
        for row in rows:
            _move(row, encryption)
        return len(rows)


async def left(database: Database) -> int:
    """How many cases still stand under an old key."""
    async with database.transaction() as session:
        query = select(func.count()).select_from(CaseRow)
        return (await session.exec(query.where(col(CaseRow.key_number) != database.encryption.current))).one()


def _old(current: int):  # type: ignore[no-untyped-def]  # noqa: ANN202 - SQLModel's select has no writable type
    return select(CaseRow).where(col(CaseRow.key_number) != current).order_by(col(CaseRow.id))


async def _wait_for_writers(session: AsyncSession) -> None:
    connection = await session.connection()
    await connection.execute(text("LOCK TABLE cases IN SHARE ROW EXCLUSIVE MODE"))


def _move(row: CaseRow, encryption: Encryption) -> None:
    new = encryption.current
    petitioner = encryption.decrypt(row.petitioner, place(row.number, PETITIONER), row.key_number)
    respondent = encryption.decrypt(row.respondent, place(row.number, RESPONDENT), row.key_number)
    row.petitioner = encryption.encrypt(petitioner, place(row.number, PETITIONER), new)
    row.respondent = encryption.encrypt(respondent, place(row.number, RESPONDENT), new)
    row.petitioner_fingerprint = encryption.fingerprint(petitioner, PETITIONER, new)
    row.key_number = new
