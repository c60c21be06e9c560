"""Draws, with everything that a replay needs; nothing in them ever changes."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index
from sqlmodel import Field, SQLModel

from storage.columns import Moment, key_column


class DrawRow(SQLModel, table=True):
    """One draw of a court. `record` is the published record (rules.draw.DrawRecord) as JSON, packed with zlib.

    Somebody asked for it by an update, or it was due on an `occasion` (monthly:2026-12:dlgjz); neither happens twice.
    """

    __tablename__ = "draws"

    id: int | None = Field(default=None, sa_column=key_column())
    court_code: str = Field(foreign_key="courts.code")
    drawn_at: datetime = Field(sa_type=Moment)
    drawn_by: int | None = Field(default=None, sa_column=Column(BigInteger, ForeignKey("people.id"), nullable=True))
    update_id: int | None = Field(default=None, sa_type=BigInteger, unique=True)
    occasion: str | None = Field(default=None, unique=True)
    drawn: list[str] = Field(sa_type=JSON)
    record: bytes

    __table_args__ = (Index("ix_draws_court_code_id", "court_code", "id"),)
