"""The card of an interview: one message that shows what is there and what is missing, and changes where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from rules.interviews.filling import missing
from rules.interviews.memory import MOST_CANDIDATES, Candidate, Earlier, promise_state
from rules.interviews.people import participants, person_of
from rules.interviews.values import (
    Appointment,
    Interview,
    Participant,
)
from rules.masking import shown
from rules.notifications.interview_appointments import AppointmentLine, CalendarEntry
from rules.notifications.interview_cards import (
    CandidateLine,
    EarlierLine,
    InterviewCard,
    InterviewMemory,
    Menu,
    ParticipantLine,
    PromiseLine,
    RecordLines,
)
from rules.orders.values import Order
from rules.people import Roster
from rules.working_time import CourtTime

_MOST_WORDS = 60
_MOST_LINES = 8
_MOST_EARLIER = 12
_MOST_CASES = 4


@dataclass(frozen=True)
class Sight:
    """What the card is made from: the interview, its order, today's posts, what is remembered, the orders of promises."""

    interview: Interview
    order: Order
    roster: Roster
    court_time: CourtTime
    now: datetime
    earlier: tuple[Earlier, ...] = ()
    promised: Mapping[int, Order] = field(default_factory=dict)
    candidates: tuple[Candidate, ...] = ()

    @property
    def local(self) -> datetime:
        return self.now.astimezone(self.court_time.zone)

    @property
    def today(self) -> date:
        return self.local.date()


def card(sight: Sight, menu: Menu, *, is_private: bool) -> InterviewCard:
    """The card without its buttons. What people said is read in private; a group sees that it is there."""
    interview, order = sight.interview, sight.order
    promises = interview.promises[-_MOST_LINES:]
    return InterviewCard(
        number=order.number,
        state=interview.state,
        petitioner=interview.masked_petitioner,
        case_number=interview.case_number,
        appointment=appointment_line(sight),
        participants=tuple(_line(one, sight.roster) for one in participants(interview, order)),
        earlier=len(sight.earlier),
        broken=sum(one.broken for one in sight.earlier),
        record=replace(record_lines(interview, _MOST_WORDS if is_private else 0), appointed_on=_other_day(sight)),
        promises=tuple(_promise_lines(sight)) if promises else (),
        attachments=len(interview.attachments),
        missing=missing(interview.record),
        menu=menu,
        candidates=tuple(_candidate_lines(sight)) if menu is Menu.CANDIDATES else (),
        more_candidates=max(len(sight.candidates) - MOST_CANDIDATES, 0) if menu is Menu.CANDIDATES else 0,
    )


def _other_day(sight: Sight) -> date | None:
    """The day of the appointment, where the record says that the petitioner was met on another."""
    one, met_on = sight.interview.appointment, sight.interview.record.met_on
    appointed_on = one.starts_at.astimezone(sight.court_time.zone).date() if one else None
    return appointed_on if met_on is not None and met_on != appointed_on else None


def _candidate_lines(sight: Sight) -> Iterator[CandidateLine]:
    for one in sight.candidates[:MOST_CANDIDATES]:
        court = sight.roster.courts[one.court_code].short_name
        yield CandidateLine(one.masked, court, one.cases[:_MOST_CASES], len(one.cases))


def appointment_line(sight: Sight) -> AppointmentLine | None:
    """When and where, for those who take part; None while nothing is arranged."""
    one = sight.interview.appointment
    return line_of(one, sight.court_time) if one is not None else None


def line_of(one: Appointment, court_time: CourtTime) -> AppointmentLine:
    starts_at = one.starts_at.astimezone(court_time.zone)
    is_rest_day = not court_time.calendar.is_workday(starts_at.date())
    return AppointmentLine(starts_at, one.place, one.way, is_rest_day, one.reason)


def calendar_entry(sight: Sight, *, is_withdrawn: bool = False) -> CalendarEntry | None:
    """The entry for calendars; a withdrawal is a change of its own."""
    one = sight.interview.appointment
    if one is None:
        return None
    return CalendarEntry(
        uid=sight.interview.uid,
        sequence=one.sequence + is_withdrawn,
        stamp=sight.now,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        place=one.place,
        number=sight.order.number,
        is_withdrawn=is_withdrawn,
    )


def record_lines(interview: Interview, most: int) -> RecordLines:
    """The record with names masked, every text cut at `most` characters; at 0 only the sign that something is there is left."""
    record = interview.record

    def words(text: str) -> str:
        masked = in_sight(interview, text)
        return masked if len(masked) <= most else masked[:most] + "…"

    return RecordLines(
        met_on=record.met_on,
        outcome=record.outcome,
        satisfaction=record.satisfaction,
        claims=words(record.claims),
        findings=words(record.findings),
        reply=words(record.reply),
        number=record.number,
        revisit_on=record.revisit_on,
        revisit_result=words(record.revisit_result),
        tags=record.tags,
    )


def in_sight(interview: Interview, text: str) -> str:
    """Somebody's words as they may be shown: the petitioner and other parties masked, numbers as asterisks."""
    return shown(text, interview.petitioner, interview.masked_petitioner)


def _line(one: Participant, roster: Roster) -> ParticipantLine:
    person = person_of(one, roster)
    return ParticipantLine(one.role, one.label, person.name if person else "")


def _promise_lines(sight: Sight) -> Iterator[PromiseLine]:
    for promise in sight.interview.promises[-_MOST_LINES:]:
        order = sight.promised.get(promise.order_id)
        if order is not None:
            text = in_sight(sight.interview, promise.text)[:_MOST_WORDS]
            due_at = (order.deadline or promise.due_at).astimezone(sight.court_time.zone)
            state = promise_state(promise, order, sight.now)
            yield PromiseLine(order.number, promise.label, text, due_at, state)


def memory(sight: Sight) -> InterviewMemory:
    """The earlier interviews, newest last; only for those who are entitled."""
    lines = tuple(
        EarlierLine(
            one.number,
            sight.roster.courts[one.court_code].short_name,
            one.on,
            one.state,
            one.outcome,
            one.kept,
            one.broken,
            one.pending,
        )
        for one in sight.earlier[-_MOST_EARLIER:]
    )
    return InterviewMemory(
        sight.order.number, sight.interview.masked_petitioner, lines, max(len(sight.earlier) - _MOST_EARLIER, 0)
    )
