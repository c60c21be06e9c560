"""What the office reads of the ledger. Parties' names are masked in every line."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from rules.ledger.lights import Light
from rules.ledger.values import Entry, Sum
from rules.outgoing import Button, Notification, Priority


class Form(StrEnum):
    XLSX = "xlsx"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class LedgerShown(Notification):
    """The first lines, and how many there are of each light; the buttons give the whole as a file."""

    kind: ClassVar[str] = "ledger_shown"

    asked: str
    whole: int
    lights: dict[Light, int]
    entries: tuple[Entry, ...]
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class LedgerSums(Notification):
    """By court or by leader, those with most red first; `left_out` are not shown."""

    kind: ClassVar[str] = "ledger_sums"

    asked: str
    is_by_court: bool
    sums: tuple[Sum, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class LedgerFile(Notification):
    """The whole as a file. `courts` names the court of each entry."""

    kind: ClassVar[str] = "ledger_file"
    priority: ClassVar[Priority] = Priority.RECEIPT
    takes_long: ClassVar[bool] = True

    asked: str
    day: date
    form: Form
    entries: tuple[Entry, ...]
    courts: tuple[str, ...]
    issuer: str


@dataclass(frozen=True, slots=True)
class LedgerNotUnderstood(Notification):
    kind: ClassVar[str] = "ledger_not_understood"

    words: tuple[str, ...]


ALL: tuple[type[Notification], ...] = (LedgerShown, LedgerSums, LedgerFile, LedgerNotUnderstood)
