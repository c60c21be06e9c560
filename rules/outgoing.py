"""What the bot will say, as facts: to whom, how urgent, and what happens when nobody knows whether it arrived."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import ClassVar


class Priority(IntEnum):
    """Lower goes first, across all chats."""

    ESCALATION = 0
    ORDER = 1
    RECEIPT = 2
    REMINDER = 3
    BULLETIN = 4


class WhenUncertain(StrEnum):
    """What to do with a message that may or may not have been delivered."""

    RESEND = "resend"
    DROP = "drop"


class OutboxState(StrEnum):
    """The life of an outgoing message; every one ends in a state that is_final knows."""

    WAITING = "waiting"  # committed, not yet claimed
    SENDING = "sending"  # claimed under a lease; the first byte may have left
    SENT = "sent"  # Telegram named the message id
    REFUSED = "refused"  # Telegram will never take it; the reason is kept
    EXPIRED = "expired"  # too late to be of use
    UNCERTAIN = "uncertain"  # may have been delivered, and its class says: do not repeat
    SUPERSEDED = "superseded"  # a newer state of the same thing replaced it unsent

    @property
    def is_final(self) -> bool:
        return self not in {OutboxState.WAITING, OutboxState.SENDING}


@dataclass(frozen=True, slots=True)
class Recipient:
    """Exactly one of: a known group, a person of the roster (in private), a bare chat (strangers, replies to the unknown)."""

    group_id: int | None = None
    person_id: int | None = None
    chat_id: int | None = None

    def __post_init__(self) -> None:
        given = [value for value in (self.group_id, self.person_id, self.chat_id) if value is not None]
        if len(given) != 1:
            raise ValueError("a recipient is one group, one person or one chat")

    @property
    def key(self) -> str:
        if self.group_id is not None:
            return f"group:{self.group_id}"
        return f"person:{self.person_id}" if self.person_id is not None else f"chat:{self.chat_id}"


@dataclass(frozen=True, slots=True)
class Button:
    """A press that is offered. The template gives the words for `action`; `nonce` is all that Telegram learns."""

    action: str
    nonce: str


@dataclass(frozen=True, slots=True)
class Notification:
    """Facts of one message, without words. Every field must survive JSON: str, int, bool, dates, Fraction-free.

    `takes_long`: its page has a file or a picture, which is made in a thread.
    """

    kind: ClassVar[str]
    priority: ClassVar[Priority] = Priority.RECEIPT
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.DROP
    takes_long: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to be delivered once. `key` is unique for ever, e.g. bulletin:daily:2026-11-20:group:42.

    `slot` names a message that is edited in place (one per recipient and slot): the first delivery creates it, later ones
    edit it, and a newer one replaces an older one that has not left yet. `reply_to_slot` and `reply_to_message` hang the
    message under another one in the same chat. Nothing leaves before `not_before`; after `expires_at` it is not worth sending.
    """

    key: str
    recipient: Recipient
    notification: Notification
    slot: str | None = None
    reply_to_slot: str | None = None
    reply_to_message: int | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person who pressed a button sees at once: a short toast, or an alert that must be confirmed."""

    notification: Notification
    is_alert: bool = False
