"""What can be pressed on an interview's card: one menu at a time, each press is a place in the record."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from rules.calendar import Calendar
from rules.interviews.cards import Sight
from rules.interviews.filling import CHOICES, Field, filled, missing
from rules.interviews.memory import MOST_CANDIDATES, NOBODY
from rules.interviews.policy import AppointmentPolicy
from rules.interviews.values import Interview, InterviewState, ParticipantRole, Way
from rules.notifications.interview_cards import Menu, Offer
from rules.people import Role

GO, ASK, CHOOSE, AT = "interview_menu", "interview_ask", "interview_choose", "interview_at"
CLOSE, READ, MEMORY, WHO, OWNER = (
    "interview_close",
    "interview_read",
    "interview_memory",
    "interview_who",
    "interview_owner",
)
_DAYS_OFFERED = 6
_OWNERS = (Role.PRESIDENT, Role.ENFORCEMENT_DIRECTOR, Role.VICE_PRESIDENT, Role.DIVISION_HEAD)
_GUESTS = (ParticipantRole.MEDIATES, ParticipantRole.WITNESSES, ParticipantRole.LIAISON)
_AFTERWARDS = (Field.REVISIT_ON, Field.REVISIT_RESULT)


@dataclass(frozen=True, slots=True)
class Offered:
    """A button before it has a nonce: what a press does, and with what. `value` is what its words are made of."""

    offer: Offer
    action: str
    argument: str = ""
    value: str = ""
    is_on: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What a menu is made from, beside what is seen: the day whose times are offered, and the owner's lists."""

    sight: Sight
    argument: str
    policy: AppointmentPolicy


def offered(menu: Menu, choice: Choice) -> tuple[Offered, ...]:
    """The buttons of the menu; all but the first one lead back to the one above."""
    found = tuple(_MENUS[menu](choice))
    return found if menu is Menu.MAIN else (*found, Offered(Offer.BACK, GO, _ABOVE.get(menu, Menu.MAIN)))


def begun(menu: Menu, argument: str, interview: Interview) -> Menu:
    """The menu to show when this one is asked for: an empty record begins with its first question."""
    is_empty = menu is Menu.RECORD and argument != _ALL and not filled(interview.record)
    return Menu(missing(interview.record)[0]) if is_empty else menu


_ALL = "all"
_RECORD = f"{Menu.RECORD}:{_ALL}"
_ABOVE: dict[Menu, str] = {
    Menu.TIMES: Menu.DAYS,
    Menu.OUTCOME: _RECORD,
    Menu.SATISFACTION: _RECORD,
    Menu.WAY: _RECORD,
    Menu.TAGS: _RECORD,
    Menu.OWNERS: _RECORD,
}


def _main(choice: Choice) -> Iterator[Offered]:
    sight = choice.sight
    interview = sight.interview
    state = interview.state
    if state is InterviewState.OPEN:
        yield Offered(Offer.APPOINT, GO, Menu.DAYS)
    if state is InterviewState.APPOINTED:
        yield Offered(Offer.POSTPONE, GO, Menu.DAYS)
    if not state.is_over:
        yield Offered(Offer.RECORD, GO, Menu.RECORD, is_on=state is InterviewState.RECORDED)
        yield Offered(Offer.GUESTS, GO, Menu.GUESTS)
    if state is InterviewState.CLOSED:
        for one in _AFTERWARDS:
            yield Offered(Offer.FIELD, ASK, one, one, bool(getattr(interview.record, one)))
    if filled(interview.record):
        yield Offered(Offer.READ, READ)
    if sight.earlier:
        yield Offered(Offer.MEMORY, MEMORY)
    if len(sight.candidates) > 1 or (sight.candidates and interview.petitioner is None):
        yield Offered(Offer.CANDIDATE, GO, Menu.CANDIDATES)


