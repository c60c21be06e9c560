"""Keeping a roster file: afterwards the roster says what the file says, and what the file no longer says has ended."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.courts import Court, Level
from rules.roster_import.values import (
    GuaranteeEntry,
    LineRefusal,
    PersonEntry,
    PostEntry,
    Problem,
    RosterChanges,
    RosterFile,
    Sheet,
)
from storage.roster import to_court
from storage.tables.roster import CourtRow, GuaranteeRow, PersonRow, PostRow

_LOWEST_FIRST = {Level.BASIC: 0, Level.INTERMEDIATE: 1, Level.HIGH: 2}
_COURT_FIELDS = ("full_name", "short_name", "level", "parent", "city", "case_prefix")


class RosterImport:
    """One import; `today` is the first day on which a post that vanished is no longer held."""

    def __init__(self, session: AsyncSession, today: date) -> None:
        self._session = session
        self._today = today
        self._changes: Counter[str] = Counter()

    async def known_courts(self) -> tuple[Court, ...]:
        rows = (await self._session.exec(select(CourtRow).order_by(col(CourtRow.position)))).all()
        return tuple(to_court(row) for row in rows)

    async def known_people(self) -> dict[str, str]:
        """The names of all people by person key."""
        return {row.roster_key: row.name for row in (await self._session.exec(select(PersonRow))).all()}

    async def keep(self, file: RosterFile) -> RosterChanges | tuple[LineRefusal, ...]:
        """Keep the whole file, or refuse and keep nothing: a court on which anything hangs cannot vanish."""
        savepoint = await self._session.begin_nested()
        refused: tuple[LineRefusal, ...] = ()
        if file.courts is not None:
            refused = await self._keep_courts(file.courts)
        if refused:
            await savepoint.rollback()
            return refused
        if file.people is not None:
            people = await self._keep_people(file.people)
            await self._keep_posts(file.posts or (), people)
        if file.guarantees is not None:
            await self._keep_guarantees(file.guarantees, await self.person_ids())
        await savepoint.commit()
        return RosterChanges(**self._changes)

    async def _keep_courts(self, courts: Sequence[Court]) -> tuple[LineRefusal, ...]:
        rows = {row.code: row for row in (await self._session.exec(select(CourtRow))).all()}
        await self._free_names(rows, courts)
        position = {court.code: number for number, court in enumerate(courts)}
        for level in Level:  # a parent must be there before its children name it
            for court in (one for one in courts if one.level is level):
                self._keep_court(rows.get(court.code), court, position[court.code])
            await self._session.flush()
        vanished = sorted((_LOWEST_FIRST[row.level], code) for code, row in rows.items() if code not in position)
        return await self._remove_courts([code for _, code in vanished])

    async def _free_names(self, rows: Mapping[str, CourtRow], courts: Sequence[Court]) -> None:
        """Two courts may exchange names; the unique names are given up first, so that either can take the other's."""
        wanted = {court.code: (court.full_name, court.short_name) for court in courts}
        for code, row in rows.items():
            if wanted.get(code) != (row.full_name, row.short_name):
                row.full_name = row.short_name = f"~{code}"
        await self._session.flush()

    def _keep_court(self, row: CourtRow | None, court: Court, position: int) -> None:
        values = {
            **{field: getattr(court, field) for field in _COURT_FIELDS},
            "aliases": list(court.aliases),
            "ambiguous_aliases": list(court.ambiguous_aliases),
            "position": position,
        }
        if row is None:
            self._session.add(CourtRow(code=court.code, **values))
            self._changes["courts_added"] += 1
        elif self._overwrite(row, values):
            self._changes["courts_changed"] += 1

    async def _remove_courts(self, vanished: Sequence[str]) -> tuple[LineRefusal, ...]:
        refused = []
        for code in vanished:
            try:
                async with self._session.begin_nested():
                    await self._session.exec(delete(CourtRow).where(col(CourtRow.code) == code))
                self._changes["courts_removed"] += 1
            except IntegrityError:
                refused.append(LineRefusal(Sheet.COURTS, 0, "code", Problem.COURT_IN_USE, code))
        return tuple(refused)

    async def person_ids(self) -> dict[str, int]:
        """The ids of all people by person key."""
        return {row.roster_key: row.id or 0 for row in (await self._session.exec(select(PersonRow))).all()}

    async def _keep_people(self, people: Sequence[PersonEntry]) -> dict[str, int]:
        rows = {row.roster_key: row for row in (await self._session.exec(select(PersonRow))).all()}
        owners = {row.username.lower(): row for row in rows.values() if row.username}
        for person in people:
            row = rows.get(person.key)
            owner = owners.get(person.username.lower()) if person.username else None
            if owner is not None and owner is not row:
                owner.username = None  # the file says whose name it is now
            if row is None:
                self._session.add(PersonRow(roster_key=person.key, name=person.name, username=person.username))
                self._changes["people_added"] += 1
            elif self._overwrite(row, {"name": person.name, "username": person.username or row.username}):
                self._changes["people_changed"] += 1
        await self._session.flush()
        return await self.person_ids()

    async def _keep_posts(self, posts: Sequence[PostEntry], people: Mapping[str, int]) -> None:
        rows = {
            (row.person_id, row.court_code, row.role, row.since): row
            for row in (await self._session.exec(select(PostRow))).all()
        }
        for post in posts:
            key = (people[post.person_key], post.court_code, post.role, post.since)
            row = rows.pop(key, None)
            if row is None:
                person_id, court_code, role, since = key
                new = PostRow(
                    person_id=person_id,
                    court_code=court_code,
                    role=role,
                    since=since,
                    title=post.title,
                    until=post.until,
                )
                self._session.add(new)
                self._changes["posts_added"] += 1
            elif self._overwrite(row, {"title": post.title, "until": post.until}):
                self._changes["posts_changed"] += 1
        await self._end_all(list(rows.values()), "posts_ended")

    async def _keep_guarantees(self, guarantees: Sequence[GuaranteeEntry], people: Mapping[str, int]) -> None:
        rows = {
            (row.guarantor_id, row.court_code, row.since): row
            for row in (await self._session.exec(select(GuaranteeRow))).all()
        }
        for one in guarantees:
            key = (people[one.person_key], one.court_code, one.since)
            row = rows.pop(key, None)
            if row is None:
                new = GuaranteeRow(guarantor_id=key[0], court_code=one.court_code, since=one.since, until=one.until)
                self._session.add(new)
                self._changes["guarantees_added"] += 1
            elif self._overwrite(row, {"until": one.until}):
                self._changes["guarantees_changed"] += 1
        await self._end_all(list(rows.values()), "guarantees_ended")

    async def _end_all(self, vanished: Sequence[PostRow | GuaranteeRow], change: str) -> None:
        """What is still held ends yesterday; what has not lasted a day was never so."""
        for row in vanished:
            if row.until is not None and row.until < self._today:
                continue
            if row.since >= self._today:
                await self._session.delete(row)
            else:
                row.until = self._today - timedelta(days=1)
            self._changes[change] += 1
        await self._session.flush()

    @staticmethod
    def _overwrite(row: CourtRow | PersonRow | PostRow | GuaranteeRow, values: Mapping[str, object]) -> bool:
        """Set the fields and say whether any of them changed."""
        changed = {name: value for name, value in values.items() if getattr(row, name) != value}
        for name, value in changed.items():
            setattr(row, name, value)
        return bool(changed)
