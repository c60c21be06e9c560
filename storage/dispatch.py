"""Dispatch meetings, their speeches, and what their rectification orders ask for."""

from dataclasses import replace
from datetime import date, datetime

from pydantic import TypeAdapter
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.bulletins.ratio import Ratio
from rules.dispatch.rectifying import Rectification
from rules.dispatch.values import Meeting, MeetingState
from storage.encryption import Encryption
from storage.sealed import MEETINGS, Seals
from storage.tables.dispatch import MeetingRow, RectificationRow
from storage.tables.messages import SlotRow
from storage.tables.orders import OrderRow

_MEETING = TypeAdapter(Meeting)


class Dispatch:
    def __init__(self, session: AsyncSession, now: datetime, encryption: Encryption) -> None:
        self._session = session
        self._now = now
        self._seals = Seals(encryption, MEETINGS)

    async def add(self, meeting: Meeting) -> Meeting:
        """Keep a new meeting. Returns it with its id."""
        row = MeetingRow(state=meeting.state, held_at=meeting.held_at)
        self._session.add(row)
        await self._session.flush()
        self._seals.change(row, {"content": _plain(meeting)})
        await self._session.flush()
        return replace(meeting, id=row.id or 0)

    async def keep(self, meeting: Meeting) -> None:
        """Keep what has become of it; `get` it for a change first, so that no other change is lost."""
        row = await self._session.get_one(MeetingRow, meeting.id)
        self._seals.change(row, {"state": meeting.state, "held_at": meeting.held_at, "content": _plain(meeting)})
        await self._session.flush()

    async def get(self, meeting_id: int, *, for_change: bool = False) -> Meeting | None:
        """The meeting; with `for_change` nobody else changes it before this transaction ends."""
        row = await self._session.get(
            MeetingRow, meeting_id, populate_existing=for_change, with_for_update=True if for_change else None
        )
        return self._meeting(row) if row else None

    async def called(self) -> tuple[Meeting, ...]:
        """The meetings whose invitations are out and which are not over, the next first."""
        query = select(MeetingRow).where(col(MeetingRow.state) == MeetingState.CALLED).order_by(col(MeetingRow.held_at))
        return tuple(self._meeting(row) for row in (await self._session.exec(query)).all())

    async def newest(self) -> Meeting | None:
        """The meeting that was prepared last and not dropped."""
        query = select(MeetingRow).where(col(MeetingRow.state) != MeetingState.DROPPED)
        row = (await self._session.exec(query.order_by(col(MeetingRow.id).desc()).limit(1))).first()
        return self._meeting(row) if row else None

    def _meeting(self, row: MeetingRow) -> Meeting:
        return replace(_MEETING.validate_json(self._seals.open(row, "content") or ""), id=row.id or 0)

    async def speech_under(self, chat_id: int, message_id: int) -> tuple[int, str] | None:
        """The meeting and the court whose request for a speech, or a line under it, is this message of the bot."""
        query = select(SlotRow.slot).where(col(SlotRow.chat_id) == chat_id, col(SlotRow.message_id) == message_id)
        words = ((await self._session.exec(query)).first() or "").split(":")
        return (int(words[1]), words[3]) if words[:1] == ["meeting"] and words[2:3] == ["speech"] else None

    async def add_rectification(self, order_id: int, asked: Rectification) -> None:
        self._session.add(
            RectificationRow(
                order_id=order_id,
                court_code=asked.court_code,
                indicator_code=asked.indicator_code,
                baseline=[asked.baseline.numerator, asked.baseline.denominator],
                target=[asked.target.numerator, asked.target.denominator],
                due_on=asked.due_on,
            )
        )
        await self._session.flush()

    async def rectifications(self, indicator_code: str, day: date) -> tuple[tuple[int, Rectification], ...]:
        """What is to be put right about the indicator and was not due before `day`: with each order's id, in their order."""
        query = (
            select(RectificationRow, OrderRow.number)
            .join(OrderRow, col(OrderRow.id) == col(RectificationRow.order_id))
            .where(col(RectificationRow.indicator_code) == indicator_code, col(RectificationRow.due_on) >= day)
            .order_by(col(RectificationRow.order_id))
        )
        rows = (await self._session.exec(query)).all()
        return tuple((row.order_id, _rectification(row, number)) for row, number in rows)


def _plain(meeting: Meeting) -> str:
    return _MEETING.dump_json(meeting).decode()


def _rectification(row: RectificationRow, number: str) -> Rectification:
    return Rectification(
        number, row.court_code, row.indicator_code, Ratio(*row.baseline), Ratio(*row.target), row.due_on
    )
