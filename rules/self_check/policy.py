"""What the owner decides about the bot's watch over itself."""

from dataclasses import dataclass
from datetime import time, timedelta


@dataclass(frozen=True, slots=True)
class SelfCheckPolicy:
    """How the bot looks after itself.

    `tolerance`: a step may be this late, or stand this far from its moment. `orders_a_round`: so many open orders are gone
    through every minute; where there are more, the next minute goes on behind them. `report_at`: when, on working days, the
    office reads the daily line. `standstill_after`: so long without a sign of life of intake or delivery raises an alarm, once
    for each span. Raises ValueError for spans that do not grow.
    """

    tolerance: timedelta = timedelta(seconds=120)
    orders_a_round: int = 1_000
    report_at: time = time(8, 0)
    standstill_after: tuple[timedelta, ...] = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=20))

    def __post_init__(self) -> None:
        if not self.standstill_after or list(self.standstill_after) != sorted(set(self.standstill_after)):
            raise ValueError("standstill_after is one span or several, each longer than the one before")
        if self.orders_a_round < 1:
            raise ValueError("orders_a_round is at least 1")
