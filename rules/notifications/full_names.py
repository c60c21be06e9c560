"""Full names in private chats, for a purpose and for some minutes; and who has read them."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from rules.full_names import Purpose
from rules.outgoing import Button, Notification, WhenUncertain


@dataclass(frozen=True, slots=True)
class PurposeAsked(Notification):
    """What is the full name needed for? One button a purpose."""

    kind: ClassVar[str] = "full_name_purpose_asked"

    number: str
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class NamedCase:
    """The parties to a case of the register, unmasked; `respondent` may be unknown."""

    number: str
    petitioner: str
    respondent: str


@dataclass(frozen=True, slots=True)
class FullNameShown(Notification):
    """The only notification that holds a full name. It goes to one person in private, its facts are wiped once it has left."""

    kind: ClassVar[str] = "full_name_shown"

    number: str
    purpose: Purpose
    petitioner: str | None
    cases: tuple[NamedCase, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class FullNameWithdrawn(Notification):
    """Delivery deletes the message that it hangs under; where Telegram no longer allows that, these words take its place."""

    kind: ClassVar[str] = "full_name_withdrawn"
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    number: str


@dataclass(frozen=True, slots=True)
class FullNameRefused(Notification):
    """An alert at the button: the reader does not work on the order, or (`is_unknown`) no full name is known."""

    kind: ClassVar[str] = "full_name_refused"

    number: str
    is_unknown: bool = False


@dataclass(frozen=True, slots=True)
class NameRead:
    """One line of the list. `who` is empty for the command line; `what` is the number of an order or a case, empty for a search."""

    at: datetime
    who: str
    what: str
    purpose: Purpose | None


@dataclass(frozen=True, slots=True)
class NamesRead(Notification):
    """The newest readings of full names, newest first, and how many there are in all within the days looked at."""

    kind: ClassVar[str] = "names_read"

    days: int
    lines: tuple[NameRead, ...]
    total: int


ALL: tuple[type[Notification], ...] = (
    PurposeAsked,
    FullNameShown,
    FullNameWithdrawn,
    FullNameRefused,
    NamesRead,
)
