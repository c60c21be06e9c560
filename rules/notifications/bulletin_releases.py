"""What the office hears of bulletins: what holds one back, what waits for its press, what was corrected or withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from rules.bulletins.doubts import Doubt
from rules.bulletins.fairness import Fairness
from rules.bulletins.occurrences import Hold
from rules.bulletins.ratio import Ratio
from rules.bulletins.series import Audience, BulletinKind, Mode
from rules.bulletins.values import BulletinName, BulletinState, Measure
from rules.outgoing import Button, Notification, Priority, WhenUncertain

RELEASE, RETURN_BULLETIN, ACCEPT_DOUBTS, WITHDRAW = (
    "bulletin_release",
    "bulletin_return",
    "bulletin_accept",
    "bulletin_withdraw",
)


@dataclass(frozen=True, slots=True)
class BulletinHeld(Notification):
    """The bulletin waits, why, and which courts have not reported; with buttons where the office may overrule the reason."""

    kind: ClassVar[str] = "bulletin_held"
    priority: ClassVar[Priority] = Priority.REMINDER

    name: BulletinName
    measure: Measure
    hold: Hold
    missing: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class BulletinLapsed(Notification):
    """The bulletin was never sent, and will not be."""

    kind: ClassVar[str] = "bulletin_lapsed"
    priority: ClassVar[Priority] = Priority.REMINDER

    name: BulletinName


@dataclass(frozen=True, slots=True)
class FiguresAwaited(Notification):
    """To the office, before a bulletin is due: who has not reported. `figures_day` None where nobody has."""

    kind: ClassVar[str] = "figures_awaited"
    priority: ClassVar[Priority] = Priority.REMINDER

    name: BulletinName
    due_at: datetime
    measure: Measure
    reported: int
    missing: tuple[str, ...]
    courts_asked: bool


@dataclass(frozen=True, slots=True)
class FiguresAsked(Notification):
    """To a court that has not reported, in its own group."""

    kind: ClassVar[str] = "figures_asked"
    priority: ClassVar[Priority] = Priority.REMINDER

    court: str
    figures_day: date
    due_at: datetime
    measure: Measure


class Settled(StrEnum):
    """What became of something that waited for the office's press."""

    RELEASED = "released"
    RETURNED = "returned"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Change:
    """A court whose figures a correction changes; None where it had none, or has none now."""

    court: str
    was: Ratio | None
    now: Ratio | None


@dataclass(frozen=True, slots=True)
class ReleaseAsked(Notification):
    """Under a preview: where it would go, what looks wrong, and the buttons; edited once it is settled."""

    kind: ClassVar[str] = "release_asked"
    priority: ClassVar[Priority] = Priority.BULLETIN

    name: BulletinName
    measure: Measure
    mode: Mode
    groups: int
    people: int
    doubts: tuple[Doubt, ...] = ()
    missing: int = 0
    changes: tuple[Change, ...] = ()
    more_changes: int = 0
    note: str = ""
    buttons: tuple[Button, ...] = ()
    settled: Settled | None = None
    by: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class DryRun(Notification):
    """Under a bulletin that was only tried: where it would go, and what would hold it. Nothing of it was kept."""

    kind: ClassVar[str] = "dry_run"
    priority: ClassVar[Priority] = Priority.BULLETIN

    name: BulletinName
    measure: Measure
    mode: Mode
    groups: int
    people: int
    hold: Hold | None = None


@dataclass(frozen=True, slots=True)
class WithdrawalAsked(Notification):
    """Whether the bulletin shall be taken back; edited once it is."""

    kind: ClassVar[str] = "withdrawal_asked"
    priority: ClassVar[Priority] = Priority.RECEIPT

    name: BulletinName
    number: int
    chats: int
    note: str = ""
    buttons: tuple[Button, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class MessageWithdrawn(Notification):
    """Not a message: delivery deletes one of the bot's own, or, where it is too old, puts these words in its place."""

    kind: ClassVar[str] = "message_withdrawn"
    priority: ClassVar[Priority] = Priority.ESCALATION
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    message_id: int
    has_picture: bool
    name: BulletinName


@dataclass(frozen=True, slots=True)
class BulletinWithdrawn(Notification):
    """To every group and person that had it."""

    kind: ClassVar[str] = "bulletin_withdrawn"
    priority: ClassVar[Priority] = Priority.ESCALATION
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    name: BulletinName


@dataclass(frozen=True, slots=True)
class WithdrawalDone(Notification):
    """To the office: how many were taken back, and which could not be reached."""

    kind: ClassVar[str] = "withdrawal_done"
    priority: ClassVar[Priority] = Priority.RECEIPT

    name: BulletinName
    number: int
    taken_back: int
    never_left: int
    unreached: tuple[str, ...] = ()


class NoRelease(StrEnum):
    """Why nothing was done."""

    UNKNOWN_NUMBER = "unknown_number"
    NOT_STANDING = "not_standing"  # withdrawn, or being withdrawn
    NO_INPUTS = "no_inputs"  # published before inputs were kept
    NOTHING_CHANGED = "nothing_changed"
    WAITING = "waiting"  # a correction waits for its press already
    SETTLED = "settled"  # somebody else pressed first
    NO_FIGURES = "no_figures"
    HELD = "held"
    UNKNOWN_SERIES = "unknown_series"


@dataclass(frozen=True, slots=True)
class ReleaseRefused(Notification):
    """Why the wish of somebody of the office was not carried out."""

    kind: ClassVar[str] = "release_refused"

    reason: NoRelease
    words: str = ""
    command: str = ""
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """One series as the office sees it: when, to whom, in which mode, and who switched it when."""

    name: str
    kind: BulletinKind
    title: str
    at: str
    on: int
    to: tuple[Audience, ...]
    people: tuple[str, ...]
    unknown_people: tuple[str, ...]
    workdays_only: bool
    preview: bool
    mode: Mode
    switched_by: str = ""
    switched_on: date | None = None
    begins: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class SeriesShown(Notification):
    """Every series; `switched` is the name of the one whose mode has just been switched."""

    kind: ClassVar[str] = "series_shown"

    series: tuple[SeriesLine, ...]
    switched: str = ""


@dataclass(frozen=True, slots=True)
class BulletinLine:
    """One published bulletin in the office's list."""

    number: int
    name: BulletinName
    measure: Measure
    mode: Mode
    state: BulletinState
    published_on: date
    by: str = ""
    note: str = ""
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class BulletinsListed(Notification):
    """What was published lately, the newest first."""

    kind: ClassVar[str] = "bulletins_listed"

    lines: tuple[BulletinLine, ...]


@dataclass(frozen=True, slots=True)
class FairnessShown(Notification):
    """How often each court was named in a period."""

    kind: ClassVar[str] = "fairness_shown"

    account: Fairness


ALL: tuple[type[Notification], ...] = (
    BulletinHeld,
    BulletinLapsed,
    FiguresAwaited,
    FiguresAsked,
    ReleaseAsked,
    DryRun,
    WithdrawalAsked,
    MessageWithdrawn,
    BulletinWithdrawn,
    WithdrawalDone,
    ReleaseRefused,
    SeriesShown,
    BulletinsListed,
    FairnessShown,
)
