"""自检: every minute the ladders are computed anew from the orders, and what stands otherwise is put right and told."""

import asyncio
import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from rules.groups import GroupState
from rules.notifications.self_check import LadderDifferences, SelfCheckReport, StandstillBegun, StandstillEnded
from rules.office import to_the_office
from rules.outgoing import Notification, Outgoing
from rules.self_check.ladders import Difference, Fault, Yardstick, differences
from rules.self_check.standstill import Signs, Standstill, compare, standing
from rules.working_time import CourtTime
from schedules.rounds import Job, Round
from storage.self_check import Settled
from storage.unit_of_work import UnitOfWork, unit_of_work

# So many orders are compared in one transaction; others have their turn in between.
_SLICE = 10
_MOST_LATE = 200
_DAY = timedelta(days=1)


async def check_ladders(this: Round) -> None:
    """Compare the ladders of the next open orders with what is kept; raise an alarm, and tell the office, of what differed.

    Whoever waits for a sign that all is well (`this.all_is_well`) gets it only when nothing differed.
    """
    found: list[Difference] = []
    done = 0
    while done < this.policy.self_check.orders_a_round:
        async with unit_of_work(this.database, this.now) as work:
            orders, differing, is_last = await _check_slice(work, this)
        found += differing
        done += orders
        if is_last:
            break
    late = await _late(this)
    if found or late:
        faults = [one.fault for one in found] + [Fault.LATE] * late
        this.alarm("ladder_differs", **{fault: faults.count(fault) for fault in Fault if fault in faults})
    else:
        this.all_is_well()


async def _check_slice(work: UnitOfWork, this: Round) -> tuple[int, list[Difference], bool]:
    """How many orders were compared, what differed in them, and whether the last open order was among them."""
    checks, policy = work.self_checks, this.policy.self_check
    fingerprint = _fingerprint(this.policy.court_time)
    known = await checks.court_time()
    if known is None or known.fingerprint != fingerprint:
        # The calendar or the hours have changed: from the first order on everything has to be put where they have it.
        known = Settled(fingerprint)
        await checks.keep_court_time(known)
        await checks.move_cursor(None)
    part = await checks.slice(await checks.cursor(), min(_SLICE, policy.orders_a_round))
    by = Yardstick(this.policy.court_time, this.now, policy.tolerance, known.since or this.now)
    found: list[Difference] = []
    for order in part.orders:
        found += differences(order, await checks.steps_of(order.id), by)
        await asyncio.sleep(0)  # an order with 128 parties takes its time; whoever waits for the loop goes first
    await checks.repair(found)
    if known.since is None:
        found = [one for one in found if one.fault is not Fault.MOVED]  # what moves with the calendar is no fault
        if part.end is None:
            await checks.keep_court_time(Settled(fingerprint, this.now))
    await checks.move_cursor(part.end)
    await checks.count_repaired(len(found))
    await _tell(work, this, LadderDifferences.of(found, this.policy.zone), [one.key for one in found])
    return len(part.orders), found, part.end is None


async def _late(this: Round) -> int:
    """How many steps of all ladders should have been taken up by now; these are looked for everywhere in every round."""
    async with unit_of_work(this.database, this.now) as work:
        steps = await work.self_checks.late(this.now - this.policy.self_check.tolerance, _MOST_LATE)
        return len(steps)


async def _tell(work: UnitOfWork, this: Round, facts: LadderDifferences, keys: Sequence[str]) -> None:
    """Once for the same differences, however many minutes they last."""
    if keys:
        digest = hashlib.sha256("\n".join(keys).encode()).hexdigest()[:16]
        await _put(work, this, f"self_check:differences:{digest}", facts)


async def report(this: Round) -> None:
    """The daily line to the office, on working days."""
    now, policy = this.now.astimezone(this.policy.zone), this.policy
    if now.time() < policy.self_check.report_at or policy.court_time.is_quiet(now):
        return
    async with unit_of_work(this.database, this.now) as work:
        day = now.date().isoformat()
        if await work.self_checks.reported_on(day):
            return
        await _put(work, this, f"self_check:report:{day}", await _facts(work, this.now, policy.self_check.tolerance))
        await work.self_checks.report(day)


async def _facts(work: UnitOfWork, now: datetime, tolerance: timedelta) -> SelfCheckReport:
    groups = await work.groups.known()
    undelivered = await work.self_checks.undelivered(now - _DAY)
    return SelfCheckReport(
        groups=sum(group.state is GroupState.BOUND for group in groups),
        unreachable=tuple(group.title for group in groups if group.state is GroupState.UNREACHABLE),
        late=len(await work.self_checks.late(now - tolerance, _MOST_LATE)),
        undelivered=undelivered.messages,
        repaired=await work.self_checks.repaired(),
        quarantined=undelivered.updates,
    )


async def watch(this: Round) -> None:
    """An alarm when intake, handling or delivery stands still, once for each of the owner's spans, and a word at the end."""
    async with unit_of_work(this.database, this.now) as work:
        checks = work.self_checks
        signs = Signs(this.last_answer, await checks.oldest_update(), await checks.oldest_message())
        known = await checks.standstills()
        present = standing(signs, this.now, this.policy.self_check.standstill_after)
        if present == known:
            return
        await checks.keep_standstills(present)
        news = compare(known, present)
        for one in news.begun:
            await _begun(work, this, one)
        for one in news.ended:
            since, until = (moment.astimezone(this.policy.zone) for moment in (one.since, this.now))
            key = f"self_check:ended:{one.part}:{one.since.isoformat()}"
            await _put(work, this, key, StandstillEnded(one.part, since, until))


async def _begun(work: UnitOfWork, this: Round, one: Standstill) -> None:
    minutes = int((this.now - one.since).total_seconds() // 60)
    this.alarm("standstill", part=one.part.value, minutes=minutes)
    facts = StandstillBegun(one.part, one.since.astimezone(this.policy.zone), minutes)
    # Whoever reads it after everything works again would be misled.
    expires_at = this.now + this.policy.self_check.standstill_after[0]
    await _put(work, this, f"self_check:standstill:{one.part}:{one.since.isoformat()}:{one.spans}", facts, expires_at)


async def _put(
    work: UnitOfWork, this: Round, key: str, facts: Notification, expires_at: datetime | None = None
) -> None:
    roster = await work.roster.on(this.now.astimezone(this.policy.zone).date())
    for message in to_the_office(key, facts, await work.groups.bound(), roster):
        await work.outbox.put(Outgoing(message.key, message.recipient, message.notification, expires_at=expires_at))


def _fingerprint(court_time: CourtTime) -> str:
    return hashlib.sha256(repr(court_time).encode()).hexdigest()[:16]


JOBS = (
    Job("self_check.ladders", 60, check_ladders),
    Job("self_check.report", 60, report),
    Job("self_check.watch", 60, watch),
)
