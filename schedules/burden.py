"""Warning the office before a court's group is given too much to read."""

from rules.burden import too_much
from rules.notifications.burden import BurdenTooMuch
from rules.office import to_the_office
from schedules.rounds import Job, Round
from storage.unit_of_work import unit_of_work


async def warn(this: Round) -> None:
    """Once a day for each court, as soon as it has got to a limit."""
    today = this.now.astimezone(this.policy.zone).date()
    policy = this.policy.burden
    async with unit_of_work(this.database, this.now) as work:
        heavy = too_much(await work.burdens.on(today), policy)
        if not heavy:
            return
        roster = await work.roster.on(today)
        groups = await work.groups.bound()
        for one in heavy:
            facts = BurdenTooMuch(one, policy.messages_a_day, policy.demands_a_day)
            for message in to_the_office(f"burden:{today}:{one.court_code}", facts, groups, roster):
                await work.outbox.put(message)


JOBS = (Job("burden.warn", 300, warn),)
