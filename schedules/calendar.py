"""From November on the office is reminded, once a week, of a year whose days off nobody has typed in."""

from datetime import date, time

from rules.notifications.closures import CalendarMissing
from rules.office import to_the_office
from schedules.rounds import Job, Round
from storage.unit_of_work import unit_of_work

_NOVEMBER = 11
_AT = time(9, 0)


async def announce_missing_year(this: Round) -> None:
    """Until the year is known; the State Council's notice comes in November."""
    now = this.now.astimezone(this.policy.zone)
    year = now.year + 1
    is_known = this.policy.calendar.is_known(date(year, 1, 1))
    if now.month < _NOVEMBER or now.time() < _AT or is_known or this.policy.court_time.is_quiet(now):
        return
    week = now.isocalendar().week
    async with unit_of_work(this.database, this.now) as work:
        roster = await work.roster.on(now.date())
        for message in to_the_office(
            f"calendar:missing:{year}:{week}", CalendarMissing(year), await work.groups.bound(), roster
        ):
            await work.outbox.put(message)


JOBS = (Job("calendar.announce_missing_year", 600, announce_missing_year),)
