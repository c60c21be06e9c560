"""What is said about a message that may be an order, to its issuer alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from rules.orders.corrections import DraftPart
from rules.outgoing import Button, Notification, Priority
from rules.reading.values import Basis, OrderKind, Unclear


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to what a draft leaves open."""

    words: str
    button: Button


@dataclass(frozen=True, slots=True)
class UnclearWords:
    """Words of the message that the reading could not account for; empty where the whole message is in doubt."""

    reason: Unclear
    words: str


@dataclass(frozen=True, slots=True)
class DraftPiece:
    """A piece of the message that would be an order of its own."""

    responsible: tuple[str, ...]
    deadline: datetime | None
    objective: str
    let_off: tuple[str, ...] = ()
    more: int = 0
    """How many more are responsible than are named."""


@dataclass(frozen=True, slots=True)
class DraftCard(Notification):
    """What was understood, to its issuer only. `choices` are empty when nothing is open, or nothing can be chosen."""

    kind: ClassVar[str] = "order_draft"
    priority: ClassVar[Priority] = Priority.ORDER

    order_kind: OrderKind
    text: str
    responsible: tuple[str, ...]
    assisting: tuple[str, ...]
    attending: tuple[str, ...]
    petitioner: str
    deadline: datetime | None
    deadline_is_estimate: bool
    objective: str
    unclear: tuple[UnclearWords, ...]
    basis: Basis | None
    more: int
    """How many more are responsible than are named."""
    pieces: tuple[DraftPiece, ...]
    is_open: bool
    choices: tuple[Choice, ...]
    buttons: tuple[Button, ...]
    let_off: tuple[str, ...] = ()
    """The courts that the words let off of a set."""


@dataclass(frozen=True, slots=True)
class DraftWordsWanted(Notification):
    """After a press on 改人, 改时限 or 改内容: the issuer's next words in private are taken as that part.

    `is_again`: the words that he sent were not understood.
    """

    kind: ClassVar[str] = "order_draft_words_wanted"

    part: DraftPart
    is_again: bool = False


@dataclass(frozen=True, slots=True)
class DraftSettled(Notification):
    """What became of a draft; in place of its card. `numbers` are empty where it became no order, `heir` has it now."""

    kind: ClassVar[str] = "order_draft_settled"

    numbers: tuple[str, ...]
    is_expired: bool = False
    heir: str = ""


ALL: tuple[type[Notification], ...] = (
    DraftCard,
    DraftWordsWanted,
    DraftSettled,
)
