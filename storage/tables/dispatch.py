from datetime import date, datetime

from sqlalchemy import JSON, BigInteger, Column, ForeignKey
from sqlmodel import Field, SQLModel

from rules.dispatch.values import MeetingState
from storage.columns import Moment, choice, key_column


class MeetingRow(SQLModel, table=True):
    """A dispatch meeting; `content` is rules.dispatch.values.Meeting as JSON, sealed; the others repeat what is searched for."""

    __tablename__ = "meetings"

    id: int | None = Field(default=None, sa_column=key_column())
    state: MeetingState = Field(sa_type=choice(MeetingState), index=True)
    held_at: datetime = Field(sa_type=Moment)
    content: bytes = b""


class RectificationRow(SQLModel, table=True):
    """What a rectification order asks of a court's indicator; values are numerator and denominator."""

    __tablename__ = "rectifications"

    order_id: int = Field(sa_column=Column(BigInteger, ForeignKey("orders.id"), primary_key=True, autoincrement=False))
    court_code: str = Field(foreign_key="courts.code")
    indicator_code: str = Field(index=True)
    baseline: list[int] = Field(sa_type=JSON)
    target: list[int] = Field(sa_type=JSON)
    due_on: date
