"""How a message was read, for whoever said it and for the office; and what was misread."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from rules.notifications.order_drafts import UnclearWords
from rules.orders.misreadings import Cause, Summary
from rules.outgoing import Notification
from rules.reading.values import Band, OrderKind, QuestionKind, SpeechAct


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    words: str
    taken_for: str
    why: str


@dataclass(frozen=True, slots=True)
class ReadingExplained(Notification):
    """Which words were taken for what, and what followed; `confidence` is in hundredths."""

    kind: ClassVar[str] = "reading_explained"

    text: str
    speech_act: SpeechAct
    order_kind: OrderKind | None
    band: Band
    confidence: int
    lines: tuple[EvidenceLine, ...]
    left_out: int
    responsible: tuple[str, ...]
    attending: tuple[str, ...]
    deadline: datetime | None
    deadline_is_estimate: bool
    questions: tuple[QuestionKind, ...]
    unclear: tuple[UnclearWords, ...]
    let_off: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NothingToExplain(Notification):
    """`is_foreign`: the message is somebody else's, and the asker is not of the office."""

    kind: ClassVar[str] = "reading_nothing_to_explain"

    is_foreign: bool


@dataclass(frozen=True, slots=True)
class Misread:
    """One reading that people corrected; names of parties are masked."""

    at: datetime
    cause: Cause
    by: str
    text: str
    was: Summary
    became: Summary | None


@dataclass(frozen=True, slots=True)
class MisreadList(Notification):
    kind: ClassVar[str] = "reading_misread_list"

    entries: tuple[Misread, ...]
    total: int


ALL: tuple[type[Notification], ...] = (ReadingExplained, NothingToExplain, MisreadList)
