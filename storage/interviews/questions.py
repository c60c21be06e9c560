from dataclasses import dataclass, fields
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.tables.interviews import InterviewQuestionRow


@dataclass(frozen=True, slots=True)
class InterviewQuestion:
    """The bot asked a person, in one chat, for something about an interview; `about` names what."""

    person_id: int
    chat_id: int
    interview_id: int
    about: str
    expires_at: datetime


class InterviewQuestions:
    """What people have been asked; one question for each person and chat, the last one."""

    def __init__(self, session: AsyncSession, now: datetime) -> None:
        self._session = session
        self._now = now

    async def ask(self, question: InterviewQuestion) -> None:
        """Await this answer; an older question to the same person in the same chat is forgotten."""
        values = {field.name: getattr(question, field.name) for field in fields(question)}
        row = await self._row(question.person_id, question.chat_id) or InterviewQuestionRow(**values)
        for name, value in values.items():
            setattr(row, name, value)
        self._session.add(row)
        await self._session.flush()

    async def find(self, person_id: int, chat_id: int) -> InterviewQuestion | None:
        """What the person is asked in this chat; None once it has expired."""
        row = await self._row(person_id, chat_id)
        if row is None or row.expires_at <= self._now:
            return None
        return InterviewQuestion(row.person_id, row.chat_id, row.interview_id, row.about, row.expires_at)

    async def forget(self, person_id: int, chat_id: int) -> None:
        if (row := await self._row(person_id, chat_id)) is not None:
            await self._session.delete(row)
            await self._session.flush()

    async def _row(self, person_id: int, chat_id: int) -> InterviewQuestionRow | None:
        same = col(InterviewQuestionRow.person_id) == person_id, col(InterviewQuestionRow.chat_id) == chat_id
        return (await self._session.exec(select(InterviewQuestionRow).where(*same))).one_or_none()
