from datetime import datetime
from functools import cache

from pydantic import TypeAdapter
from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.letters import Colour, Letter, LetterNumber
from rules.notifications.letters import SupervisionLetter
from storage.encryption import Encryption
from storage.sealed import LETTERS, Seals
from storage.tables.letters import LetterRow


@cache
def _facts() -> TypeAdapter[SupervisionLetter]:
    return TypeAdapter(SupervisionLetter)


class Letters:
    def __init__(self, session: AsyncSession, now: datetime, encryption: Encryption) -> None:
        self._session = session
        self._now = now
        self._seals = Seals(encryption, LETTERS)

    async def of(self, order_id: int) -> tuple[Letter, ...]:
        """The letters about an order, oldest first."""
        query = select(LetterRow).where(col(LetterRow.order_id) == order_id).order_by(col(LetterRow.id))
        return tuple(_to_letter(row) for row in (await self._session.exec(query)).all())

    async def next_number(self, colour: Colour, year: int) -> LetterNumber:
        """The number after the last one given out in the year."""
        same = col(LetterRow.colour) == colour, col(LetterRow.year) == year
        last = (await self._session.exec(select(func.max(LetterRow.count)).where(*same))).one()
        return LetterNumber(colour, year, (last or 0) + 1)

    async def keep(self, order_id: int, party_id: int, step_key: str, facts: SupervisionLetter) -> None:
        """Keep the letter as it goes out."""
        values = {
            "order_id": order_id,
            "party_id": party_id,
            "step_key": step_key,
            "colour": facts.letter.colour,
            "year": facts.letter.year,
            "count": facts.letter.count,
            "issued_at": self._now,
            "facts": _facts().dump_json(facts).decode(),
        }
        self._session.add(LetterRow(**self._seals.sealed(values)))
        await self._session.flush()

    async def text(self, letter_id: int) -> tuple[int, SupervisionLetter] | None:
        """The order that the letter is about, and what it says; None where there is no such letter, or its words were erased."""
        row = await self._session.get(LetterRow, letter_id)
        if row is None or not row.facts:
            return None
        return row.order_id, _facts().validate_json(self._seals.opened(row)["facts"])


def _to_letter(row: LetterRow) -> Letter:
    return Letter(row.id or 0, LetterNumber(row.colour, row.year, row.count), row.party_id, row.step_key, row.issued_at)
