from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.bulletins.fairness import Naming
from rules.bulletins.values import BulletinState
from storage.columns import table_of
from storage.statements import run
from storage.tables.bulletins import BulletinNamingRow, BulletinRow


class BulletinNamings:
    def __init__(self, session: AsyncSession, now: datetime) -> None:
        self._session = session
        self._now = now

    async def keep(self, bulletin_key: str, namings: Iterable[tuple[str, Naming]]) -> None:
        """What a bulletin named, kept with its publication."""
        rows = [{"bulletin_key": bulletin_key, "court_code": code, "naming": naming} for code, naming in namings]
        if rows:
            await run(self._session, table_of(BulletinNamingRow).insert(), rows)

    async def counts(self, since: date, until: date) -> tuple[tuple[str, Naming, int], ...]:
        """Court, naming and how often, over the bulletins issued from `since` to `until` that stand.

        What was withdrawn does not stand, and of a corrected bulletin only the newest correction does.
        """
        query = (
            select(BulletinNamingRow.court_code, BulletinNamingRow.naming, func.count())
            .join(BulletinRow, col(BulletinRow.key) == col(BulletinNamingRow.bulletin_key))
            .where(*_standing(since, until))
            .group_by(col(BulletinNamingRow.court_code), col(BulletinNamingRow.naming))
        )
        return tuple((code, Naming(naming), count) for code, naming, count in (await self._session.exec(query)).all())

    async def bulletins(self, since: date, until: date) -> int:
        """How many bulletins of the period stand."""
        query = select(func.count()).select_from(BulletinRow).where(*_standing(since, until))
        return (await self._session.exec(query)).one()


def _standing(since: date, until: date) -> tuple[bool, ...]:
    return (
        col(BulletinRow.state) == BulletinState.PUBLISHED,  # type: ignore[return-value]
        col(BulletinRow.corrected_by).is_(None),
        col(BulletinRow.issued_on) >= since,
        col(BulletinRow.issued_on) <= until,
    )
