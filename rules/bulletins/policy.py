"""What the owner decides about bulletins."""

from dataclasses import dataclass
from datetime import timedelta

from rules.bulletins.series import SHIPPED, BulletinKind, Mode, Series

__all__ = ["MOST_CHANGED", "BulletinPolicy", "Mode"]

_NO_SERIES = {BulletinKind.AD_HOC, BulletinKind.QUERY}

# Of the courts that changed most, so many are named where some are equal.
MOST_CHANGED = 2


@dataclass(frozen=True, slots=True)
class BulletinPolicy:
    """`headline` and `mode` are what a series has that names none, and what questions are answered by.

    `named` places are named at each end of the basic courts, at most `named_at_most` courts where some are equal. A day's
    figures are published when `complete_percent` of the courts have sent theirs and they are no older than `oldest_figures`.
    Courts that have not are asked `ask_before` it is due. A bulletin is marked 延迟发布 when it leaves later than `late_after`,
    and lapses after `lapses_after`.
    """

    series: tuple[Series, ...] = SHIPPED
    headline: str = "a1_timely"
    mode: Mode = Mode.RANK
    named: int = 3
    named_at_most: int = 6
    complete_percent: int = 80
    oldest_figures: timedelta = timedelta(days=3)
    ask_before: timedelta = timedelta(minutes=45)
    late_after: timedelta = timedelta(minutes=10)
    lapses_after: timedelta = timedelta(days=1)

    def __post_init__(self) -> None:
        if not 1 <= self.named <= self.named_at_most <= 10:  # noqa: PLR2004 - ten names still fit under a picture
            raise ValueError("named must be from 1 to named_at_most, which may be 10")
        if not 0 <= self.complete_percent <= 100:  # noqa: PLR2004 - a percentage
            raise ValueError("complete_percent must be from 0 to 100")
        if any(_NO_SERIES & {one.kind, one.name} for one in self.series):
            raise ValueError("what is ad hoc is published with /publish; a series has another kind and name")
        names = [one.name for one in self.series]
        if len(set(names)) < len(names):
            raise ValueError("every series needs a name of its own")

    def named_series(self, name: str) -> Series | None:
        return next((one for one in self.series if one.name == name), None)

    def indicator_of(self, series: Series) -> str:
        return series.indicator or self.headline
