"""Who takes part in an interview, and who may do what with it. Posts count, so a successor has what his predecessor had."""

from collections.abc import Iterator
from dataclasses import replace

from rules.authority import acts_for, is_office, sees
from rules.interviews.values import Interview, Participant, ParticipantRole
from rules.orders.places import holder
from rules.orders.values import Order, Party, PartyRole
from rules.people import Person, Roster

_ROLES = {
    PartyRole.RESPONSIBLE: ParticipantRole.LEADS,
    PartyRole.ASSISTING: ParticipantRole.ATTENDS,
    PartyRole.ATTENDING: ParticipantRole.ATTENDS,
}


def participants(interview: Interview, order: Order) -> tuple[Participant, ...]:
    """Everybody who takes part: the order's parties as they stand, then the guests; of a closed record, who was there."""
    if interview.closed_at is not None:
        return interview.participants
    return (*(_of_party(party) for party in order.parties), *(one for one in interview.participants if one.is_guest))


def frozen(interview: Interview, order: Order, roster: Roster) -> tuple[Participant, ...]:
    """The participants with whoever holds their posts today, to be kept with a record that is closed."""
    return tuple(_held(one, roster) for one in participants(interview, order))


def person_of(participant: Participant, roster: Roster) -> Person | None:
    """Who holds the post today; None for guests and while it is vacant."""
    return holder(roster, participant)


def people(interview: Interview, order: Order, roster: Roster) -> Iterator[Person]:
    """The participants who are of the courts, each once."""
    seen: set[int] = set()
    for participant in participants(interview, order):
        person = person_of(participant, roster)
        if person is not None and person.id not in seen:
            seen.add(person.id)
            yield person


def may_lead(order: Order, roster: Roster, person_id: int) -> bool:
    """Whether the person meets the petitioner, or stands in for who does: he closes the record."""
    return any(acts_for(roster, person_id, party) for party in order.responsible)


def may_write(order: Order, roster: Roster, person_id: int) -> bool:
    """Whether the person may arrange the interview and write its record: whoever works at a court that leads or assists."""
    working = {party.court_code for party in order.parties if party.role is not PartyRole.ATTENDING}
    return any(post.court_code in working for post in roster.posts_of(person_id))


def is_entitled(order: Order, roster: Roster, person_id: int) -> bool:
    """Whether the person may see the record and what is remembered of the petitioner: parties, issuer, those above, the office."""
    courts = frozenset(party.court_code for party in order.parties if party.court_code)
    return sees(roster, person_id, courts, order.issuer_id) or is_office(roster, person_id)


def _of_party(party: Party) -> Participant:
    return Participant(_ROLES[party.role], party.label, party.court_code, party.post_role, party.person_id)


def _held(one: Participant, roster: Roster) -> Participant:
    person = person_of(one, roster)
    return replace(one, person_id=person.id) if person is not None else one


def with_guest(interview: Interview, role: ParticipantRole, words: str) -> Interview:
    """The interview with a guest more, or without the one who was named so before."""
    guest = Participant(role, words)
    rest = tuple(one for one in interview.participants if one != guest)
    guests = rest if guest in interview.participants else (*rest, guest)
    return replace(interview, participants=guests)
