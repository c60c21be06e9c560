"""What is said about a file of figures."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from rules.indicator_import import LineRefusal
from rules.outgoing import Notification
from rules.spreadsheets import Refusal


@dataclass(frozen=True, slots=True)
class FiguresImported(Notification):
    """The summary: what was taken, what it changed, and every refused line up to a limit; `refused` counts them all."""

    kind: ClassVar[str] = "figures_imported"

    file_name: str
    days: tuple[date, ...]
    courts: int
    indicators: int
    new: int
    changed: int
    same: int
    refused: int
    refusals: tuple[LineRefusal, ...] = ()


@dataclass(frozen=True, slots=True)
class FiguresRefused(Notification):
    """The whole file is refused and nothing of it was kept."""

    kind: ClassVar[str] = "figures_refused"

    file_name: str
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class FiguresAlreadyImported(Notification):
    """The same bytes were read before."""

    kind: ClassVar[str] = "figures_already_imported"

    file_name: str
    earlier_name: str
    imported_at: datetime
    taken: int


ALL: tuple[type[Notification], ...] = (FiguresImported, FiguresRefused, FiguresAlreadyImported)
