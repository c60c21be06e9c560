"""Reminding people of interviews: the working day before, and afterwards until the record is closed."""

from dataclasses import replace

from rules.interviews.cards import Sight
from rules.interviews.filling import filled, missing
from rules.interviews.people import participants, person_of
from rules.interviews.reminders import ReminderKind, kind_of, next_reminder
from rules.interviews.values import Interview, ParticipantRole
from rules.notifications.interview_cards import RecordReminder
from rules.notifications.orders import Addressee
from rules.orders.values import Order
from schedules.rounds import Job, Round
from storage.interviews.board import InterviewBoard
from storage.unit_of_work import UnitOfWork, unit_of_work

_MOST = 500


async def remind(this: Round) -> None:
    """Take up every interview that is due. What is said and when it is due again are committed together.

    One that cannot be done holds nobody else up: it stays due, and what was wrong with it is raised after the commit.
    """
    errors: list[Exception] = []
    async with unit_of_work(this.database, this.now) as work:
        due = await work.interviews.due(_MOST)
        if not due:
            return
        roster = await work.roster.on(this.now.astimezone(this.policy.zone).date())
        board = InterviewBoard(work, roster, this.policy, this.new_code)
        for interview in due:
            try:
                async with work.session.begin_nested():
                    await _take(this, work, board, interview)
            except Exception as error:  # noqa: BLE001 - any bug in one interview; it is raised below
                errors.append(error)
    if errors:
        raise ExceptionGroup("people could not be reminded of interviews", errors)


async def _take(this: Round, work: UnitOfWork, board: InterviewBoard, interview: Interview) -> None:
    order = await work.orders.get(interview.order_id)
    if order is None:
        raise LookupError(f"interview {interview.id} belongs to no order")
    court_time = this.policy.court_time
    moment = next_reminder(interview, order, this.now, this.policy.appointments, court_time)
    if moment is not None and court_time.is_quiet(this.now):
        await work.interviews.keep(replace(interview, next_reminder_at=court_time.next_morning(this.now)))
        return
    if moment is not None:
        await _say(this, board, interview, order)
    await work.interviews.keep(replace(interview, next_reminder_at=moment))


async def _say(this: Round, board: InterviewBoard, interview: Interview, order: Order) -> None:
    sight = await board.sight(interview, order)
    if kind_of(interview, this.now) is ReminderKind.BEFORE:
        await board.remind(sight)
        return
    facts = _record_reminder(sight)
    occasion = f"record:{this.now.astimezone(this.policy.zone).date()}"
    await board.tell_leading(sight, occasion, facts)


def _record_reminder(sight: Sight) -> RecordReminder:
    interview = sight.interview
    one = interview.appointment
    starts_at = (one.starts_at if one else sight.now).astimezone(sight.court_time.zone)
    writer = sight.roster.person_by_id.get(interview.recorded_by or 0)
    leads = [one for one in participants(interview, sight.order) if one.role is ParticipantRole.LEADS]
    people = [person for lead in leads if (person := person_of(lead, sight.roster)) is not None]
    if writer is not None and writer not in people:
        people.append(writer)
    return RecordReminder(
        sight.order.number,
        starts_at,
        is_begun=bool(filled(interview.record)),
        missing=missing(interview.record),
        writer=writer.name if writer else "",
        addressees=tuple(Addressee(person.name, person.telegram_id) for person in people),
    )


JOBS = (Job("interviews.remind", 30, remind),)
