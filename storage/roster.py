"""The roster as it stands on a day. Importing it is in storage.roster_import."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, or_
from sqlalchemy import select as rows_of
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.courts import Court, Courts
from rules.people import Guarantee, Leave, Person, Post, Role, Roster
from storage.columns import table_of
from storage.statements import run
from storage.tables.messages import MarkRow
from storage.tables.roster import CourtRow, GuaranteeRow, PersonRow, PostRow
from storage.triggers import ROSTER_VERSION

_MARKS = table_of(MarkRow)
_VERSION = rows_of(_MARKS.c.value).where(_MARKS.c.name == ROSTER_VERSION)
_COURTS = rows_of(table_of(CourtRow)).order_by(col(CourtRow.position))
_PEOPLE = rows_of(table_of(PersonRow)).order_by(col(PersonRow.id))


class RosterRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def version(self) -> str:
        """A mark that differs after every change of courts, people, posts or guarantees; the database itself counts it up."""
        found: str | None = (await run(self._session, _VERSION)).scalar()
        return found or "0"

    async def set_reachable(self, person_id: int, *, is_reachable: bool) -> None:
        """Note whether private messages reach the person."""
        person = await self._session.get(PersonRow, person_id)
        if person is not None and person.is_reachable is not is_reachable:
            person.is_reachable = is_reachable
            await self._session.flush()

    async def succeed(self, court_code: str, role: Role, old_id: int, name: str, day: date) -> None:
        """End the holder's post before the day, and let the person of that name, a new one where there is none, hold it from then on."""
        same = col(PostRow.court_code) == court_code, col(PostRow.role) == role, col(PostRow.person_id) == old_id
        old = (await self._session.exec(select(PostRow).where(*same, *_held(PostRow, day)))).one()
        person = (await self._session.exec(select(PersonRow).where(col(PersonRow.name) == name))).one_or_none()
        if person is None:
            person = PersonRow(roster_key=f"{court_code}-{name}", name=name)
            self._session.add(person)
            await self._session.flush()
        new = PostRow(person_id=person.id or 0, court_code=court_code, role=role, title=old.title, since=day)
        if old.since >= day:
            await self._session.delete(old)
        else:
            old.until = day - timedelta(days=1)
        self._session.add(new)
        await self._session.flush()

    async def leave_of(self, person_id: int) -> Leave | None:
        """The leave that was noted last, be it ahead, on its way or over."""
        row = await self._session.get(PersonRow, person_id)
        return _leave(row) if row is not None else None

    async def note_leave(self, person_id: int, leave: Leave | None) -> None:
        """Note the leave in place of any other; None takes it away."""
        row = await self._session.get_one(PersonRow, person_id)
        row.leave_since, row.leave_until = (leave.since, leave.until) if leave else (None, None)
        row.leave_deputy_id = leave.deputy_id if leave else None
        await self._session.flush()

    async def on(self, day: date) -> Roster:
        """Every court and person, with the posts, guarantees and leaves that are held on `day`."""
        courts = await run(self._session, _COURTS)
        people = (await run(self._session, _PEOPLE)).all()
        posts = (await self._session.exec(select(PostRow).where(*_held(PostRow, day)).order_by(col(PostRow.id)))).all()
        guarantees = (await self._session.exec(select(GuaranteeRow).where(*_held(GuaranteeRow, day)))).all()
        return Roster(
            courts=Courts.of(to_court(row) for row in courts),
            people=tuple(to_person(row) for row in people),
            posts=tuple(_to_post(row) for row in posts),
            guarantees=tuple(Guarantee(row.guarantor_id, row.court_code, row.since, row.until) for row in guarantees),
            leaves={one.person_id: one for row in people if (one := _leave(row)) and one.is_held_on(day)},
        )


def _held(row: type[PostRow | GuaranteeRow], day: date) -> tuple[ColumnElement[bool], ...]:
    return col(row.since) <= day, or_(col(row.until).is_(None), col(row.until) >= day)


def _leave(row: PersonRow | Row[Any]) -> Leave | None:
    if row.leave_since is None or row.leave_until is None or row.leave_deputy_id is None:
        return None
    return Leave(row.id or 0, row.leave_deputy_id, row.leave_since, row.leave_until)


def to_court(row: CourtRow | Row[Any]) -> Court:
    return Court(
        code=row.code,
        full_name=row.full_name,
        short_name=row.short_name,
        level=row.level,
        parent=row.parent,
        city=row.city,
        case_prefix=row.case_prefix,
        aliases=tuple(row.aliases),
        ambiguous_aliases=tuple(row.ambiguous_aliases),
    )


def to_person(row: PersonRow | Row[Any]) -> Person:
    return Person(id=row.id or 0, name=row.name, telegram_id=row.telegram_id, username=row.username)


def _to_post(row: PostRow) -> Post:
    return Post(row.person_id, row.court_code, row.role, row.title, row.since, row.until)
