from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.interviews.values import Interview, InterviewState
from rules.outgoing import Recipient
from storage.encryption import Encryption
from storage.interviews.rows import (
    attachment_values,
    interview_values,
    participant_values,
    promise_values,
    to_attachment,
    to_interview,
    to_participant,
    to_promise,
)
from storage.sealed import INTERVIEWS, PARTICIPANTS, PROMISES, Seals
from storage.tables.interviews import AttachmentRow, InterviewRow, ParticipantRow, PromiseRow, TagRow
from storage.tables.messages import SlotRow

_GOING_ON = [state for state in InterviewState if not state.is_over]


class Interviews:
    def __init__(self, session: AsyncSession, now: datetime, encryption: Encryption) -> None:
        self._session = session
        self._now = now
        self._encryption = encryption
        self._seals = Seals(encryption, INTERVIEWS)
        self._promise_seals = Seals(encryption, PROMISES)
        self._participant_seals = Seals(encryption, PARTICIPANTS)

    async def keep(self, interview: Interview) -> Interview:
        """Keep the interview as given, under the same id or, for id 0, under a new one. Returns it with its id."""
        row = await self._session.get(InterviewRow, interview.id) if interview.id else None
        values = interview_values(interview)
        if row is None:
            row = InterviewRow(**self._seals.sealed(values))
        else:
            self._seals.change(row, values)
        self._session.add(row)
        await self._session.flush()
        await self._keep_parts(interview, row.id or 0)
        (kept,) = await self._to_interviews([row])
        return kept

    async def _keep_parts(self, interview: Interview, interview_id: int) -> None:
        """Rows that say something else than is wanted give way to new ones; the others are left alone."""
        await self._keep_participants(interview, interview_id)
        await self._replace(TagRow, interview_id, [{"tag": tag} for tag in dict.fromkeys(interview.record.tags)])
        await self._replace(AttachmentRow, interview_id, [attachment_values(one) for one in interview.attachments])
        known = {row.order_id: row for row in await self._rows(PromiseRow, [interview_id])}
        for promise in interview.promises:
            if known.pop(promise.order_id, None) is None:
                values = self._promise_seals.sealed(promise_values(promise))
                self._session.add(PromiseRow(interview_id=interview_id, **values))
        for gone in known.values():
            await self._session.delete(gone)
        await self._session.flush()

    async def _keep_participants(self, interview: Interview, interview_id: int) -> None:
        wanted = list(interview.participants)
        for row in await self._rows(ParticipantRow, [interview_id]):
            known = to_participant(row, self._participant_seals.opened(row))
            if known in wanted:
                wanted.remove(known)
            else:
                await self._session.delete(row)
        await self._session.flush()
        for one in wanted:
            values = {"interview_id": interview_id, **participant_values(one)}
            self._session.add(ParticipantRow(**self._participant_seals.sealed(values)))

    async def _replace(self, kind: type[Any], interview_id: int, wanted: list[dict[str, Any]]) -> None:
        for row in await self._rows(kind, [interview_id]):
            values = {name: getattr(row, name) for name in type(row).model_fields if name not in {"id", "interview_id"}}
            if values in wanted:
                wanted.remove(values)
            else:
                await self._session.delete(row)
        await self._session.flush()
        self._session.add_all([kind(interview_id=interview_id, **values) for values in wanted])

    async def get(self, interview_id: int) -> Interview | None:
        return next(iter(await self._where(col(InterviewRow.id) == interview_id)), None)

    async def of_order(self, order_id: int) -> Interview | None:
        return next(iter(await self._where(col(InterviewRow.order_id) == order_id)), None)

    async def appointed_between(self, start: datetime, end: datetime) -> tuple[Interview, ...]:
        """Interviews that go on and begin in this span, the earliest first."""
        begins = col(InterviewRow.starts_at)
        return await self._where(begins >= start, begins < end, col(InterviewRow.state).in_(_GOING_ON))

    async def due(self, limit: int) -> tuple[Interview, ...]:
        """Interviews that somebody is to be reminded of now, at most `limit`."""
        return await self._where(col(InterviewRow.next_reminder_at) <= self._now, limit=limit)

    async def of_petitioner(self, name: str) -> tuple[Interview, ...]:
        """The interviews with everybody who bears the name, or was spoken of in this form, in all courts; oldest first."""
        fingerprints = self._encryption.fingerprints(name, "petitioner")
        return await self._where(col(InterviewRow.petitioner_fingerprint).in_(fingerprints))

    async def of_masked(self, form: str) -> tuple[Interview, ...]:
        """The interviews with petitioners who are shown in this form: several people may be."""
        return await self._where(col(InterviewRow.masked_petitioner) == form)

    async def of_case(self, number: str) -> tuple[Interview, ...]:
        return await self._where(col(InterviewRow.case_number) == number)

    async def shown_at(self, interview_id: int) -> tuple[Recipient, ...]:
        """Where the interview's card stands."""
        query = select(SlotRow.recipient).where(col(SlotRow.slot) == f"interview:{interview_id}")
        return tuple(_recipient(key) for key in (await self._session.exec(query)).all())

    async def leave_place(self, interview_id: int, place: Recipient) -> int | None:
        """Forget where the card stands there, so that the next one is a new message; returns the old one, None without one."""
        slot = col(SlotRow.slot) == f"interview:{interview_id}", col(SlotRow.recipient) == place.key
        row = (await self._session.exec(select(SlotRow).where(*slot))).one_or_none()
        if row is not None:
            await self._session.delete(row)
            await self._session.flush()
        return row.message_id if row is not None else None

    async def slot_under(self, chat_id: int, message_id: int) -> str | None:
        """The slot of an interview's card, or of a question about one, that is this message of the bot."""
        query = select(SlotRow.slot).where(col(SlotRow.chat_id) == chat_id, col(SlotRow.message_id) == message_id)
        slot = (await self._session.exec(query)).first()
        return slot if slot is not None and slot.startswith("interview:") else None

    async def of_court(self, court_code: str) -> tuple[Interview, ...]:
        """The court's interviews, oldest first."""
        return await self._where(col(InterviewRow.court_code) == court_code)

    async def _where(self, *conditions: ColumnElement[bool], limit: int | None = None) -> tuple[Interview, ...]:
        query = select(InterviewRow).where(*conditions).order_by(col(InterviewRow.id)).limit(limit)
        return await self._to_interviews((await self._session.exec(query)).all())

    async def _to_interviews(self, rows: Sequence[InterviewRow]) -> tuple[Interview, ...]:
        ids = [row.id or 0 for row in rows]
        participants = _by_interview(await self._rows(ParticipantRow, ids))
        promises = _by_interview(await self._rows(PromiseRow, ids))
        attachments = _by_interview(await self._rows(AttachmentRow, ids))
        tags = _by_interview(await self._rows(TagRow, ids))
        return tuple(
            to_interview(
                row,
                self._seals.opened(row),
                participants=(
                    to_participant(one, self._participant_seals.opened(one)) for one in participants[row.id or 0]
                ),
                promises=(to_promise(one, self._promise_seals.opened(one)) for one in promises[row.id or 0]),
                attachments=map(to_attachment, attachments[row.id or 0]),
                tags=[one.tag for one in tags[row.id or 0]],
            )
            for row in rows
        )

    async def _rows(self, kind: type[Any], ids: Collection[int]) -> list[Any]:
        if not ids:
            return []
        order = kind.tag if kind is TagRow else kind.id
        query = select(kind).where(col(kind.interview_id).in_(ids)).order_by(order)
        return list((await self._session.exec(query)).all())


def _by_interview(rows: list[Any]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.interview_id].append(row)
    return found


def _recipient(key: str) -> Recipient:
    kind, _, number = key.partition(":")
    return Recipient(group_id=int(number)) if kind == "group" else Recipient(person_id=int(number))
