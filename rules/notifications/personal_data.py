"""What is said and done when somebody types an identity, mobile or bank card number into a chat."""

from dataclasses import dataclass
from typing import ClassVar

from rules.outgoing import Notification, Priority, WhenUncertain
from rules.personal_data import PersonalDataKind


@dataclass(frozen=True, slots=True)
class MessageDeleted(Notification):
    """Not a message: delivery deletes somebody else's message, where the bot may. Doing it twice harms nobody."""

    kind: ClassVar[str] = "message_deleted"
    priority: ClassVar[Priority] = Priority.ESCALATION
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    message_id: int


@dataclass(frozen=True, slots=True)
class PersonalDataTyped(Notification):
    """Tells the writer; never repeats what was written. `name` is empty for whoever is not in the roster."""

    kind: ClassVar[str] = "personal_data_typed"
    priority: ClassVar[Priority] = Priority.ESCALATION

    name: str
    kinds: tuple[PersonalDataKind, ...]
    is_deleted: bool


ALL: tuple[type[Notification], ...] = (MessageDeleted, PersonalDataTyped)
