"""What people do in Telegram, as plain values: said, pressed, joined, moved."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import PurePath

from rules.personal_data import PersonalDataKind

SCANS = frozenset({".jpg", ".jpeg", ".png", ".heic", ".webp", ".bmp", ".tif", ".tiff", ".pdf"})


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Chat:
    id: int
    kind: ChatKind
    title: str = ""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who an update comes from. An anonymous administrator or a channel carries no authority."""

    telegram_id: int
    first_name: str = ""
    username: str | None = None
    is_bot: bool = False
    is_anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A @username or text_mention entity; offset and length count Python characters, not UTF-16 units."""

    offset: int
    length: int
    telegram_id: int | None = None
    username: str | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """The message that a reply answers; `part` is the piece of it that was quoted, if one was."""

    message_id: int
    sender_id: int | None
    text: str
    said_at: datetime | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file or a photo that was sent. `content` is filled in before the handler runs, and stays None for one that is too big."""

    file_id: str
    file_name: str
    size: int
    content: bytes | None = None

    @property
    def is_scan(self) -> bool:
        """Whether it is a photo or a scanned paper, by its name."""
        return PurePath(self.file_name).suffix.lower() in SCANS


@dataclass(frozen=True, slots=True)
class Said:
    """A message with text, a caption or a document. `command` is without slash and bot name; `arguments` is the rest.

    `personal_data` names the kinds of numbers that were typed; in `text` they are masked already.
    """

    update_id: int
    chat: Chat
    sender: Sender
    message_id: int
    said_at: datetime
    text: str = ""
    command: str | None = None
    arguments: str = ""
    mentions: tuple[Mention, ...] = ()
    reply_to: Quoted | None = None
    document: Document | None = None
    is_forwarded: bool = False
    is_edited: bool = False
    personal_data: tuple[PersonalDataKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button press; `nonce` is the button's whole callback data."""

    update_id: int
    chat: Chat
    sender: Sender
    query_id: str
    nonce: str
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class BotMembershipChanged:
    """The bot was added, removed, promoted or restricted; in a private chat: unblocked or blocked."""

    update_id: int
    chat: Chat
    sender: Sender
    is_member: bool
    is_admin: bool


@dataclass(frozen=True, slots=True)
class MemberChanged:
    update_id: int
    chat: Chat
    sender: Sender
    member: Sender
    is_member: bool


@dataclass(frozen=True, slots=True)
class GroupMigrated:
    """A group became a supergroup: the same group under another chat id."""

    update_id: int
    chat: Chat
    old_chat_id: int
    new_chat_id: int


@dataclass(frozen=True, slots=True)
class GroupRenamed:
    update_id: int
    chat: Chat
    title: str


Incoming = Said | Pressed | BotMembershipChanged | MemberChanged | GroupMigrated | GroupRenamed
