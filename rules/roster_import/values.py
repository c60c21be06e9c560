from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.courts import Court
from rules.people import Role


class Sheet(StrEnum):
    COURTS = "courts"
    PEOPLE = "people"
    GUARANTEES = "guarantees"


class Problem(StrEnum):
    """Why a line is refused; what is expected instead is in the refusal."""

    MISSING_VALUE = "missing_value"
    UNKNOWN_LEVEL = "unknown_level"
    UNKNOWN_ROLE = "unknown_role"
    UNKNOWN_PARENT = "unknown_parent"
    WRONG_PARENT = "wrong_parent"
    NO_HIGH_COURT = "no_high_court"
    SECOND_HIGH_COURT = "second_high_court"
    REPEATED = "repeated"
    NAME_OF_ANOTHER_COURT = "name_of_another_court"
    UNKNOWN_COURT = "unknown_court"
    AMBIGUOUS_COURT = "ambiguous_court"
    UNKNOWN_PERSON = "unknown_person"
    OTHER_NAME_BEFORE = "other_name_before"
    BAD_DATE = "bad_date"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    BAD_USERNAME = "bad_username"
    TWO_PRESIDENTS = "two_presidents"
    COURT_IN_USE = "court_in_use"


@dataclass(frozen=True, slots=True)
class LineRefusal:
    """Why one line cannot be taken; `expected` is what may stand there, or what stands against it."""

    sheet: Sheet
    line: int
    column: str
    problem: Problem
    value: str = ""
    expected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person of the file under the key that keeps two people of one name apart."""

    key: str
    name: str
    username: str | None = None


@dataclass(frozen=True, slots=True)
class PostEntry:
    person_key: str
    court_code: str
    role: Role
    title: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class GuaranteeEntry:
    person_key: str
    court_code: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class RosterFile:
    """A file that can be kept as a whole; None is a sheet that it did not have."""

    courts: tuple[Court, ...] | None = None
    people: tuple[PersonEntry, ...] | None = None
    posts: tuple[PostEntry, ...] | None = None
    guarantees: tuple[GuaranteeEntry, ...] | None = None


@dataclass(frozen=True, slots=True)
class RosterChanges:
    """What an import changed; all zero when the roster said the same before."""

    courts_added: int = 0
    courts_changed: int = 0
    courts_removed: int = 0
    people_added: int = 0
    people_changed: int = 0
    posts_added: int = 0
    posts_changed: int = 0
    posts_ended: int = 0
    guarantees_added: int = 0
    guarantees_changed: int = 0
    guarantees_ended: int = 0
