"""What the owner decides about bulletins."""

from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum


class Mode(StrEnum):
    """What a bulletin shows of other courts."""

    RANK = "rank"  # the first and last are named
    RANGE = "range"  # how many reach the target or the reference range; no places, nobody named
    PROGRESS = "progress"  # those who improved most are named, and nobody else
    OWN_COURT_ONLY = "own_court_only"  # nothing in the command group; every court hears of itself


@dataclass(frozen=True, slots=True)
class BulletinPolicy:
    """`headline` is the code of the indicator that the daily bulletin ranks.

    `named` places are named at each end of the basic courts, at most `named_at_most` courts where some are equal. A day's
    figures are published when `complete_percent` of the courts have sent theirs and they are no older than `oldest_figures`.
    A bulletin is marked 延迟发布 when it leaves later than `late_after`, and lapses after `lapses_after`.
    """

    daily_at: time = time(8, 30)
    headline: str = "a1_timely"
    mode: Mode = Mode.RANK
    named: int = 3
    named_at_most: int = 6
    complete_percent: int = 80
    oldest_figures: timedelta = timedelta(days=3)
    late_after: timedelta = timedelta(minutes=10)
    lapses_after: timedelta = timedelta(days=1)

    def __post_init__(self) -> None:
        if not 1 <= self.named <= self.named_at_most <= 10:  # noqa: PLR2004 - ten names still fit under a picture
            raise ValueError("named must be from 1 to named_at_most, which may be 10")
        if not 0 <= self.complete_percent <= 100:  # noqa: PLR2004 - a percentage
            raise ValueError("complete_percent must be from 0 to 100")
