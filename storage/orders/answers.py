from dataclasses import dataclass, fields
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.orders.values import Action
from storage.tables.orders import AwaitedAnswerRow


@dataclass(frozen=True, slots=True)
class AwaitedAnswer:
    """The bot asked a person, in one chat, for the words of an action on an order."""

    person_id: int
    chat_id: int
    action: Action
    order_id: int
    party_id: int | None
    expires_at: datetime


class AwaitedAnswers:
    def __init__(self, session: AsyncSession, now: datetime) -> None:
        self._session = session
        self._now = now

    async def ask(self, awaited: AwaitedAnswer) -> None:
        """Await this answer; an older question to the same person in the same chat is forgotten."""
        row = await self._row(awaited.person_id, awaited.chat_id)
        values = {field.name: getattr(awaited, field.name) for field in fields(awaited)}
        row = row or AwaitedAnswerRow(**values)
        for name, value in values.items():
            setattr(row, name, value)
        self._session.add(row)
        await self._session.flush()

    async def find(self, person_id: int, chat_id: int) -> AwaitedAnswer | None:
        """What the person is asked in this chat; None once it has expired."""
        row = await self._row(person_id, chat_id)
        if row is None or row.expires_at <= self._now:
            return None
        return AwaitedAnswer(row.person_id, row.chat_id, row.action, row.order_id, row.party_id, row.expires_at)

    async def forget(self, person_id: int, chat_id: int) -> None:
        if (row := await self._row(person_id, chat_id)) is not None:
            await self._session.delete(row)
            await self._session.flush()

    async def _row(self, person_id: int, chat_id: int) -> AwaitedAnswerRow | None:
        same = col(AwaitedAnswerRow.person_id) == person_id, col(AwaitedAnswerRow.chat_id) == chat_id
        return (await self._session.exec(select(AwaitedAnswerRow).where(*same))).one_or_none()
