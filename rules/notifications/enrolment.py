"""What is said while people are let in."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from rules.enrolment import CodeRefused
from rules.outgoing import Notification


@dataclass(frozen=True, slots=True)
class Welcome(Notification):
    """The account speaks for the person now. `posts` are such as 大连中院 院长."""

    kind: ClassVar[str] = "welcome"

    name: str
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AlreadyEnrolled(Notification):
    kind: ClassVar[str] = "already_enrolled"

    name: str


@dataclass(frozen=True, slots=True)
class AccountInUse(Notification):
    """The account speaks for somebody else; `name` is that person, who is the reader."""

    kind: ClassVar[str] = "account_in_use"

    name: str


@dataclass(frozen=True, slots=True)
class AccountMoved(Notification):
    """Told to the account that spoke for the person until now."""

    kind: ClassVar[str] = "account_moved"

    name: str


@dataclass(frozen=True, slots=True)
class CodeNotAccepted(Notification):
    kind: ClassVar[str] = "code_not_accepted"

    reason: CodeRefused
    locked_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Identity(Notification):
    """/whoami: the numeric id of the reader and, for the enrolled, name and posts."""

    kind: ClassVar[str] = "identity"

    telegram_id: int
    name: str
    posts: tuple[str, ...]
    is_admin: bool


@dataclass(frozen=True, slots=True)
class Help(Notification):
    """/help: only what the reader may use."""

    kind: ClassVar[str] = "help"

    name: str
    is_enrolled: bool
    is_office: bool
    is_admin: bool


@dataclass(frozen=True, slots=True)
class Invitation(Notification):
    """For an administrator: the link by which one person enrols. It is wiped from the outbox once it was sent."""

    kind: ClassVar[str] = "invitation"

    name: str
    posts: tuple[str, ...]
    code: str
    bot_username: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class InvitationUnclear(Notification):
    """For an administrator: nobody or too many are meant; `asked` is empty when nobody was named."""

    kind: ClassVar[str] = "invitation_unclear"

    asked: str
    count: int


ALL: tuple[type[Notification], ...] = (
    Welcome,
    AlreadyEnrolled,
    AccountInUse,
    AccountMoved,
    CodeNotAccepted,
    Identity,
    Help,
    Invitation,
    InvitationUnclear,
)
