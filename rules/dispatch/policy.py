"""What the owner decides about the dispatch meeting."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class DispatchPolicy:
    """Speeches are due `speeches_before` the meeting; whoever is missing is reminded `remind_before` that.

    A rectification order is due so many days after the meeting. A court that was among the last in `talk_after` bulletins of
    the series in a row is proposed for a talk (约谈): twice, as 辽宁 had it in 2018.
    """

    speeches_before: timedelta = timedelta(days=1)
    remind_before: timedelta = timedelta(days=1)
    rectify_within_days: int = 30
    talk_after: int = 2

    def __post_init__(self) -> None:
        if self.speeches_before < timedelta() or self.remind_before < timedelta():
            raise ValueError("speeches_before and remind_before cannot be negative")
        if self.rectify_within_days < 1 or self.talk_after < 1:
            raise ValueError("rectify_within_days and talk_after must be at least 1")
