"""What became of the courts that had to put something right, as the next bulletins report it."""

from dataclasses import dataclass
from datetime import date

from rules.bulletins.ratio import Ratio
from rules.ledger.lights import Light


@dataclass(frozen=True, slots=True)
class Rectification:
    """A court's rectification order: from which value, to which, by when; `light` is that of the court's share now."""

    order_number: str
    court_code: str
    indicator_code: str
    baseline: Ratio
    target: Ratio
    due_on: date
    light: Light | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """A court under rectification in one bulletin; `now` None where it has not reported."""

    order_number: str
    court_code: str
    baseline: Ratio
    target: Ratio
    due_on: date
    now: Ratio | None = None
    is_better: bool = False
    is_reached: bool = False
    light: Light | None = None
