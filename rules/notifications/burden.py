"""What the office hears of the burden that courts bear, and of their scores."""

from dataclasses import dataclass
from typing import ClassVar

from rules.burden import Burden
from rules.outgoing import Notification
from rules.scoring import Score


@dataclass(frozen=True, slots=True)
class BurdenShown(Notification):
    """Today's figures, the heaviest first."""

    kind: ClassVar[str] = "burden_shown"

    burdens: tuple[Burden, ...]
    left_out: int
    messages_a_day: int
    demands_a_day: int


@dataclass(frozen=True, slots=True)
class BurdenTooMuch(Notification):
    """A court's group has got to the limit today."""

    kind: ClassVar[str] = "burden_too_much"

    burden: Burden
    messages_a_day: int
    demands_a_day: int


@dataclass(frozen=True, slots=True)
class ScoresShown(Notification):
    """One court with its reasons, or several, the best first."""

    kind: ClassVar[str] = "scores_shown"

    asked: str
    start: int
    scores: tuple[Score, ...]
    left_out: int


ALL: tuple[type[Notification], ...] = (BurdenShown, BurdenTooMuch, ScoresShown)
