"""The people of the courts, the posts they hold, and who answers for whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from rules.courts import Courts, Level, court_named


class Role(StrEnum):
    """What a post entitles to. The Chinese title is in TITLES."""

    __hash__ = str.__hash__  # an enumeration's own goes through Python, and roles are looked up for every name

    PRESIDENT = "president"
    VICE_PRESIDENT = "vice_president"
    ENFORCEMENT_DIRECTOR = "enforcement_director"
    DEPUTY_ENFORCEMENT_DIRECTOR = "deputy_enforcement_director"
    DIVISION_HEAD = "division_head"
    COMMAND_CENTRE_DIRECTOR = "command_centre_director"
    SUPERVISION_OFFICER = "supervision_officer"
    STAFF = "staff"


TITLES: dict[Role, str] = {
    Role.PRESIDENT: "院长",
    Role.VICE_PRESIDENT: "副院长",
    Role.ENFORCEMENT_DIRECTOR: "执行局长",
    Role.DEPUTY_ENFORCEMENT_DIRECTOR: "副局长",
    Role.DIVISION_HEAD: "执行庭长",
    Role.COMMAND_CENTRE_DIRECTOR: "执行指挥中心主任",
    Role.SUPERVISION_OFFICER: "督查室",
    Role.STAFF: "工作人员",
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the roster; enrolled once the numeric Telegram id is bound."""

    id: int
    name: str
    telegram_id: int | None = None
    username: str | None = None

    @property
    def is_enrolled(self) -> bool:
        return self.telegram_id is not None


@dataclass(frozen=True, slots=True)
class Post:
    """A person's office in a court from one day to another, both included; `until` None means still held."""

    person_id: int
    court_code: str
    role: Role
    title: str
    since: date
    until: date | None = None

    def is_held_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Guarantee:
    """包保: a leader answers for a court, and for the courts below it, from one day to another."""

    guarantor_id: int
    court_code: str
    since: date
    until: date | None = None

    def is_held_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Leave:
    """请假: who is away from one day to another, both included, and who stands in for all his posts."""

    person_id: int
    deputy_id: int
    since: date
    until: date

    def is_held_on(self, day: date) -> bool:
        return self.since <= day <= self.until


@dataclass(frozen=True)
class Roster:
    """Courts, people and posts as they stand on one day: only what is held on that day is in it, leaves by person."""

    courts: Courts
    people: tuple[Person, ...]
    posts: tuple[Post, ...]
    guarantees: tuple[Guarantee, ...] = ()
    leaves: Mapping[int, Leave] = field(default_factory=dict)

    def stand_in(self, person: Person | None) -> Person | None:
        """Who stands in for the person today; None while he is there."""
        leave = self.leaves.get(person.id) if person is not None else None
        return self.person_by_id.get(leave.deputy_id) if leave is not None else None

    def present(self, person: Person | None) -> Person | None:
        """The person, or who stands in for him today."""
        return self.stand_in(person) or person

    @cached_property
    def person_by_id(self) -> dict[int, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def person_by_telegram_id(self) -> dict[int, Person]:
        return {person.telegram_id: person for person in self.people if person.telegram_id is not None}

    @cached_property
    def person_by_username(self) -> dict[str, Person]:
        """Usernames in lower case, without the @. A username identifies whom a message means, never who is speaking."""
        return {person.username.lower(): person for person in self.people if person.username}

    @cached_property
    def _posts_by_person(self) -> dict[int, tuple[Post, ...]]:
        found: dict[int, list[Post]] = {}
        for post in self.posts:
            found.setdefault(post.person_id, []).append(post)
        return {person_id: tuple(posts) for person_id, posts in found.items()}

    @cached_property
    def _posts_by_court(self) -> dict[str, tuple[Post, ...]]:
        found: dict[str, list[Post]] = {}
        for post in self.posts:
            found.setdefault(post.court_code, []).append(post)
        return {code: tuple(posts) for code, posts in found.items()}

    def posts_of(self, person_id: int) -> tuple[Post, ...]:
        return self._posts_by_person.get(person_id, ())

    def titles_of(self, person_id: int) -> tuple[str, ...]:
        """The person's posts as people say them, such as 大连中院 院长."""
        return tuple(f"{self.courts[post.court_code].short_name} {post.title}" for post in self.posts_of(person_id))

    def posts_at(self, court_code: str, role: Role | None = None) -> tuple[Post, ...]:
        posts = self._posts_by_court.get(court_code, ())
        return tuple(post for post in posts if role is None or post.role is role)

    def holders(self, court_code: str, role: Role) -> tuple[Person, ...]:
        posts = self._posts_by_court.get(court_code, ())
        return tuple([self.person_by_id[post.person_id] for post in posts if post.role is role])

    def president_of(self, court_code: str) -> Person | None:
        """The court's president; None while the post is vacant or, by a roster's mistake, held twice."""
        holders = self.holders(court_code, Role.PRESIDENT)
        return holders[0] if len(holders) == 1 else None

    def guarantors_of(self, court_code: str) -> tuple[Person, ...]:
        """Who answers for the court, or else for the nearest court above it that somebody answers for."""
        found = tuple(self.person_by_id[one.guarantor_id] for one in self.guarantees if one.court_code == court_code)
        above = self.courts.superior(court_code)
        return found or (self.guarantors_of(above.code) if above else ())

    def level_of(self, post: Post) -> Level:
        return self.courts[post.court_code].level


def invitees(roster: Roster, asked: str) -> tuple[Person, ...]:
    """The people in office who go by the name, or by a court and a name (大连中院 周焱)."""
    place, _, name = asked.strip().rpartition(" ")
    found = tuple(person for person in roster.people if person.name == name and roster.posts_of(person.id))
    court = court_named(roster.courts, place.strip())
    if not place:
        return found
    return tuple(
        person
        for person in found
        if court and any(post.court_code == court.code for post in roster.posts_of(person.id))
    )
