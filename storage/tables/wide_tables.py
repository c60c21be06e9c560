"""Wide tables of figures: how their headings are to be understood, and those that wait for somebody to say so."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, ForeignKey
from sqlmodel import Field, SQLModel

from storage.columns import Moment, key_column


class TableTemplateRow(SQLModel, table=True):
    """What each heading means in tables with these headings, as somebody of the office confirmed it."""

    __tablename__ = "table_templates"

    signature: str = Field(primary_key=True)
    meanings: dict[str, Any] = Field(sa_type=JSON)
    confirmed_by: int | None = Field(default=None, sa_column=Column(BigInteger, ForeignKey("people.id"), nullable=True))
    confirmed_at: datetime = Field(sa_type=Moment)


class WaitingTableRow(SQLModel, table=True):
    """A table that was shown and not confirmed yet. `content` is the table as JSON, packed with zlib."""

    __tablename__ = "waiting_tables"

    id: int | None = Field(default=None, sa_column=key_column())
    sender: str = Field(index=True)
    source_hash: str
    file_name: str
    layout: dict[str, Any] = Field(sa_type=JSON)
    content: bytes
    created_at: datetime = Field(sa_type=Moment)
