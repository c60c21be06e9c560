"""What bulletins say, to everybody and to each court, and what is answered to those who ask."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from rules.bulletins.own import OwnPlace
from rules.bulletins.series import Mode
from rules.bulletins.trend import TrendPoint
from rules.bulletins.values import Bulletin, BulletinName, Measure
from rules.dispatch.rectifying import Effect
from rules.interviews.counts import Tally
from rules.outgoing import Button, Notification, Priority


@dataclass(frozen=True, slots=True)
class ProvinceBulletin(Notification):
    """The bulletin for the command group, or for whoever wants to see it again, with its picture.

    `interviews` are those of the month so far; only the command group hears of them, and only where there are some.
    """

    kind: ClassVar[str] = "province_bulletin"
    priority: ClassVar[Priority] = Priority.BULLETIN

    bulletin: Bulletin
    buttons: tuple[Button, ...] = ()
    interviews: Tally | None = None


@dataclass(frozen=True, slots=True)
class CourtBulletin(Notification):
    """A court's own part, for its group, or for whoever asks for the court; with the days of its trend a picture too."""

    kind: ClassVar[str] = "court_bulletin"
    priority: ClassVar[Priority] = Priority.BULLETIN

    name: BulletinName
    figures_day: date
    measure: Measure
    mode: Mode
    own: OwnPlace
    is_late: bool = False
    is_sample: bool = False
    effect: Effect | None = None
    compared_with: date | None = None
    trend: tuple[TrendPoint, ...] = ()
    buttons: tuple[Button, ...] = ()

    def with_trend(self, points: tuple[TrendPoint, ...]) -> "CourtBulletin":
        return replace(self, trend=points)


@dataclass(frozen=True, slots=True)
class FullRanking(Notification):
    """All places of an indicator, for who asked."""

    kind: ClassVar[str] = "full_ranking"

    bulletin: Bulletin


@dataclass(frozen=True, slots=True)
class NoBulletin(Notification):
    """There is nothing to show yet."""

    kind: ClassVar[str] = "no_bulletin"


class Asked(StrEnum):
    """What was asked for under a bulletin that does not have it."""

    OWN_COURT = "own_court"  # of somebody whose court takes no part
    BEFORE = "before"  # of the first one
    TABLE = "table"  # of one from before tables were kept


@dataclass(frozen=True, slots=True)
class NotUnderBulletin(Notification):
    """A button under a published bulletin leads to nothing."""

    kind: ClassVar[str] = "not_under_bulletin"

    asked: Asked


@dataclass(frozen=True, slots=True)
class NoFigures(Notification):
    """The indicator exists and nobody has imported figures of it."""

    kind: ClassVar[str] = "no_figures"

    measure: Measure


@dataclass(frozen=True, slots=True)
class UnknownIndicator(Notification):
    """`known` are the indicators that have figures."""

    kind: ClassVar[str] = "unknown_indicator"

    name: str
    known: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class UnknownCourt(Notification):
    """`candidates` are the courts that an ambiguous name may mean; empty where it means none."""

    kind: ClassVar[str] = "unknown_court"

    name: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CourtNotShown(Notification):
    """The asker may not see this court's figures here; `is_group` when he may in private."""

    kind: ClassVar[str] = "court_not_shown"

    is_group: bool


ALL: tuple[type[Notification], ...] = (
    ProvinceBulletin,
    CourtBulletin,
    FullRanking,
    NoBulletin,
    NotUnderBulletin,
    NoFigures,
    UnknownIndicator,
    UnknownCourt,
    CourtNotShown,
)
