from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from rules.bulletins.values import BulletinState
from storage.columns import Moment, choice


class BulletinRow(SQLModel, table=True):
    """One occurrence, such as bulletin:daily:2026-11-20, from the moment it was due; what was published never changes."""

    __tablename__ = "bulletins"

    key: str = Field(primary_key=True)
    kind: str
    day: date
    due_at: datetime = Field(sa_type=Moment)
    state: BulletinState = Field(sa_type=choice(BulletinState))
    hold_reason: str | None = None
    figures_day: date | None = None
    published_at: datetime | None = Field(default=None, sa_type=Moment)
    inputs_hash: str | None = None
    content: dict[str, Any] | None = Field(default=None, sa_type=JSON)

    __table_args__ = (Index("ix_bulletins_kind_day", "kind", "day"),)


class FullTableRow(SQLModel, table=True):
    """The full table of a published bulletin (rules.bulletins.full_table) as JSON, packed with zlib; it never changes."""

    __tablename__ = "full_tables"

    key: str = Field(primary_key=True, foreign_key="bulletins.key")
    content: bytes
