"""Counting what left for the courts' groups. A day begins behind the newest message of the evening before."""

import json
from datetime import date, timedelta

from sqlalchemy import and_, case, func, not_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.burden import DEMANDS, Burden
from rules.groups import GroupKind, GroupState
from rules.outgoing import OutboxState
from storage.columns import table_of
from storage.marks import Marks
from storage.statements import run
from storage.tables.groups import GroupRow
from storage.tables.messages import OutboxRow
from storage.tables.roster import CourtRow

_OUTBOX, _GROUPS, _COURTS = table_of(OutboxRow), table_of(GroupRow), table_of(CourtRow)
_DAYS = "burden.days"
_KEPT = 8
_CARDS = ("order_card", "order_counts")


class Burdens:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._marks = Marks(session)

    async def on(self, day: date) -> tuple[Burden, ...]:
        """What every court's group got on this day, which is today, and in the seven days up to now; none without messages."""
        days = await self._begin(day)
        begins = days[day.isoformat()]
        week_begins = min(days.get((day - timedelta(days=back)).isoformat(), begins) for back in range(7))
        today, is_demand = _OUTBOX.c.id > begins, _OUTBOX.c.kind.in_(DEMANDS)
        # A card that is edited in place rings nobody's bell.
        is_edit = and_(_OUTBOX.c.kind.in_(_CARDS), not_(_OUTBOX.c.key.contains(":card:v1:")))
        query = (
            select(
                _COURTS.c.code,
                _COURTS.c.short_name,
                func.sum(case((today, 1), else_=0)).label("messages"),
                func.sum(case((and_(today, is_demand), 1), else_=0)).label("demands"),
                func.count().label("week"),
            )
            .join(_GROUPS, _GROUPS.c.id == _OUTBOX.c.group_id)
            .join(_COURTS, _COURTS.c.code == _GROUPS.c.court_code)
            .where(_OUTBOX.c.id > week_begins, _OUTBOX.c.state == OutboxState.SENT, not_(is_edit))
            .where(_GROUPS.c.kind == GroupKind.COURT, _GROUPS.c.state == GroupState.BOUND)
            .group_by(_COURTS.c.code, _COURTS.c.short_name)
        )
        found = (
            Burden(row.code, row.short_name, row.messages, row.demands, row.week)
            for row in await run(self._session, query)
        )
        return tuple(sorted(found, key=lambda one: (-one.messages, -one.week, one.court_code)))

    async def _begin(self, day: date) -> dict[str, int]:
        """Behind which message each of the last days began; today's is noted at its first look."""
        days: dict[str, int] = json.loads(await self._marks.find(_DAYS) or "{}")
        if day.isoformat() not in days:
            newest = (await run(self._session, select(func.max(_OUTBOX.c.id)))).scalar() or 0
            days = dict(sorted({**days, day.isoformat(): newest}.items())[-_KEPT:])
            await self._marks.keep(_DAYS, json.dumps(days))
        return days
