from dataclasses import dataclass
from datetime import datetime
from functools import cache

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.orders.corrections import DraftPart
from rules.reading.values import Reading
from storage.encryption import Encryption
from storage.sealed import DRAFTS, Seals
from storage.tables.orders import DraftRow, DraftState


@dataclass(frozen=True)
class Draft:
    """A message that may become an order once its issuer has confirmed it and answered what is open."""

    id: int
    issuer_id: int
    chat_id: int
    message_id: int
    group_id: int | None
    text: str
    said_at: datetime
    reading: Reading
    expires_at: datetime
    corrected_from: Reading | None = None
    """The first reading, once its issuer has corrected it."""
    awaits: DraftPart | None = None
    """What the issuer is asked to say anew, in private, until `awaits_until`."""
    awaits_until: datetime | None = None
    state: DraftState = DraftState.OPEN
    version: int = 1


_FIELDS = (
    "issuer_id",
    "chat_id",
    "message_id",
    "group_id",
    "said_at",
    "expires_at",
    "awaits",
    "awaits_until",
    "state",
    "version",
)


@cache
def _readings() -> TypeAdapter[Reading]:
    return TypeAdapter(Reading)


def _as_json(reading: Reading | None) -> str | None:
    return _readings().dump_json(reading).decode() if reading else None


class Drafts:
    def __init__(self, session: AsyncSession, now: datetime, encryption: Encryption) -> None:
        self._session = session
        self._now = now
        self._seals = Seals(encryption, DRAFTS)

    async def keep(self, draft: Draft) -> Draft:
        """Keep the draft as given, under the same id or, for id 0, under a new one. Returns it with its id."""
        row = await self._session.get(DraftRow, draft.id) if draft.id else None
        values = {name: getattr(draft, name) for name in _FIELDS} | {
            "text": draft.text,
            "reading": _as_json(draft.reading),
            "corrected_from": _as_json(draft.corrected_from),
        }
        if row is None:
            row = DraftRow(**self._seals.sealed(values))
        else:
            self._seals.change(row, values)
        self._session.add(row)
        await self._session.flush()
        return self._to_draft(row)

    async def get(self, draft_id: int) -> Draft | None:
        row = await self._session.get(DraftRow, draft_id)
        return self._to_draft(row) if row else None

    async def of_message(self, chat_id: int, message_id: int) -> Draft | None:
        """The open draft that the message gave."""
        same = col(DraftRow.chat_id) == chat_id, col(DraftRow.message_id) == message_id
        row = (await self._session.exec(select(DraftRow).where(*same, *self._open()))).one_or_none()
        return self._to_draft(row) if row else None

    async def awaiting(self, issuer_id: int) -> Draft | None:
        """The draft about which the person was asked last and has not answered."""
        asked = col(DraftRow.issuer_id) == issuer_id, col(DraftRow.awaits_until) > self._now
        query = select(DraftRow).where(*asked, *self._open()).order_by(col(DraftRow.awaits_until).desc()).limit(1)
        row = (await self._session.exec(query)).one_or_none()
        return self._to_draft(row) if row else None

    async def open_of(self, issuer_id: int) -> tuple[Draft, ...]:
        """The person's open drafts, oldest first."""
        query = select(DraftRow).where(col(DraftRow.issuer_id) == issuer_id, *self._open()).order_by(col(DraftRow.id))
        return tuple(self._to_draft(row) for row in (await self._session.exec(query)).all())

    def _open(self) -> tuple[ColumnElement[bool], ...]:
        return col(DraftRow.state) == DraftState.OPEN, col(DraftRow.expires_at) > self._now

    async def expired(self) -> tuple[Draft, ...]:
        """Open drafts whose time is over."""
        late = col(DraftRow.state) == DraftState.OPEN, col(DraftRow.expires_at) <= self._now
        return tuple(self._to_draft(row) for row in (await self._session.exec(select(DraftRow).where(*late))).all())

    def _to_draft(self, row: DraftRow) -> Draft:
        opened = self._seals.opened(row)
        corrected_from = opened["corrected_from"]
        return Draft(
            id=row.id or 0,
            text=opened["text"],
            reading=_readings().validate_json(opened["reading"]),
            corrected_from=_readings().validate_json(corrected_from) if corrected_from else None,
            **{name: getattr(row, name) for name in _FIELDS},
        )
