"""Buttons: what a nonce stands for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert
from sqlalchemy import select as rows_of
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.outgoing import Button, Recipient
from storage.columns import table_of
from storage.statements import run
from storage.tables.messages import ButtonRow

_BUTTONS = table_of(ButtonRow)
_OF_SUBJECT = rows_of(_BUTTONS.c.action, _BUTTONS.c.recipient, _BUTTONS.c.nonce).where(
    _BUTTONS.c.subject == bindparam("subject")
)
_OF_RECIPIENTS = _OF_SUBJECT.where(_BUTTONS.c.recipient.in_(bindparam("recipients", expanding=True)))
# Naming thousands of recipients costs far more than leaving out the few that another part of the bulletin has, and reading the
# buttons of thousands far more than naming a few.
_NAMED_AT_MOST = 50


@dataclass(frozen=True, slots=True)
class OfferedButton:
    """An action on a subject such as order:17, offered in one chat; `person_ids` None means whoever the rules allow."""

    nonce: str
    action: str
    subject: str
    recipient: str
    person_ids: tuple[int, ...] | None
    expires_at: datetime | None

    @property
    def subject_id(self) -> int:
        return int(self.subject.rpartition(":")[2])


class Buttons:
    def __init__(self, session: AsyncSession, now: datetime) -> None:
        self._session = session
        self._now = now

    async def offer(
        self,
        action: str,
        subject: str,
        recipient: Recipient,
        new_code: Callable[[], str],
        *,
        person_ids: Sequence[int] | None = None,
        expires_at: datetime | None = None,
    ) -> Button:
        """The button for this action, subject and chat; the same one when it was offered before."""
        found = await self._find(action, subject, recipient)
        if found is None:
            found = _row(new_code(), action, subject, recipient, self._now)
        found.person_ids = list(person_ids) if person_ids is not None else None
        found.expires_at = expires_at
        self._session.add(found)
        return Button(action=action, nonce=found.nonce)

    async def offer_many(
        self, subject: str, actions: Mapping[Recipient, Sequence[str]], new_code: Callable[[], str]
    ) -> dict[Recipient, tuple[Button, ...]]:
        """The buttons for these actions of one subject in several chats, bound to nobody; known ones stay the same."""
        keys = [recipient.key for recipient in actions]
        rows = (
            await run(self._session, _OF_RECIPIENTS, {"subject": subject, "recipients": keys})
            if len(keys) <= _NAMED_AT_MOST
            else await run(self._session, _OF_SUBJECT, {"subject": subject})
        )
        known = {(row.action, row.recipient): row.nonce for row in rows}
        offered: dict[Recipient, tuple[Button, ...]] = {}
        new: list[dict[str, Any]] = []
        for recipient, wanted in actions.items():
            for action in wanted:
                if (action, recipient.key) not in known:
                    known[action, recipient.key] = nonce = new_code()
                    new.append(_values(nonce, action, subject, recipient, self._now))
            offered[recipient] = tuple(Button(action, known[action, recipient.key]) for action in wanted)
        if new:
            await run(self._session, insert(_BUTTONS), new)
        return offered

    async def _find(self, action: str, subject: str, recipient: Recipient) -> ButtonRow | None:
        same = (
            col(ButtonRow.action) == action,
            col(ButtonRow.subject) == subject,
            col(ButtonRow.recipient) == recipient.key,
        )
        return (await self._session.exec(select(ButtonRow).where(*same))).one_or_none()

    async def find(self, nonce: str) -> OfferedButton | None:
        """What the nonce stands for; None for a forged one or one that has expired."""
        row = await self._session.get(ButtonRow, nonce)
        if row is None or (row.expires_at is not None and row.expires_at <= self._now):
            return None
        return OfferedButton(
            nonce=row.nonce,
            action=row.action,
            subject=row.subject,
            recipient=row.recipient,
            person_ids=tuple(row.person_ids) if row.person_ids is not None else None,
            expires_at=row.expires_at,
        )


def _row(nonce: str, action: str, subject: str, recipient: Recipient, now: datetime) -> ButtonRow:
    return ButtonRow(**_values(nonce, action, subject, recipient, now))


def _values(nonce: str, action: str, subject: str, recipient: Recipient, now: datetime) -> dict[str, Any]:
    return {
        "nonce": nonce,
        "action": action,
        "subject": subject,
        "recipient": recipient.key,
        "created_at": now,
    }
