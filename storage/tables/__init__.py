"""All tables; importing this module fills SQLModel.metadata."""

from sqlalchemy import event
from sqlmodel import SQLModel

from storage.tables import (
    audit,
    bulletins,
    calendar,
    cases,
    dispatch,
    draws,
    groups,
    indicators,
    interviews,
    letters,
    messages,
    orders,
    roster,
    wide_tables,
)
from storage.triggers import add_triggers

__all__ = [
    "audit",
    "bulletins",
    "calendar",
    "cases",
    "dispatch",
    "draws",
    "groups",
    "indicators",
    "interviews",
    "letters",
    "messages",
    "metadata",
    "orders",
    "roster",
    "wide_tables",
]

metadata = SQLModel.metadata
event.listen(metadata, "after_create", add_triggers)
