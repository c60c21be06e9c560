"""The days that the office has typed in from the yearly notice."""

from datetime import date

from sqlmodel import Field, SQLModel

from rules.calendar import DayKind
from storage.columns import choice


class LocalClosureRow(SQLModel, table=True):
    """A day on which one court is closed."""

    __tablename__ = "local_closures"

    court_code: str = Field(primary_key=True, foreign_key="courts.code")
    day: date = Field(primary_key=True)
    note: str = ""


class CalendarOverrideRow(SQLModel, table=True):
    __tablename__ = "calendar_overrides"

    day: date = Field(primary_key=True)
    kind: DayKind = Field(sa_type=choice(DayKind))
    note: str = ""
