"""Courts, people, posts, guarantees, and the one-time codes by which people and groups are let in."""

from datetime import date, datetime

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, UniqueConstraint
from sqlmodel import Field, SQLModel

from rules.courts import Level
from rules.enrolment import CodePurpose
from rules.groups import GroupKind
from rules.people import Role
from storage.columns import Moment, choice, key_column


def _person_key() -> Column[int]:
    return Column(BigInteger, ForeignKey("people.id"), nullable=False, index=True)


class CourtRow(SQLModel, table=True):
    __tablename__ = "courts"

    code: str = Field(primary_key=True)
    position: int
    full_name: str = Field(unique=True)
    short_name: str = Field(unique=True)
    level: Level = Field(sa_type=choice(Level))
    parent: str | None = Field(default=None, foreign_key="courts.code")
    city: str = ""
    case_prefix: str = ""
    aliases: list[str] = Field(default_factory=list, sa_type=JSON)
    ambiguous_aliases: list[str] = Field(default_factory=list, sa_type=JSON)


class PersonRow(SQLModel, table=True):
    """`roster_key` is the person's identity in the roster file, so that two people of one name stay two.

    The leave is the last one that was noted; one that is over says nothing any more.
    """

    __tablename__ = "people"

    id: int | None = Field(default=None, sa_column=key_column())
    roster_key: str = Field(unique=True)
    name: str = Field(index=True)
    telegram_id: int | None = Field(default=None, sa_type=BigInteger, unique=True)
    username: str | None = None
    enrolled_at: datetime | None = Field(default=None, sa_type=Moment)
    is_reachable: bool = True
    leave_since: date | None = None
    leave_until: date | None = None
    leave_deputy_id: int | None = Field(default=None, sa_type=BigInteger)


class PostRow(SQLModel, table=True):
    __tablename__ = "posts"

    id: int | None = Field(default=None, sa_column=key_column())
    person_id: int = Field(sa_column=_person_key())
    court_code: str = Field(foreign_key="courts.code", index=True)
    role: Role = Field(sa_type=choice(Role))
    title: str
    since: date
    until: date | None = None

    __table_args__ = (UniqueConstraint("person_id", "court_code", "role", "since"),)


class GuaranteeRow(SQLModel, table=True):
    __tablename__ = "guarantees"

    id: int | None = Field(default=None, sa_column=key_column())
    guarantor_id: int = Field(sa_column=_person_key())
    court_code: str = Field(foreign_key="courts.code", index=True)
    since: date
    until: date | None = None

    __table_args__ = (UniqueConstraint("guarantor_id", "court_code", "since"),)


class CodeRow(SQLModel, table=True):
    """A one-time code: only its hash is kept, it dies after a day and after its first use."""

    __tablename__ = "codes"

    hash: str = Field(primary_key=True)
    purpose: CodePurpose = Field(sa_type=choice(CodePurpose))
    person_id: int | None = Field(default=None, sa_type=BigInteger)
    group_kind: GroupKind | None = Field(default=None, sa_type=choice(GroupKind))
    court_code: str | None = None
    created_at: datetime = Field(sa_type=Moment)
    created_by: str
    expires_at: datetime = Field(sa_type=Moment)
    used_at: datetime | None = Field(default=None, sa_type=Moment)
    used_by: int | None = Field(default=None, sa_type=BigInteger)


class CodeTriesRow(SQLModel, table=True):
    """The wrong codes of one account, so that nobody can go through them all."""

    __tablename__ = "code_tries"

    telegram_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    wrong: int = 0
    since: datetime | None = Field(default=None, sa_type=Moment)
    locked_until: datetime | None = Field(default=None, sa_type=Moment)
