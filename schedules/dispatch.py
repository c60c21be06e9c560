"""Reminding those whose speech is missing, telling the office, and calling the meeting to mind on its day."""

from datetime import datetime

from rules.dispatch.values import Meeting
from rules.notifications.dispatch import MeetingReminded, SpeechesMissing, SpeechReminded
from rules.office import office_recipients
from rules.outgoing import Notification, Outgoing, Recipient
from rules.people import Roster
from schedules.rounds import Job, Round
from storage.unit_of_work import UnitOfWork, unit_of_work

EVERY_SECONDS = 60.0


async def remind(round_: Round) -> None:
    """Each line once, in working time; what the clock slept through and is past is not made up for."""
    async with unit_of_work(round_.database, round_.now) as work:
        meetings = await work.dispatch.called()
        if not meetings or round_.policy.court_time.is_quiet(round_.now):
            return
        roster = await work.roster.on(round_.now.astimezone(round_.policy.zone).date())
        for meeting in meetings:
            await _remind(work, round_, meeting, roster)


async def _remind(work: UnitOfWork, round_: Round, meeting: Meeting, roster: Roster) -> None:
    now, zone = round_.now, round_.policy.zone
    if now >= meeting.held_at:
        return
    if meeting.speeches_by - round_.policy.dispatch.remind_before <= now < meeting.speeches_by:
        for speaker in meeting.without_speech:
            slot = f"meeting:{meeting.id}:speech:{speaker.court_code}"
            facts = SpeechReminded(speaker.court_name, meeting.speeches_by.astimezone(zone))
            await _put(work, roster, speaker.court_code, f"{slot}:reminded", facts, reply_to_slot=slot)
    if now >= meeting.speeches_by and meeting.without_speech:
        missing = tuple(one.court_name for one in meeting.without_speech)
        facts_missing = SpeechesMissing(meeting.held_at.astimezone(zone), missing)
        for recipient in office_recipients(await work.groups.bound(), roster):
            key = f"meeting:{meeting.id}:missing:{recipient.key}"
            await work.outbox.put(Outgoing(key, recipient, facts_missing))
    if now.astimezone(zone).date() == meeting.held_at.astimezone(zone).date():
        await _on_the_day(work, meeting, roster, meeting.held_at.astimezone(zone))


async def _on_the_day(work: UnitOfWork, meeting: Meeting, roster: Roster, held_at: datetime) -> None:
    command = await work.groups.command()
    if command is not None:
        key = f"meeting:{meeting.id}:today:group:{command.id}"
        await work.outbox.put(Outgoing(key, Recipient(group_id=command.id), MeetingReminded(held_at)))
    for speaker in meeting.speakers:
        slot = f"meeting:{meeting.id}:speech:{speaker.court_code}"
        facts = MeetingReminded(held_at, speaker.court_name, speaker.number)
        await _put(work, roster, speaker.court_code, f"{slot}:today", facts, reply_to_slot=slot)


async def _put(
    work: UnitOfWork, roster: Roster, court_code: str, key: str, facts: Notification, *, reply_to_slot: str
) -> None:
    """To the court's group, or to its president where it has none."""
    group, president = await work.groups.of_court(court_code), roster.president_of(court_code)
    if group is not None:
        recipient = Recipient(group_id=group.id)
    elif president is not None and president.is_enrolled:
        recipient = Recipient(person_id=president.id)
    else:
        return
    await work.outbox.put(Outgoing(key, recipient, facts, reply_to_slot=reply_to_slot))


JOBS = (Job("dispatch", EVERY_SECONDS, remind),)