def _record(choice: Choice) -> Iterator[Offered]:
    """Every field, those that are filled in marked; closing appears when nothing is missing."""
    interview = choice.sight.interview
    done = set(filled(interview.record))
    for one in Field:
        if one not in _AFTERWARDS:
            action, argument = (GO, one.value) if one.value in set(Menu) else (ASK, one.value)
            yield Offered(Offer.FIELD, action, argument, one, one in done)
    yield Offered(Offer.FIELD_WAY, GO, Menu.WAY, is_on=interview.appointment is not None)
    yield Offered(Offer.PROMISE, GO, Menu.OWNERS, is_on=bool(interview.promises))
    yield Offered(Offer.ATTACH, ASK, "attachment", is_on=bool(interview.attachments))
    if not missing(interview.record):
        yield Offered(Offer.CLOSE, CLOSE)


def _workdays(calendar: Calendar, today: date) -> Iterator[date]:
    day = today
    for _ in range(_DAYS_OFFERED):
        day = calendar.next_workday(day)
        yield day


def _times(choice: Choice) -> Iterator[Offered]:
    for one in choice.policy.times:
        at = datetime.combine(date.fromisoformat(choice.argument), one, choice.sight.court_time.zone)
        if at > choice.sight.now:
            yield Offered(Offer.TIME, AT, at.isoformat(timespec="minutes"), f"{one:%H:%M}")


def _owners(choice: Choice) -> Iterator[Offered]:
    """Posts of the courts that lead, each once: whoever promises has to be somebody who can be chased."""
    sight = choice.sight
    courts = dict.fromkeys(party.court_code for party in sight.order.responsible if party.court_code)
    for code in courts:
        for role in _OWNERS:
            for post in sight.roster.posts_at(code, role)[:1]:
                label = f"{sight.roster.courts[code].short_name}{post.title}"
                yield Offered(Offer.OWNER, OWNER, f"{code}:{role}", label)


def _candidates(choice: Choice) -> Iterator[Offered]:
    """The lines of the card have their cases; the buttons have their places in it."""
    sight = choice.sight
    for place, one in enumerate(sight.candidates[:MOST_CANDIDATES], start=1):
        words = f"{place}. {one.masked} {sight.roster.courts[one.court_code].short_name}"
        yield Offered(Offer.CANDIDATE, WHO, one.key, words)
    yield Offered(Offer.NOBODY, WHO, NOBODY)


def _days(choice: Choice) -> Iterator[Offered]:
    for day in _workdays(choice.sight.court_time.calendar, choice.sight.today):
        yield Offered(Offer.DAY, GO, f"{Menu.TIMES}:{day}", str(day))
    yield Offered(Offer.TYPE, ASK, "appointment")


def _choices(field: Field, offer: Offer) -> Callable[[Choice], Iterator[Offered]]:
    def found(choice: Choice) -> Iterator[Offered]:
        chosen = getattr(choice.sight.interview.record, field.value)
        for one in CHOICES[field]:
            yield Offered(offer, CHOOSE, f"{field}:{one}", one, one == chosen)

    return found


def _ways(choice: Choice) -> Iterator[Offered]:
    appointment = choice.sight.interview.appointment
    for one in Way:
        yield Offered(Offer.WAY, CHOOSE, f"way:{one}", one, appointment is not None and one is appointment.way)


def _tags(choice: Choice) -> Iterator[Offered]:
    tags = choice.sight.interview.record.tags
    for one in dict.fromkeys((*choice.policy.tags, *tags)):
        yield Offered(Offer.TAG, CHOOSE, f"tags:{one}", one, one in tags)
    yield Offered(Offer.TYPE, ASK, "tags")


def _guests(_choice: Choice) -> Iterator[Offered]:
    for role in _GUESTS:
        yield Offered(Offer.GUEST, ASK, role, role)


_MENUS: dict[Menu, Callable[[Choice], Iterator[Offered]]] = {
    Menu.MAIN: _main,
    Menu.DAYS: _days,
    Menu.TIMES: _times,
    Menu.RECORD: _record,
    Menu.OUTCOME: _choices(Field.OUTCOME, Offer.OUTCOME),
    Menu.SATISFACTION: _choices(Field.SATISFACTION, Offer.SATISFACTION),
    Menu.WAY: _ways,
    Menu.TAGS: _tags,
    Menu.OWNERS: _owners,
    Menu.GUESTS: _guests,
    Menu.CANDIDATES: _candidates,
}
