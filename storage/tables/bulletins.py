from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index
from sqlmodel import Field, SQLModel

from rules.bulletins.fairness import Naming
from rules.bulletins.series import Mode
from rules.bulletins.values import BulletinState
from storage.columns import Moment, choice, key_column


class BulletinRow(SQLModel, table=True):
    """One occurrence, such as bulletin:daily:2026-11-20, from the moment it was due; what was published never changes.

    `number` is given at publication and counts all bulletins; `inputs` are the bytes whose SHA-256 is `inputs_hash`,
    compressed. `corrects` is the key of the original, `corrected_by` that of the newest correction.
    """

    __tablename__ = "bulletins"

    key: str = Field(primary_key=True)
    series: str
    kind: str
    day: date
    issued_on: date
    due_at: datetime = Field(sa_type=Moment)
    state: BulletinState = Field(sa_type=choice(BulletinState))
    hold_reason: str | None = None
    number: int | None = None
    figures_day: date | None = None
    published_at: datetime | None = Field(default=None, sa_type=Moment)
    inputs_hash: str | None = None
    inputs: bytes | None = None
    content: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    settled_by: int | None = Field(default=None, sa_type=BigInteger)
    note: str | None = None
    """Why it was corrected or withdrawn; while it is held, the newest import that was looked at."""
    corrects: str | None = None
    corrected_by: str | None = None

    __table_args__ = (
        Index("ix_bulletins_number", "number", unique=True),
        Index("ix_bulletins_series_day", "series", "day"),
        Index("ix_bulletins_state_published_at", "state", "published_at"),
    )


class BulletinModeRow(SQLModel, table=True):
    """Somebody of the office switched the mode of a series; the newest row of a series holds, none is changed or removed."""

    __tablename__ = "bulletin_modes"

    id: int | None = Field(default=None, sa_column=key_column())
    series: str = Field(index=True)
    mode: Mode = Field(sa_type=choice(Mode))
    by: str
    at: datetime = Field(sa_type=Moment)


class BulletinNamingRow(SQLModel, table=True):
    """A court that a published bulletin named, and how."""

    __tablename__ = "bulletin_namings"

    bulletin_key: str = Field(primary_key=True, foreign_key="bulletins.key")
    court_code: str = Field(primary_key=True)
    naming: Naming = Field(primary_key=True, sa_type=choice(Naming))


class FullTableRow(SQLModel, table=True):
    """The full table of a published bulletin (rules.bulletins.full_table) as JSON, packed with zlib; it never changes."""

    __tablename__ = "full_tables"

    key: str = Field(primary_key=True, foreign_key="bulletins.key")
    content: bytes
