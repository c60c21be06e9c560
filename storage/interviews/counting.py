"""Interviews as they are counted: the plain columns only, so that no name has to be deciphered."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, tzinfo
from typing import Any

import sqlalchemy
from sqlmodel import col, select

from rules.interviews.counts import Counted
from rules.interviews.memory import PromiseState, promise_state
from rules.interviews.values import ParticipantRole
from rules.people import Roster
from storage.interviews.rows import to_promise
from storage.statements import run
from storage.tables.interviews import InterviewRow, ParticipantRow, PromiseRow, TagRow
from storage.tables.orders import OrderRow
from storage.unit_of_work import UnitOfWork

_COLUMNS = (
    "id",
    "court_code",
    "created_at",
    "state",
    "source",
    "met_on",
    "way",
    "outcome",
    "satisfaction",
    "case_number",
    "masked_petitioner",
)
_PAGE = 500


async def counted(
    work: UnitOfWork, roster: Roster, zone: tzinfo, courts: Collection[str] | None = None
) -> tuple[Counted, ...]:
    """Every interview of these courts, or of all, oldest first. Days are those of the zone."""
    query = sqlalchemy.select(*(getattr(InterviewRow, name) for name in _COLUMNS), col(OrderRow.number)).join(
        OrderRow, col(OrderRow.id) == col(InterviewRow.order_id)
    )
    if courts is not None:
        query = query.where(col(InterviewRow.court_code).in_(courts))
    rows = (await run(work.session, query.order_by(col(InterviewRow.id)))).all()
    leaders, tags, promises = await _leaders(work, roster), await _tags(work), await _promises(work, work.now)
    return tuple(
        Counted(
            number=row.number,
            court_code=row.court_code,
            leader=leaders.get(row.id) or _president(roster, row.court_code),
            asked_on=row.created_at.astimezone(zone).date(),
            state=row.state,
            source=row.source,
            met_on=row.met_on,
            way=row.way,
            outcome=row.outcome,
            satisfaction=row.satisfaction,
            case_number=row.case_number or "",
            petitioner=row.masked_petitioner or "",
            tags=tuple(tags[row.id]),
            promises=tuple(promises[row.id]),
        )
        for row in rows
    )


def _president(roster: Roster, court_code: str) -> str:
    president = roster.president_of(court_code)
    return president.name if president else ""


async def _leaders(work: UnitOfWork, roster: Roster) -> dict[int, str]:
    """Who met the petitioner, as the closed records have it."""
    leads = col(ParticipantRow.role) == ParticipantRole.LEADS, col(ParticipantRow.person_id).is_not(None)
    query = (
        select(ParticipantRow.interview_id, ParticipantRow.person_id)
        .where(*leads)
        .order_by(col(ParticipantRow.id).desc())
    )
    found = (await work.session.exec(query)).all()
    people = roster.person_by_id
    return {interview: people[person].name for interview, person in found if person in people}


async def _tags(work: UnitOfWork) -> defaultdict[int, list[str]]:
    tags: defaultdict[int, list[str]] = defaultdict(list)
    for interview, tag in (
        await work.session.exec(select(TagRow.interview_id, TagRow.tag).order_by(col(TagRow.tag)))
    ).all():
        tags[interview].append(tag)
    return tags


async def _promises(work: UnitOfWork, now: datetime) -> defaultdict[int, list[PromiseState]]:
    """Whether each promise was kept, as its order says; a page of orders at a time."""
    rows: list[Any] = list((await work.session.exec(select(PromiseRow).order_by(col(PromiseRow.id)))).all())
    states: defaultdict[int, list[PromiseState]] = defaultdict(list)
    for start in range(0, len(rows), _PAGE):
        page = rows[start : start + _PAGE]
        orders = {order.id: order for order in await work.orders.by_ids([row.order_id for row in page])}
        for row in page:
            if row.order_id in orders:
                promise = to_promise(row, {"text": ""})
                states[row.interview_id].append(promise_state(promise, orders[row.order_id], now))
    return states
