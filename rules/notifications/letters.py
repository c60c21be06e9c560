"""What is said in a supervision letter. The petitioner's name is masked."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from rules.letters import LetterNumber
from rules.notifications.bulletin_documents import NoticeForm
from rules.outgoing import Button, Notification, Priority, WhenUncertain
from rules.reading.values import OrderKind


@dataclass(frozen=True, slots=True)
class SupervisionLetter(Notification):
    """One letter to one party about one order; `before` are the letters that did not help."""

    kind: ClassVar[str] = "supervision_letter"
    priority: ClassVar[Priority] = Priority.ESCALATION
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND
    takes_long: ClassVar[bool] = True

    letter: LetterNumber
    number: str
    order_kind: OrderKind
    court: str
    label: str
    name: str
    telegram_id: int | None
    objective: str
    petitioner: str | None
    issuer: str
    ordered_at: datetime
    deadline: datetime
    workdays_late: int
    last_word: str
    before: tuple[LetterNumber, ...]
    copied_to: tuple[str, ...]
    office: str
    issued_at: datetime
    form: NoticeForm = NoticeForm.PDF


@dataclass(frozen=True, slots=True)
class LetterLine:
    letter: LetterNumber
    label: str
    issued_at: datetime
    button: Button


@dataclass(frozen=True, slots=True)
class LettersListed(Notification):
    """The letters of one order, each with a button that gives it as a document."""

    kind: ClassVar[str] = "letters_listed"

    number: str
    lines: tuple[LetterLine, ...]


ALL: tuple[type[Notification], ...] = (SupervisionLetter, LettersListed)
