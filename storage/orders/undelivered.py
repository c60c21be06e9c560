"""Finding the messages about an order that did not arrive."""

from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.orders.undelivered import Cause, Undelivered
from rules.outgoing import OutboxState
from storage.columns import table_of
from storage.orders.sayings import keys_under
from storage.statements import run
from storage.tables.groups import GroupRow
from storage.tables.messages import OutboxRow
from storage.tables.roster import PersonRow

_OUTBOX, _GROUPS, _PEOPLE = table_of(OutboxRow), table_of(GroupRow), table_of(PersonRow)
_LOST = (OutboxState.REFUSED, OutboxState.EXPIRED, OutboxState.UNCERTAIN)
# A message that waits longer than this is worth telling of.
_PATIENCE = timedelta(minutes=2)
_BY_WORDS = (
    ("not enrolled", Cause.NOT_ENROLLED),
    ("blocked", Cause.BLOCKED),
    ("deactivated", Cause.BLOCKED),
    ("not in the group", Cause.NOT_IN_GROUP),
    ("kicked", Cause.NOT_IN_GROUP),
)
_BY_STATE = {
    OutboxState.EXPIRED: Cause.TOO_LATE,
    OutboxState.UNCERTAIN: Cause.UNCERTAIN,
    OutboxState.WAITING: Cause.WAITING,
}


class Undeliverables:
    def __init__(self, session: AsyncSession, now: datetime) -> None:
        self._session = session
        self._now = now

    async def of_order(self, order_id: int) -> tuple[Undelivered, ...]:
        """What did not arrive, or waits longer than it should, in the order in which it was said."""
        waits = (_OUTBOX.c.state == OutboxState.WAITING) & (_OUTBOX.c.created_at < self._now - _PATIENCE)
        query = (
            select(_OUTBOX.c.created_at, _OUTBOX.c.state, _OUTBOX.c.reason, _GROUPS.c.title, _PEOPLE.c.name)
            .outerjoin(_GROUPS, _GROUPS.c.id == _OUTBOX.c.group_id)
            .outerjoin(_PEOPLE, _PEOPLE.c.id == _OUTBOX.c.person_id)
            .where(keys_under(f"order:{order_id}"), or_(_OUTBOX.c.state.in_(_LOST), waits))
            .order_by(_OUTBOX.c.id)
        )
        rows = await run(self._session, query)
        return tuple(
            Undelivered(row.created_at, row.title or row.name or "", _cause(row.state, row.reason)) for row in rows
        )


def _cause(state: OutboxState, reason: str | None) -> Cause:
    known = next((cause for words, cause in _BY_WORDS if words in (reason or "").lower()), None)
    return _BY_STATE.get(state) or known or Cause.REFUSED
