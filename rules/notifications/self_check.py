"""What the office hears of the bot's watch over itself. Nothing here says what an order is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from rules.ladder.values import Clock, Rung
from rules.outgoing import Notification, Priority, WhenUncertain
from rules.self_check.ladders import Difference, Fault
from rules.self_check.standstill import Part

_MOST_LINES = 15


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    number: str
    label: str
    fault: Fault
    clock: Clock
    rung: Rung
    due_at: datetime
    is_repaired: bool


@dataclass(frozen=True, slots=True)
class LadderDifferences(Notification):
    """Steps that were not as their orders ask for, and whether that is mended."""

    kind: ClassVar[str] = "self_check_differences"
    priority: ClassVar[Priority] = Priority.RECEIPT
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    lines: tuple[DifferenceLine, ...]
    left_out: int

    @classmethod
    def of(cls, found: Sequence[Difference], zone: ZoneInfo) -> "LadderDifferences":
        lines = tuple(
            DifferenceLine(
                one.number,
                one.label,
                one.fault,
                one.clock,
                one.rung,
                one.due_at.astimezone(zone),
                one.repaired is not None,
            )
            for one in found[:_MOST_LINES]
        )
        return cls(lines, len(found) - len(lines))


@dataclass(frozen=True, slots=True)
class SelfCheckReport(Notification):
    """The daily line: how many groups can be reached, which cannot, what did not leave, and what had to be mended."""

    kind: ClassVar[str] = "self_check_report"
    priority: ClassVar[Priority] = Priority.RECEIPT
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    groups: int
    unreachable: tuple[str, ...]
    late: int
    undelivered: int
    repaired: int
    quarantined: int

    @property
    def is_clean(self) -> bool:
        return not (self.unreachable or self.late or self.undelivered or self.repaired or self.quarantined)


@dataclass(frozen=True, slots=True)
class StandstillBegun(Notification):
    """Intake, handling or delivery has given no sign of life since then."""

    kind: ClassVar[str] = "self_check_standstill"
    priority: ClassVar[Priority] = Priority.ESCALATION

    part: Part
    since: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class StandstillEnded(Notification):
    kind: ClassVar[str] = "self_check_standstill_ended"
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    part: Part
    since: datetime
    until: datetime


ALL: tuple[type[Notification], ...] = (LadderDifferences, SelfCheckReport, StandstillBegun, StandstillEnded)
