"""Forgetting what need not be kept: full names that were shown, and everything whose time is over."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from rules.notifications.full_names import FullNameShown
from schedules.rounds import Job, Round
from storage.name_readings import ORDER_READ
from storage.retention import Retention
from storage.unit_of_work import unit_of_work

_LOOK_BACK = timedelta(days=1)


async def forget_shown_names(waking: Round) -> None:
    """A full name that has left, or never will, stands in the outbox no longer."""
    async with unit_of_work(waking.database, waking.now) as work:
        if await work.audit.has(ORDER_READ, waking.now - _LOOK_BACK):
            await work.outbox.forget(FullNameShown.kind)


async def forget_what_is_old(waking: Round) -> None:
    """Once a day, a part at a time, so that nobody has to wait for it."""
    today = waking.now.astimezone(waking.policy.zone).date()
    async with unit_of_work(waking.database, waking.now) as work:
        if await work.retention.last_day() == today:
            return
    rules = waking.policy.personal_data
    forgotten = {
        "inbox": await _forget(waking, rules.inbox_days, Retention.inbox),
        "outbox": await _forget(waking, rules.outbox_days, Retention.outbox),
        "drafts": await _forget(waking, rules.drafts_days, Retention.drafts),
        "corrections": await _forget(waking, rules.corrections_days, Retention.corrections),
        "orders": await _forget(waking, rules.orders_days, Retention.orders),
    }
    async with unit_of_work(waking.database, waking.now) as work:
        await work.retention.done_on(today)
        if any(forgotten.values()):
            await work.audit.append("clock", "personal_data.forgotten", "retention", **forgotten)


async def _forget(waking: Round, days: int, step: Callable[[Retention, datetime], Awaitable[int]]) -> int:
    before, done = waking.now - timedelta(days=days), 0
    while True:
        async with unit_of_work(waking.database, waking.now) as work:
            count = await step(work.retention, before)
        done += count
        if not count:
            return done


JOBS = (Job("forget_shown_names", 60.0, forget_shown_names), Job("forget_what_is_old", 3600.0, forget_what_is_old))
