"""What a due step says, and to whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from rules.authority import deputies_of
from rules.calendar import Calendar
from rules.ladder.plan import anchor, step_of, waits_since
from rules.ladder.values import Clock, DueStep, Rung, Target
from rules.notifications.order_reminders import DigestLine, OrderEscalation, OrderReminder
from rules.notifications.orders import Addressee
from rules.orders.cards import View
from rules.orders.places import holder, in_private
from rules.orders.values import Order, OrderState, Party
from rules.outgoing import Recipient
from rules.people import Person, Role

# Telegram notifies nobody when a message mentions more people than this.
MOST_MENTIONS = 5
_ABOVE = frozenset({Target.SUPERIOR_PRESIDENT, Target.GUARANTOR, Target.OFFICE})


@dataclass(frozen=True)
class Line:
    """A reminder, where it goes, and the same as a line of a digest."""

    recipient: Recipient
    facts: OrderReminder
    digest: DigestLine


def lines(order: Order, party: Party, step: DueStep, view: View, calendar: Calendar) -> tuple[Line, ...]:
    """The lines of the step, each recipient once; none where nobody can be reached. A naming is no line, see NAMING."""
    found: dict[str, Line] = {}
    for target in step.to:
        for recipient in recipients(order, party, target, view):
            found.setdefault(
                recipient.key, _line(order, party, step, view, target=target, recipient=recipient, calendar=calendar)
            )
    return tuple(found.values())


def recipients(order: Order, party: Party, target: Target, view: View) -> tuple[Recipient, ...]:
    """Where the target can be met; a court without a group is met in its president's private chat."""
    return tuple(recipient for recipient in _recipients(order, party, target, view) if recipient is not None)


def _recipients(order: Order, party: Party, target: Target, view: View) -> Iterator[Recipient | None]:
    roster, places = view.roster, view.places
    match target:
        case Target.COURT_GROUP:
            yield places.group_of(party) or in_private(roster.present(holder(roster, party)))
        case Target.ASSIGNEE:
            yield in_private(roster.present(holder(roster, party)))
        case Target.DEPUTY:
            yield from (in_private(deputy) for deputy in deputies_of(roster, party))
        case Target.SUPERIOR_PRESIDENT:
            above = roster.courts.superior(party.court_code or "")
            if above is not None:
                group_id = places.courts.get(above.code)
                group = Recipient(group_id=group_id) if group_id is not None else None
                yield in_private(roster.present(roster.president_of(above.code))) or group
        case Target.GUARANTOR:
            yield from (in_private(roster.present(one)) for one in roster.guarantors_of(party.court_code or ""))
        case Target.OFFICE:
            yield from _office(order, view)
        case Target.ISSUER:
            yield in_private(roster.present(roster.person_by_id.get(order.issuer_id)))
        case Target.COMMAND_GROUP:
            yield Recipient(group_id=places.command) if places.command is not None else None


def _office(order: Order, view: View) -> Iterator[Recipient | None]:
    if view.places.office is not None:
        yield Recipient(group_id=view.places.office)
        return
    for court in view.roster.courts:
        if court.parent is None or court.code == order.issuer_court:
            yield from (in_private(one) for one in view.roster.holders(court.code, Role.SUPERVISION_OFFICER))


def workdays_late(deadline: datetime | None, now: datetime, calendar: Calendar) -> int:
    """How many workdays have begun since the deadline's day; 0 on the day itself, before it, and without deadline."""
    if deadline is None:
        return 0
    day, late = deadline.date(), 0
    while (day := calendar.next_workday(day)) <= now.astimezone(deadline.tzinfo).date():
        late += 1
    return late


def _line(
    order: Order, party: Party, step: DueStep, view: View, *, target: Target, recipient: Recipient, calendar: Calendar
) -> Line:
    due = order.due(party)
    deadline = due.astimezone(view.zone) if due else None
    since = anchor(order, party, step.clock) if step.clock is Clock.PROGRESS else waits_since(party)
    label = "" if target is Target.COMMAND_GROUP else party.label
    is_loud = target in _ABOVE or step.rung in {Rung.SUPERVISION_LETTER, Rung.LISTING}
    facts = (OrderEscalation if is_loud else OrderReminder)(
        number=order.number,
        order_kind=order.kind,
        clock=step.clock,
        rung=step.rung,
        label=label,
        deadline=deadline,
        workdays_late=workdays_late(deadline, view.now, calendar),
        addressees=_addressees(party, step, target, view),
        goes_above=target in _ABOVE,
        is_late=order.is_late(party, view.now),
        since=since.astimezone(view.zone) if since else None,
        is_declined=party.state is OrderState.DECLINED,
        extension_until=party.extension_until.astimezone(view.zone) if party.extension_until else None,
        puts_back=step_of(order, step).puts_back,
        urgent_reason=order.urgent_reason if view.is_quiet else "",
    )
    about = order.number, order.kind, step.clock, step.rung, label, deadline
    return Line(recipient, facts, DigestLine(*about, addressees=facts.addressees, key=step.key))


def _addressees(party: Party, step: DueStep, target: Target, view: View) -> tuple[Addressee, ...]:
    """Whom a line in a court's group mentions: the holder or who stands in, and the deputies once the ladder is with them."""
    if target is not Target.COURT_GROUP:
        return ()
    people: list[Person | None] = [view.roster.present(holder(view.roster, party))]
    if Target.DEPUTY in step.to:
        people.extend(deputies_of(view.roster, party))
    named = dict.fromkeys(one for one in people if one is not None)
    return tuple(Addressee(one.name, one.telegram_id) for one in named)[:MOST_MENTIONS]
