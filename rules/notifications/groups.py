"""What is said while a group is bound, watched or left."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from rules.groups import GroupKind
from rules.outgoing import Button, Notification, Priority


@dataclass(frozen=True, slots=True)
class GroupNotBound(Notification):
    """The one sentence that an unbound group gets before the bot leaves."""

    kind: ClassVar[str] = "group_not_bound"


@dataclass(frozen=True, slots=True)
class GroupLeft(Notification):
    """Not a message: delivery leaves the chat."""

    kind: ClassVar[str] = "group_left"


@dataclass(frozen=True, slots=True)
class GroupBound(Notification):
    """The group has its court; `bot_is_admin` false means that the bot asks for the right."""

    kind: ClassVar[str] = "group_bound"

    group_kind: GroupKind
    court: str
    bot_is_admin: bool


@dataclass(frozen=True, slots=True)
class GroupAlreadyBound(Notification):
    kind: ClassVar[str] = "group_already_bound"

    group_kind: GroupKind
    court: str


@dataclass(frozen=True, slots=True)
class BindingWaits(Notification):
    """Said in the group: an administrator has to agree, as another group or another court is affected."""

    kind: ClassVar[str] = "binding_waits"

    group_kind: GroupKind
    court: str


@dataclass(frozen=True, slots=True)
class BindingAsked(Notification):
    """The administrators' question; `bound_now` is the title of the group that would lose its place."""

    kind: ClassVar[str] = "binding_asked"
    priority: ClassVar[Priority] = Priority.ORDER

    group_kind: GroupKind
    court: str
    title: str
    bound_now: str
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class BindingDecided(Notification):
    """The toast for whoever pressed, and the word for the group that waited."""

    kind: ClassVar[str] = "binding_decided"

    group_kind: GroupKind
    court: str
    is_moved: bool


@dataclass(frozen=True, slots=True)
class GroupReplaced(Notification):
    """Said in the group that was bound before; the bot leaves it."""

    kind: ClassVar[str] = "group_replaced"

    court: str


@dataclass(frozen=True, slots=True)
class GroupUnreachable(Notification):
    """For the office: the bot was removed from a bound group."""

    kind: ClassVar[str] = "group_unreachable"
    priority: ClassVar[Priority] = Priority.ORDER

    title: str
    court: str


@dataclass(frozen=True, slots=True)
class GroupReachable(Notification):
    """For the office: the bot is back in a group that it had lost."""

    kind: ClassVar[str] = "group_reachable"

    title: str
    court: str


@dataclass(frozen=True, slots=True)
class RightsLost(Notification):
    """For the office: the bot is no administrator of a bound group any more."""

    kind: ClassVar[str] = "rights_lost"

    title: str
    court: str


@dataclass(frozen=True, slots=True)
class UnknownMember(Notification):
    """For the office: somebody who is not enrolled joined a bound group."""

    kind: ClassVar[str] = "unknown_member"

    title: str
    member: str


@dataclass(frozen=True, slots=True)
class GroupCode(Notification):
    """For an administrator: the code for one group. It is wiped from the outbox once it was sent."""

    kind: ClassVar[str] = "group_code"

    group_kind: GroupKind
    court: str
    code: str
    bot_username: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class GroupCodeUnclear(Notification):
    """For an administrator: which court is meant cannot be told; `asked` is empty when none was named."""

    kind: ClassVar[str] = "group_code_unclear"

    asked: str


ALL: tuple[type[Notification], ...] = (
    GroupNotBound,
    GroupLeft,
    GroupBound,
    GroupAlreadyBound,
    BindingWaits,
    BindingAsked,
    BindingDecided,
    GroupReplaced,
    GroupUnreachable,
    GroupReachable,
    RightsLost,
    UnknownMember,
    GroupCode,
    GroupCodeUnclear,
)
