"""One-time codes, which are kept as hashes only, and the accounts that they bind to people."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.enrolment import Code, CodePurpose, Tries
from rules.groups import Binding
from rules.notifications.enrolment import Invitation
from rules.notifications.groups import GroupCode
from rules.outgoing import OutboxState
from rules.people import Person
from storage.roster import to_person
from storage.tables.messages import OutboxRow
from storage.tables.roster import CodeRow, CodeTriesRow, PersonRow

# No code was handed out for so long: the outbox, which may be large, need not be searched.
_LOOK_BACK = timedelta(days=7)


class EnrolmentRepository:
    def __init__(self, session: AsyncSession, now: datetime) -> None:
        self._session = session
        self._now = now

    async def mint_for_person(self, code: str, person_id: int, created_by: str, expires_at: datetime) -> None:
        """Keep a new code for the person; codes that were minted for the same person before open nothing any more."""
        earlier = select(CodeRow).where(col(CodeRow.person_id) == person_id, col(CodeRow.used_at).is_(None))
        for row in (await self._session.exec(earlier)).all():
            row.expires_at = min(row.expires_at, self._now)
        self._session.add(self._row(code, CodePurpose.PERSON, created_by, expires_at, person_id=person_id))
        await self._session.flush()

    async def mint_for_group(self, code: str, binding: Binding, created_by: str, expires_at: datetime) -> None:
        row = self._row(code, CodePurpose.GROUP, created_by, expires_at)
        row.group_kind, row.court_code = binding.kind, binding.court_code
        self._session.add(row)
        await self._session.flush()

    def _row(
        self, code: str, purpose: CodePurpose, created_by: str, expires_at: datetime, person_id: int | None = None
    ) -> CodeRow:
        return CodeRow(
            hash=_hash(code),
            purpose=purpose,
            person_id=person_id,
            created_at=self._now,
            created_by=created_by,
            expires_at=expires_at,
        )

    async def find(self, code: str) -> Code | None:
        row = await self._session.get(CodeRow, _hash(code))
        if row is None:
            return None
        return Code(
            purpose=row.purpose,
            expires_at=row.expires_at,
            created_by=row.created_by,
            person_id=row.person_id,
            group_kind=row.group_kind,
            court_code=row.court_code,
            used_by=row.used_by,
        )

    async def use(self, code: str, used_by: int) -> None:
        """The code has done its work; `used_by` is the Telegram id of the account or the chat that used it."""
        row = await self._session.get_one(CodeRow, _hash(code))
        row.used_at, row.used_by = self._now, used_by
        await self._session.flush()

    async def tries(self, telegram_id: int) -> Tries:
        row = await self._session.get(CodeTriesRow, telegram_id)
        return Tries(row.wrong, row.since, row.locked_until) if row else Tries()

    async def keep_tries(self, telegram_id: int, tries: Tries) -> None:
        row = await self._session.get(CodeTriesRow, telegram_id) or CodeTriesRow(telegram_id=telegram_id)
        row.wrong, row.since, row.locked_until = tries.wrong, tries.since, tries.locked_until
        self._session.add(row)
        await self._session.flush()

    async def person(self, person_id: int) -> Person | None:
        row = await self._session.get(PersonRow, person_id)
        return to_person(row) if row else None

    async def person_of_account(self, telegram_id: int) -> Person | None:
        """Whom the account speaks for, whether or not the person holds a post today."""
        query = select(PersonRow).where(col(PersonRow.telegram_id) == telegram_id)
        row = (await self._session.exec(query)).one_or_none()
        return to_person(row) if row else None

    async def enrol(self, person: Person, telegram_id: int, username: str | None) -> Person:
        """Bind the account to the person; the username is noted as Telegram gives it, as it helps to read messages."""
        row = await self._session.get_one(PersonRow, person.id)
        row.telegram_id, row.enrolled_at, row.is_reachable = telegram_id, self._now, True
        row.username = username or row.username
        await self._session.flush()
        return replace(person, telegram_id=telegram_id, username=row.username)

    async def forget_sent_codes(self) -> None:
        """Wipe the facts of messages that carried a code, once they have left or never will."""
        recent = select(CodeRow.hash).where(col(CodeRow.created_at) > self._now - _LOOK_BACK).limit(1)
        if (await self._session.exec(recent)).first() is None:
            return
        await self._session.exec(
            update(OutboxRow)
            .where(
                col(OutboxRow.kind).in_([Invitation.kind, GroupCode.kind]),
                col(OutboxRow.state).not_in([OutboxState.WAITING, OutboxState.SENDING]),
            )
            .values(facts=b"")
        )


def _hash(code: str) -> str:
    """A plain hash suffices: the code carries 128 random bits, so there is nothing to guess."""
    return hashlib.sha256(code.encode()).hexdigest()
