"""What is said while a group is bound or left."""

from dataclasses import dataclass
from typing import ClassVar

from rules.outgoing import Notification


@dataclass(frozen=True, slots=True)
class GroupNotBound(Notification):
    """The one sentence that an unbound group gets before the bot leaves."""

    kind: ClassVar[str] = "group_not_bound"


@dataclass(frozen=True, slots=True)
class GroupLeft(Notification):
    """Not a message: delivery leaves the chat."""

    kind: ClassVar[str] = "group_left"


ALL: tuple[type[Notification], ...] = (GroupNotBound, GroupLeft)
