"""One message as its reader sees it, before it becomes a call to Telegram."""

from dataclasses import dataclass, field
from html import escape

from rules.outgoing import Button


@dataclass(frozen=True, slots=True)
class LabelledButton:
    """A button with its words. Exactly one of nonce (a press) and url (a link) is given."""

    label: str
    nonce: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file made for this message; `is_photo` shows it as a picture."""

    file_name: str
    content: bytes
    is_photo: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """HTML text of at most 4,096 characters after parsing (1,024 as the caption of an attachment), rows of buttons, a file.

    `awaits_reply` opens an answer to it on the telephones of those whom the text mentions; such a page has no buttons.
    """

    text: str
    buttons: tuple[tuple[LabelledButton, ...], ...] = ()
    attachment: Attachment | None = None
    awaits_reply: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The labels of one language for the actions that buttons offer."""

    labels: dict[str, str] = field(default_factory=dict)

    def row(self, buttons: tuple[Button, ...]) -> tuple[LabelledButton, ...]:
        return tuple(LabelledButton(self.labels[button.action], nonce=button.nonce) for button in buttons)

    def rows(self, buttons: tuple[Button, ...], a_row: int = 3) -> tuple[tuple[LabelledButton, ...], ...]:
        """So many buttons a row; three, as a telephone shows them."""
        return tuple(self.row(buttons[start : start + a_row]) for start in range(0, len(buttons), a_row))


def safe(value: object) -> str:
    """The value as text that cannot become markup; every value that a person typed goes through here."""
    return escape(str(value), quote=False)
