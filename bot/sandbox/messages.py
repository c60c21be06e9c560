"""What was said."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.sandbox.text import Entity

if TYPE_CHECKING:
    from bot.sandbox.people import Chat, User


@dataclass(frozen=True, slots=True)
class Attachment:
    """A stored file as it hangs on a message. `kind` is photo or document; width and height are a photo's pixels."""

    kind: str
    file_id: str
    unique_id: str
    name: str
    mime_type: str
    size: int
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button as a person sees it."""

    text: str
    data: str | None = None
    url: str | None = None


@dataclass(slots=True)
class Message:
    """One message. `text` is the caption where there is an attachment; `service` the fields of a service message."""

    chat: "Chat"
    id: int
    date: datetime
    sender: "User"
    sender_chat: "Chat | None" = None
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    attachment: Attachment | None = None
    markup: dict[str, Any] | None = None
    reply_to: "Message | None" = None
    thread_id: int | None = None
    edit_date: datetime | None = None
    origin: dict[str, Any] | None = None
    service: dict[str, Any] | None = None
    album: str | None = None
    reactions: dict[int, str] = field(default_factory=dict)

    @property
    def rows(self) -> list[list[Button]]:
        """The inline keyboard, row by row."""
        rows = (self.markup or {}).get("inline_keyboard", [])
        return [[Button(b["text"], b.get("callback_data"), b.get("url")) for b in row] for row in rows]

    @property
    def buttons(self) -> list[str]:
        """The labels on the inline keyboard, from the top left."""
        return [button.text for row in self.rows for button in row]

    def button(self, label: str) -> Button:
        """The button whose label is, or else contains, `label`. Raises LookupError naming those that there are."""
        everything = [button for row in self.rows for button in row]
        for found in (
            [button for button in everything if button.text == label],
            [button for button in everything if label in button.text],
        ):
            if len(found) == 1:
                return found[0]
        raise LookupError(f"no single button {label!r} among {self.buttons!r} under {self.text[:40]!r}")


@dataclass(slots=True)
class Press:
    """A press on a button (a callback query). `answer` is None until the bot answers; "" is an answer without words."""

    id: str
    user: "User"
    message: Message
    data: str
    date: datetime
    answer: str | None = None
    is_alert: bool = False
    url: str | None = None
