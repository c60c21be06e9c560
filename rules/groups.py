"""The groups that the bot serves, and what makes one ready."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class GroupKind(StrEnum):
    COMMAND = "command"
    COURT = "court"
    CITY = "city"
    OFFICE = "office"
    LIAISON = "liaison"


class GroupState(StrEnum):
    UNBOUND = "unbound"
    BOUND = "bound"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Group:
    """A Telegram group. A court's group has its court; the command group has the high court; unbound groups have neither."""

    id: int
    chat_id: int
    title: str
    state: GroupState
    kind: GroupKind | None = None
    court_code: str | None = None
    bot_is_admin: bool = False
    last_heard_at: datetime | None = None

    @property
    def is_bound(self) -> bool:
        return self.state is not GroupState.UNBOUND
