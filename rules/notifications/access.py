"""What is said to somebody who may not do what he tried, or who tried it in the wrong place or guise."""

from dataclasses import dataclass
from typing import ClassVar

from rules.outgoing import Notification, Priority


@dataclass(frozen=True, slots=True)
class NotAllowed(Notification):
    """An enrolled person used something that is kept for others."""

    kind: ClassVar[str] = "not_allowed"
    priority: ClassVar[Priority] = Priority.RECEIPT


@dataclass(frozen=True, slots=True)
class NotEnrolled(Notification):
    """Somebody unknown wrote to the bot in private."""

    kind: ClassVar[str] = "not_enrolled"
    priority: ClassVar[Priority] = Priority.RECEIPT


@dataclass(frozen=True, slots=True)
class WrongPlace(Notification):
    """The command works elsewhere: in private if `in_private`, else in a group that is bound to a court."""

    kind: ClassVar[str] = "wrong_place"
    priority: ClassVar[Priority] = Priority.RECEIPT

    in_private: bool


@dataclass(frozen=True, slots=True)
class UseOwnAccount(Notification):
    """An anonymous administrator or a channel gave a command: nobody can tell who stands behind it."""

    kind: ClassVar[str] = "use_own_account"
    priority: ClassVar[Priority] = Priority.RECEIPT


@dataclass(frozen=True, slots=True)
class ButtonGone(Notification):
    """The button was forged, or its time is over."""

    kind: ClassVar[str] = "button_gone"
    priority: ClassVar[Priority] = Priority.RECEIPT


@dataclass(frozen=True, slots=True)
class NotYourButton(Notification):
    """The button waits for somebody else."""

    kind: ClassVar[str] = "not_your_button"
    priority: ClassVar[Priority] = Priority.RECEIPT


ALL: tuple[type[Notification], ...] = (NotAllowed, NotEnrolled, WrongPlace, UseOwnAccount, ButtonGone, NotYourButton)
