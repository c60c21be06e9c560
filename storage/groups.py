from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam
from sqlalchemy import select as rows_of
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.groups import Group, GroupKind, GroupState
from storage.columns import table_of
from storage.statements import run
from storage.tables.groups import GroupRow

_GROUPS = table_of(GroupRow)
_AT_CHAT = rows_of(_GROUPS).where(_GROUPS.c.chat_id == bindparam("chat"))


class Groups:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def at_chat(self, chat_id: int) -> Group | None:
        row = (await run(self._session, _AT_CHAT, {"chat": chat_id})).one_or_none()
        return _to_group(row) if row else None

    async def get(self, group_id: int) -> Group | None:
        row = await self._session.get(GroupRow, group_id)
        return _to_group(row) if row else None

    async def of_court(self, court_code: str) -> Group | None:
        """The bound group of the court; None while there is none."""
        found = await self.bound(kind=GroupKind.COURT, court_code=court_code)
        return found[0] if found else None

    async def command(self) -> Group | None:
        found = await self.bound(kind=GroupKind.COMMAND)
        return found[0] if found else None

    async def bound(self, *, kind: GroupKind | None = None, court_code: str | None = None) -> tuple[Group, ...]:
        """All bound groups in the order in which they were first seen, of one kind or court where given."""
        query = rows_of(_GROUPS).where(_GROUPS.c.state == GroupState.BOUND).order_by(_GROUPS.c.id)
        if kind is not None:
            query = query.where(_GROUPS.c.kind == kind)
        if court_code is not None:
            query = query.where(_GROUPS.c.court_code == court_code)
        return tuple(_to_group(row) for row in await run(self._session, query))

    async def known(self) -> tuple[Group, ...]:
        """All groups that belong to a court or to the office, those out of reach included."""
        query = select(GroupRow).where(col(GroupRow.state) != GroupState.UNBOUND).order_by(col(GroupRow.id))
        return tuple(_to_group(row) for row in (await self._session.exec(query)).all())

    async def waiting(self) -> tuple[Group, ...]:
        """The unbound groups in which the bot waits for a code."""
        query = select(GroupRow).where(col(GroupRow.unbound_since).is_not(None)).order_by(col(GroupRow.id))
        return tuple(_to_group(row) for row in (await self._session.exec(query)).all())

    async def heard(self, group_id: int, at: datetime) -> None:
        """Somebody spoke in the group."""
        row = await self._session.get(GroupRow, group_id)
        if row is not None:
            row.last_heard_at = at
            await self._session.flush()

    async def around(self, courts: Collection[str]) -> tuple[Group, ...]:
        """The bound groups of the courts, of the office and of the command."""
        is_central = col(GroupRow.kind).in_([GroupKind.OFFICE, GroupKind.COMMAND])
        is_theirs = (col(GroupRow.kind) == GroupKind.COURT) & col(GroupRow.court_code).in_(courts)
        query = select(GroupRow).where(col(GroupRow.state) == GroupState.BOUND, is_central | is_theirs)
        rows = (await self._session.exec(query.order_by(col(GroupRow.id)))).all()
        return tuple(_to_group(row) for row in rows)

    async def keep(self, group: Group, *, bound_at: datetime | None = None) -> Group:
        """Keep the group as given, under the same id or, for id 0, under a new one. Returns it with its id."""
        row = await self._session.get(GroupRow, group.id) if group.id else None
        row = row or GroupRow(chat_id=group.chat_id)
        for field in (
            "chat_id",
            "title",
            "state",
            "kind",
            "court_code",
            "bot_is_admin",
            "last_heard_at",
            "unbound_since",
        ):
            setattr(row, field, getattr(group, field))
        row.bound_at = bound_at or row.bound_at
        self._session.add(row)
        await self._session.flush()
        return replace(group, id=row.id or 0)

    async def move(self, old_chat_id: int, new_chat_id: int) -> None:
        """The group has another chat id from now on. A second record under the new id gives way to the known one."""
        row, double = await self._row_at_chat(old_chat_id), await self._row_at_chat(new_chat_id)
        if row is None:
            return
        if double is not None:
            await self._session.delete(double)
            await self._session.flush()
        row.chat_id = new_chat_id
        await self._session.flush()

    async def lose(self, group_id: int) -> None:
        """The bot cannot speak in the group any more."""
        row = await self._session.get(GroupRow, group_id)
        if row is not None:
            row.state = GroupState.UNREACHABLE
            await self._session.flush()

    async def _row_at_chat(self, chat_id: int) -> GroupRow | None:
        return (await self._session.exec(select(GroupRow).where(col(GroupRow.chat_id) == chat_id))).one_or_none()


def _to_group(row: GroupRow | Row[Any]) -> Group:
    return Group(
        id=row.id or 0,
        chat_id=row.chat_id,
        title=row.title,
        state=row.state,
        kind=row.kind,
        court_code=row.court_code,
        bot_is_admin=row.bot_is_admin,
        last_heard_at=row.last_heard_at,
        unbound_since=row.unbound_since,
    )
