"""The journal of updates: kept before they are confirmed to Telegram, done once, or set aside with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, insert, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.columns import table_of
from storage.encryption import Encryption
from storage.sealed import INBOX, Seals
from storage.statements import changed_rows, dialect_of, insert_into, run
from storage.tables.messages import InboxRow, InboxState, MarkRow

_INBOX = table_of(InboxRow)
_KEEP = insert(_INBOX)
_DONE = (
    update(_INBOX)
    .where(_INBOX.c.update_id == bindparam("known_id"), _INBOX.c.state == InboxState.RECEIVED)
    .values(state=InboxState.DONE, done_at=bindparam("now"))
)

# Waiting times after the first, second and third failure; after the last one the update is set aside.
TRY_AGAIN_AFTER = (timedelta(seconds=1), timedelta(seconds=10), timedelta(seconds=60))
OFFSET = "intake.offset"


@dataclass(frozen=True, slots=True)
class Journalled:
    """One update in the journal: its raw JSON, the chat in whose order it belongs, and how often it has failed."""

    update_id: int
    raw: str
    chat_id: int | None
    tries: int = 0
    next_try_at: datetime | None = None


class Inbox:
    def __init__(self, session: AsyncSession, now: datetime, encryption: Encryption) -> None:
        self._session = session
        self._now = now
        self._seals = Seals(encryption, INBOX)

    async def keep(self, updates: Sequence[Journalled]) -> tuple[Journalled, ...]:
        """Keep the updates; returns those that were not known before, in the order given."""
        if not updates:
            return ()
        known = await self._known([update.update_id for update in updates])
        new = tuple({update.update_id: update for update in updates if update.update_id not in known}.values())
        if new:
            rows = [self._row_values(update) for update in new]
            await run(self._session, _KEEP, rows)
        return new

    async def _known(self, update_ids: Sequence[int]) -> set[int]:
        query = select(InboxRow.update_id).where(col(InboxRow.update_id).in_(update_ids))
        return set((await self._session.exec(query)).all())

    def _row_values(self, update: Journalled) -> dict[str, Any]:
        values = {
            "update_id": update.update_id,
            "raw": update.raw,
            "chat_id": update.chat_id,
            "state": InboxState.RECEIVED,
            "received_at": self._now,
            "tries": 0,
        }
        return self._seals.sealed(values)

    async def offset(self) -> int | None:
        """The update id to ask Telegram for next; None while nothing has been received."""
        mark = await self._session.get(MarkRow, OFFSET)
        return int(mark.value) if mark else None

    async def move_offset(self, offset: int) -> None:
        statement = insert_into(MarkRow, dialect_of(self._session)).values(name=OFFSET, value=str(offset))
        await run(self._session, statement.on_conflict_do_update(index_elements=["name"], set_={"value": str(offset)}))

    async def waiting(self) -> tuple[Journalled, ...]:
        """Everything received and not yet done or set aside, oldest first."""
        query = select(InboxRow).where(col(InboxRow.state) == InboxState.RECEIVED).order_by(col(InboxRow.update_id))
        rows = (await self._session.exec(query)).all()
        return tuple(
            Journalled(row.update_id, self._seals.open(row, "raw") or "", row.chat_id, row.tries, row.next_try_at)
            for row in rows
        )

    async def done(self, update_id: int) -> bool:
        """Mark the update as done. False when it was already, so that nothing is done twice."""
        return bool(await changed_rows(self._session, _DONE, {"known_id": update_id, "now": self._now}))

    async def failed(self, update: Journalled, reason: str) -> Journalled | None:
        """Note a failure. Returns the update with its next try, or None when it was the last and it is set aside."""
        if update.tries >= len(TRY_AGAIN_AFTER):
            await self.quarantine(update.update_id, reason)
            return None
        next_try_at = self._now + TRY_AGAIN_AFTER[update.tries]
        await self._leave(update.update_id, tries=update.tries + 1, next_try_at=next_try_at, reason=reason)
        return Journalled(update.update_id, update.raw, update.chat_id, update.tries + 1, next_try_at)

    async def quarantine(self, update_id: int, reason: str) -> None:
        """Set the update aside for a person to look at."""
        await self._leave(update_id, state=InboxState.QUARANTINED, reason=reason, done_at=self._now)

    async def release(self, update_id: int) -> bool:
        """Take an update out of quarantine to be handled once more. False when it is not there."""
        statement = (
            update(InboxRow)
            .where(col(InboxRow.update_id) == update_id, col(InboxRow.state) == InboxState.QUARANTINED)
            .values(state=InboxState.RECEIVED, tries=0, next_try_at=None, done_at=None)
        )
        return bool(await changed_rows(self._session, statement))

    async def _leave(self, update_id: int, **values: Any) -> bool:  # noqa: ANN401 - columns of any type
        statement = (
            update(InboxRow)
            .where(col(InboxRow.update_id) == update_id, col(InboxRow.state) == InboxState.RECEIVED)
            .values(values)
        )
        return bool(await changed_rows(self._session, statement))
