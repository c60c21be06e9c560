"""What is said about draws of cases for interviews. Petitioners are in here in masked form only."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rules.draw import DrawFault
from rules.outgoing import Notification, Priority, WhenUncertain


@dataclass(frozen=True, slots=True)
class DrawAnnounced(Notification):
    """Before the draw: the pool, its hash and the commitment to the seed. `follows` is the draw that this one repeats, or 0."""

    kind: ClassVar[str] = "draw_announced"
    priority: ClassVar[Priority] = Priority.ORDER
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    number: int
    court: str
    by: str
    wanted: int
    pool_size: int
    too_old: int
    interviewed: int
    excluded: int
    rest_days: int
    since: date
    pool_hash: str
    commitment: str
    follows: int = 0
    reason: str = ""
    conditions: tuple[str, ...] = ()
    unfitting: int = 0


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """One case as the lot fell on it; `petitioner` and `cause` are shortened."""

    number: str
    petitioner: str
    filed_on: date
    cause: str


@dataclass(frozen=True, slots=True)
class CasesDrawn(Notification):
    """After the draw: the cases, the seed, and the record for a replay (the file's text, packed with zlib, in base64).

    `meet_by`: until when the president meets the petitioners; None where the court has no president to be ordered to.
    """

    kind: ClassVar[str] = "cases_drawn"
    priority: ClassVar[Priority] = Priority.ORDER
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    number: int
    court: str
    lines: tuple[DrawnLine, ...]
    seed: str
    record: str
    meet_by: date | None


@dataclass(frozen=True, slots=True)
class DrawRefused(Notification):
    """Nothing was drawn, and why; see rules.draw.DrawRefusal."""

    kind: ClassVar[str] = "draw_refused"

    fault: DrawFault
    limit: int = 0
    last: int = 0
    last_on: date | None = None
    since: date | None = None
    rest_days: int = 0


ALL: tuple[type[Notification], ...] = (DrawAnnounced, CasesDrawn, DrawRefused)
