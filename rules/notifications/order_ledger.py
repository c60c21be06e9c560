"""What is said to whoever asks why: what was done, what was sent, what was not and why, what comes next."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from rules.ladder.values import Clock, Rung, StepReason, StepState, Target
from rules.orders.undelivered import Cause
from rules.orders.values import EventKind
from rules.outgoing import Button, Notification


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """What happened, which step was due and what became of it, or what did not arrive.

    Exactly one of `event`, `state` and `undelivered` is given; `label` is then the party, or the recipient.
    """

    at: datetime
    label: str
    actor: str = ""
    event: EventKind | None = None
    text: str = ""
    state: StepState | None = None
    reason: StepReason | None = None
    rung: Rung | None = None
    to: tuple[Target, ...] = ()
    moved_from: datetime | None = None
    undelivered: Cause | None = None


@dataclass(frozen=True, slots=True)
class LedgerSection:
    """The steps of one clock; without a clock the entries of the ledger, or, if `is_undelivered`, what did not arrive.

    `resting` is why the clock stands still for everybody. `left_out` lines are not shown.
    """

    lines: tuple[LedgerLine, ...]
    left_out: int = 0
    clock: Clock | None = None
    resting: StepReason | None = None
    is_undelivered: bool = False


@dataclass(frozen=True, slots=True)
class OrderLedger(Notification):
    """What fits on a telephone; the button gives the whole, where something is left out."""

    kind: ClassVar[str] = "order_ledger"

    number: str
    sections: tuple[LedgerSection, ...]
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderLedgerFile(Notification):
    """Every entry and every step, as a file."""

    kind: ClassVar[str] = "order_ledger_file"

    number: str
    sections: tuple[LedgerSection, ...]


ALL: tuple[type[Notification], ...] = (OrderLedger, OrderLedgerFile)
