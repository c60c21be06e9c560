from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from storage.columns import Moment, key_column


class AuditRow(SQLModel, table=True):
    """One entry of the hash chain: what happened to what, who did it; `hash` covers the entry and the one before."""

    __tablename__ = "audit"

    number: int | None = Field(default=None, sa_column=key_column())
    at: datetime = Field(sa_type=Moment)
    actor: str
    event: str = Field(index=True)
    subject: str = Field(index=True)
    details: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    previous: str
    hash: str = Field(unique=True)
