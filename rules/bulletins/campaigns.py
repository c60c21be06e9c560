"""What a campaign (战役) has come to: its days, and the numbers that are counted by the day and added up since it began."""

from dataclasses import dataclass
from datetime import date

from rules.bulletins.series import Series
from rules.indicators import CountedIn


@dataclass(frozen=True, slots=True)
class Tally:
    """One number of a battle report over all courts: of the figures' day, and since the campaign began."""

    indicator_code: str
    short_zh: str
    short_en: str
    counted_in: CountedIn
    today: int
    since_begin: int


@dataclass(frozen=True, slots=True)
class Campaign:
    """Which day of how many the figures are of, and what was counted."""

    day: int
    days: int
    tallies: tuple[Tally, ...] = ()


def campaign_of(series: Series, figures_day: date, tallies: tuple[Tally, ...]) -> Campaign | None:
    """The campaign as it stands in a battle report; None for a series that is none. Day 0 is before it began."""
    if series.begins is None or series.ends is None:
        return None
    day = max((figures_day - series.begins).days + 1, 0)
    return Campaign(day, (series.ends - series.begins).days + 1, tallies)
