"""All tables; importing this module fills SQLModel.metadata."""

from sqlmodel import SQLModel

from storage.tables import audit, groups, messages, roster

__all__ = ["audit", "groups", "messages", "metadata", "roster"]

metadata = SQLModel.metadata
