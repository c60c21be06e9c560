"""Leaving the groups that nobody bound, and forgetting the codes that were handed out."""

from rules.groups import is_overdue, unbound
from rules.notifications.groups import GroupLeft, GroupNotBound
from rules.outgoing import Outgoing, Recipient
from schedules.rounds import Job, Round
from storage.unit_of_work import unit_of_work


async def leave_unbound_groups(waking: Round) -> None:
    """One sentence, then the bot leaves."""
    async with unit_of_work(waking.database, waking.now) as work:
        for group in await work.groups.waiting():
            if not is_overdue(group, waking.now, waking.policy.groups):
                continue
            await work.groups.keep(unbound(group, None))
            since = group.unbound_since.isoformat() if group.unbound_since else ""
            for notification in (GroupNotBound(), GroupLeft()):
                key = f"{notification.kind}:{group.id}:{since}"
                await work.outbox.put(Outgoing(key, Recipient(group_id=group.id), notification))


async def forget_codes(waking: Round) -> None:
    """A code that was sent is wiped from the outbox; what opens a door stands nowhere but with whom it was given to."""
    async with unit_of_work(waking.database, waking.now) as work:
        await work.enrolment.forget_sent_codes()


JOBS = (Job("leave_unbound_groups", 60.0, leave_unbound_groups), Job("forget_codes", 60.0, forget_codes))
