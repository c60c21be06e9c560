"""Supervision letters as they went out; nothing in them ever changes."""

from datetime import datetime

from sqlalchemy import BigInteger, Column, ForeignKey, UniqueConstraint
from sqlmodel import Field, SQLModel

from rules.letters import Colour
from storage.columns import Moment, choice, key_column


class LetterRow(SQLModel, table=True):
    """One letter; `facts` is what it says, sealed (storage.sealed), so that it can be given again word for word."""

    __tablename__ = "letters"

    id: int | None = Field(default=None, sa_column=key_column())
    order_id: int = Field(sa_column=Column(BigInteger, ForeignKey("orders.id"), nullable=False, index=True))
    party_id: int = Field(sa_type=BigInteger)
    step_key: str = Field(unique=True)
    colour: Colour = Field(sa_type=choice(Colour))
    year: int
    count: int
    issued_at: datetime = Field(sa_type=Moment)
    facts: bytes = b""

    __table_args__ = (UniqueConstraint("colour", "year", "count"),)
