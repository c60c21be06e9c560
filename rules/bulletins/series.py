"""The bulletins that come by themselves: what each is called, when it is due, what it shows, and who receives it."""

import calendar as plain_calendar
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from rules.calendar import Calendar

_DAY = timedelta(days=1)
_DAYS_OF_A_WEEK, _DAYS_OF_A_MONTH = 7, 31
_MONTHS_OF_A_QUARTER = 3


class Mode(StrEnum):
    """What a bulletin shows of other courts."""

    RANK = "rank"  # the first and last are named
    RANGE = "range"  # how many reach the target or the reference range; no places, nobody named
    PROGRESS = "progress"  # those who improved most are named, and nobody else
    OWN_COURT_ONLY = "own_court_only"  # nothing in the command group; every court hears of itself


class BulletinKind(StrEnum):
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    CAMPAIGN = "campaign"  # 战役: a battle report a day from `begins` to `ends`
    AD_HOC = "ad_hoc"  # asked for by the office; in no series
    QUERY = "query"  # the figures as they are now, for whoever asks; never published


class Audience(StrEnum):
    """Who receives a bulletin: the whole of it, or, of `city_groups` and `court_groups`, each court its own part."""

    COMMAND_GROUP = "command_group"
    CITY_GROUPS = "city_groups"  # the groups of the intermediate courts
    COURT_GROUPS = "court_groups"  # the groups of the basic courts
    OFFICE = "office"


EVERY_COURT = (Audience.COMMAND_GROUP, Audience.CITY_GROUPS, Audience.COURT_GROUPS)


@dataclass(frozen=True, slots=True)
class Series:
    """One bulletin that comes by itself. `name` is part of its keys for ever.

    `on` is the weekday (1 Monday) of a weekly one, the day of a monthly one, the day of a quarterly one's first month. With
    `workdays_only` a daily one is left out on rest days, and the others move to the next workday of their period. `indicator`
    and `mode` left out are those of the policy. `people` receive the whole of it in private, named as 大连中院 周焱. With
    `preview` it waits for a press of the office. `title`, `begins`, `ends` and `totals` belong to a campaign: the totals are
    indicators whose numerators are counted by the day and added up since it began.
    """

    name: str
    kind: BulletinKind = BulletinKind.DAILY
    at: time = time(8, 30)
    on: int = 1
    indicator: str = ""
    mode: Mode | None = None
    to: tuple[Audience, ...] = EVERY_COURT
    people: tuple[str, ...] = ()
    workdays_only: bool = False
    preview: bool = False
    title: str = ""
    begins: date | None = None
    ends: date | None = None
    totals: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.name.isascii() or not self.name.replace("_", "").isalnum():
            raise ValueError("the name of a series is made of letters, digits and _")
        most = _DAYS_OF_A_WEEK if self.kind is BulletinKind.WEEKLY else _DAYS_OF_A_MONTH
        if not 1 <= self.on <= most:
            raise ValueError(f"on must be from 1 to {most}")
        if self.kind is BulletinKind.CAMPAIGN and (self.begins is None or self.ends is None or self.ends < self.begins):
            raise ValueError("a campaign needs begins and ends, in this order")

    def is_due_on(self, day: date) -> bool:
        """Whether an occurrence stands at this day, before rest days move it or leave it out."""
        match self.kind:
            case BulletinKind.WEEKLY:
                return day.isoweekday() == self.on
            case BulletinKind.MONTHLY:
                return day.day == min(self.on, _last_of_month(day))
            case BulletinKind.QUARTERLY:
                return day.month % _MONTHS_OF_A_QUARTER == 1 and day.day == min(self.on, _last_of_month(day))
            case BulletinKind.CAMPAIGN:
                return self.begins is not None and self.ends is not None and self.begins <= day <= self.ends
        return True

    def day_of_issue(self, day: date, calendar: Calendar) -> date | None:
        """The day on which the occurrence of `day` is issued; None where it is left out, as its period has no workday left."""
        if not self.workdays_only or calendar.is_workday(day):
            return day
        if self.kind in {BulletinKind.DAILY, BulletinKind.CAMPAIGN}:
            return None
        moved = calendar.next_workday(day)
        return moved if moved < self._next_period(day) else None

    def closes_on(self, day: date) -> date:
        """The newest day whose figures an occurrence issued on `day` may be made of: of a month or quarter, its end."""
        if self.kind not in {BulletinKind.MONTHLY, BulletinKind.QUARTERLY}:
            return day
        return self._period_begins(day) - _DAY

    def closes_before(self, figures_day: date) -> date | None:
        """The newest day whose figures an earlier bulletin of the series may show; None where day follows upon day."""
        if self.kind is BulletinKind.WEEKLY:
            return figures_day - _DAYS_OF_A_WEEK * _DAY
        if self.kind in {BulletinKind.MONTHLY, BulletinKind.QUARTERLY}:
            return self._period_begins(figures_day) - _DAY
        return None

    def _next_period(self, day: date) -> date:
        if self.kind is BulletinKind.WEEKLY:
            return day + (_DAYS_OF_A_WEEK - day.weekday()) * _DAY
        months = _MONTHS_OF_A_QUARTER if self.kind is BulletinKind.QUARTERLY else 1
        return months_after(self._period_begins(day), months)

    def _period_begins(self, day: date) -> date:
        months = (day.month - 1) % _MONTHS_OF_A_QUARTER if self.kind is BulletinKind.QUARTERLY else 0
        return months_after(day.replace(day=1), -months)


def months_after(first: date, months: int) -> date:
    """The first day of the month that lies so many months after that of `first`."""
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def _last_of_month(day: date) -> int:
    return plain_calendar.monthrange(day.year, day.month)[1]


SHIPPED = (
    Series("daily"),
    Series("weekly", BulletinKind.WEEKLY, time(9, 0), to=(Audience.CITY_GROUPS, Audience.OFFICE), workdays_only=True),
    Series("monthly", BulletinKind.MONTHLY, time(9, 0), on=3, workdays_only=True, preview=True),
    Series("quarterly", BulletinKind.QUARTERLY, time(9, 30), on=5, workdays_only=True, preview=True),
)
