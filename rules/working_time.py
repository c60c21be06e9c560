"""When people work and when they are left alone."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from rules.calendar import Calendar

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """The spells of a working day, in order, in court time. Raises ValueError where they are none, or out of order."""

    spells: tuple[tuple[time, time], ...] = ((time(8, 30), time(12, 0)), (time(13, 30), time(17, 30)))

    def __post_init__(self) -> None:
        moments = [moment for spell in self.spells for moment in spell]
        if not moments or any(later <= earlier for earlier, later in pairwise(moments)):
            raise ValueError("working hours are spells of the day in order, such as 08:30–12:00 and 13:30–17:30")


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From the evening until the next morning nobody is reminded; rest days are quiet all day when `on_rest_days`."""

    start: time = time(21, 30)
    end: time = time(7, 30)
    on_rest_days: bool = True

    def cover(self, moment: time) -> bool:
        """Whether the time of day lies in the quiet hours, which may run over midnight; equal ends mean none."""
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


@dataclass(frozen=True)
class CourtTime:
    """The courts' time: their zone, their working calendar, their working and their quiet hours."""

    calendar: Calendar = field(default_factory=Calendar)
    working_hours: WorkingHours = field(default_factory=WorkingHours)
    quiet_hours: QuietHours = field(default_factory=QuietHours)
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Shanghai"))

    def at(self, court_code: str | None) -> "CourtTime":
        """The time of one court, which may be closed on days of its own."""
        calendar = self.calendar.of_court(court_code) if court_code else self.calendar
        return self if calendar is self.calendar else replace(self, calendar=calendar)

    def after_working(self, start: datetime, duration: timedelta) -> datetime:
        """The moment when `duration` of working time has passed since `start`; zero gives the next working moment.

        A negative duration counts backwards.
        """
        backwards = duration < timedelta()
        day, left = start.astimezone(self.zone).date(), abs(duration)
        while True:
            for begin, end in self._spells(day, backwards=backwards):
                begin, end = (begin, min(end, start)) if backwards else (max(begin, start), end)  # noqa: PLW2901
                if begin >= end:
                    continue
                if left <= end - begin:
                    return end - left if backwards else begin + left
                left -= end - begin
            day += -_DAY if backwards else _DAY

    def _spells(self, day: date, *, backwards: bool) -> list[tuple[datetime, datetime]]:
        if not self.calendar.is_workday(day):
            return []
        spells = [
            (datetime.combine(day, begin, self.zone), datetime.combine(day, end, self.zone))
            for begin, end in self.working_hours.spells
        ]
        return spells[::-1] if backwards else spells

    def working_day_after(self, moment: datetime, number: int) -> date:
        """The workday that is `number` workdays after the moment's day, which is not counted; 0 gives the day itself."""
        return self.calendar.add_workdays(moment.astimezone(self.zone).date(), number)

    def is_quiet(self, moment: datetime) -> bool:
        """Whether people are left alone at that moment."""
        local = moment.astimezone(self.zone)
        rests = self.quiet_hours.on_rest_days and not self.calendar.is_workday(local.date())
        return rests or self.quiet_hours.cover(local.time())

    def next_morning(self, moment: datetime) -> datetime:
        """The next moment, from `moment` on, at which a working day begins; never in the quiet hours."""
        day = moment.astimezone(self.zone).date()
        while (morning := self._morning(day)) < moment or self.is_quiet(morning):
            day = self.calendar.next_workday(day)
        return morning

    def previous_morning(self, moment: datetime) -> datetime:
        """The last moment, up to `moment`, at which a working day begins; never in the quiet hours."""
        day = moment.astimezone(self.zone).date()
        while (morning := self._morning(day)) > moment or self.is_quiet(morning):
            day = self.calendar.previous_workday(day)
        return morning

    def _morning(self, day: date) -> datetime:
        begins, quiet_until = self.working_hours.spells[0][0], self.quiet_hours.end
        is_early = self.quiet_hours.cover(begins)
        return datetime.combine(day, quiet_until if is_early else begins, self.zone)
