"""Forgetting what need not be kept: full names that were shown."""

from datetime import timedelta

from rules.notifications.full_names import FullNameShown
from schedules.rounds import Job, Round
from storage.name_readings import ORDER_READ
from storage.unit_of_work import unit_of_work

_LOOK_BACK = timedelta(days=1)


async def forget_shown_names(waking: Round) -> None:
    """A full name that has left, or never will, stands in the outbox no longer."""
    async with unit_of_work(waking.database, waking.now) as work:
        _, recent = await work.audit.newest((ORDER_READ,), waking.now - _LOOK_BACK, 1)
        if recent:
            await work.outbox.forget(FullNameShown.kind)


JOBS = (Job("forget_shown_names", 60.0, forget_shown_names),)
