from datetime import datetime

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from rules.groups import GroupKind, GroupState
from storage.columns import Moment, choice, key_column


class GroupRow(SQLModel, table=True):
    """A Telegram group under its present chat id."""

    __tablename__ = "groups"

    id: int | None = Field(default=None, sa_column=key_column())
    chat_id: int = Field(sa_type=BigInteger, unique=True)
    title: str = ""
    state: GroupState = Field(default=GroupState.UNBOUND, sa_type=choice(GroupState))
    kind: GroupKind | None = Field(default=None, sa_type=choice(GroupKind))
    court_code: str | None = Field(default=None, foreign_key="courts.code", index=True)
    bot_is_admin: bool = False
    bound_at: datetime | None = Field(default=None, sa_type=Moment)
    last_heard_at: datetime | None = Field(default=None, sa_type=Moment)
    unbound_since: datetime | None = Field(default=None, sa_type=Moment)
