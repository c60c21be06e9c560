"""What a working day asks of each president: what is overdue, due, or waits for his word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from rules.calendar import Calendar
from rules.day_start.values import Agenda, AgendaLine, DayStartPolicy
from rules.orders.cards import worded
from rules.orders.places import holder, in_private
from rules.orders.values import Order, OrderState, Party, PartyRole
from rules.people import Roster

_DONE = frozenset({OrderState.SUBMITTED, OrderState.CLOSED, OrderState.DECLINED, OrderState.CANCELLED})
_WAITS_FOR_ISSUER = frozenset({OrderState.SUBMITTED, OrderState.DECLINED})
_OBJECTIVE = 30


@dataclass(frozen=True)
class Day:
    """The moment, and how far ahead it looks."""

    roster: Roster
    now: datetime
    zone: ZoneInfo
    last_soon: date

    @classmethod
    def of(cls, roster: Roster, now: datetime, zone: ZoneInfo, calendar: Calendar, policy: DayStartPolicy) -> "Day":
        today = now.astimezone(zone).date()
        return cls(roster, now, zone, calendar.add_workdays(today, policy.workdays_ahead))


def add_to_agendas(agendas: dict[int, Agenda], orders: Iterable[Order], day: Day) -> None:
    """Put what these orders ask for into the agendas, by person; only those who can be written to have one."""
    for order in orders:
        if order.is_held:
            continue
        issuer = in_private(day.roster.person_by_id.get(order.issuer_id))
        if issuer is not None and any(_waits_for_issuer(party) for party in order.responsible):
            agendas.setdefault(order.issuer_id, Agenda()).to_decide.append(_line(order, order.deadline, day))
        for party in order.parties:
            _add_share(agendas, order, party, day)


def _waits_for_issuer(party: Party) -> bool:
    return party.state in _WAITS_FOR_ISSUER or party.extension_asked_at is not None


def _add_share(agendas: dict[int, Agenda], order: Order, party: Party, day: Day) -> None:
    person = holder(day.roster, party)
    if party.role is PartyRole.ATTENDING or party.state in _DONE or person is None or not person.is_enrolled:
        return
    due = order.due(party) if party.role is PartyRole.RESPONSIBLE else None
    last = due.astimezone(day.zone).date() if due else None
    agenda = agendas.setdefault(person.id, Agenda())
    if due is not None and due < day.now:
        found = agenda.overdue
    elif last == day.now.astimezone(day.zone).date():
        found = agenda.today
    elif not party.is_acknowledged:
        found = agenda.unacknowledged
    elif last is not None and last <= day.last_soon:
        found = agenda.soon
    else:
        return
    found.append(_line(order, due, day))


def _line(order: Order, deadline: datetime | None, day: Day) -> AgendaLine:
    objective = worded(order, order.objective, _OBJECTIVE)
    return AgendaLine(order.number, objective, deadline.astimezone(day.zone) if deadline else None)
