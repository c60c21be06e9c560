"""Showing interviews: their card wherever it stands, appointments to those who take part, and what is remembered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from rules.interviews.cards import Sight, appointment_line, calendar_entry, card, memory
from rules.interviews.memory import remembered
from rules.interviews.menus import Choice, Offered, offered
from rules.interviews.people import people
from rules.interviews.reminders import next_reminder
from rules.interviews.values import Interview, InterviewState, Source
from rules.notifications.interview_appointments import AppointmentMade, AppointmentReminder, AppointmentWithdrawn
from rules.notifications.interview_cards import CardMoved, InterviewCard, Menu, Option
from rules.orders.places import Places, holder, in_private
from rules.orders.values import Order, OrderState, PartyRole
from rules.outgoing import Notification, Outgoing, Recipient
from rules.people import Person, Roster
from rules.policy import Policy
from rules.reading.values import OrderKind
from storage.interviews.petitioners import Petitioners
from storage.unit_of_work import UnitOfWork

_MOST_REMEMBERED = 60


@dataclass(frozen=True)
class Known:
    """What is known of an interview when its order is issued: the draw, and the case that it drew."""

    draw: int | None = None
    case_number: str | None = None


NOTHING_KNOWN = Known()


@dataclass(frozen=True)
class InterviewBoard:
    """What is needed to show interviews: a transaction, today's posts, the owner's policy and fresh codes."""

    work: UnitOfWork
    roster: Roster
    policy: Policy
    new_code: Callable[[], str]

    @property
    def _petitioners(self) -> Petitioners:
        return Petitioners(self.work)

    # Coming to be, and following its order

    async def open(self, order: Order, known: Known) -> None:
        """Begin the interview of an order that asks for one, and tell its parties what is remembered of the petitioner."""
        if order.kind is not OrderKind.INTERVIEW:
            return
        court_code = next((party.court_code for party in order.responsible if party.court_code), order.issuer_court)
        interview = Interview(
            id=0,
            order_id=order.id,
            court_code=court_code,
            source=Source.DRAW if known.draw else Source.ORDER,
            created_at=self.work.now,
            uid=f"{self.new_code()}@duban",
            draw=known.draw,
            case_number=known.case_number,
            masked_petitioner=order.masked_petitioner,
        )
        kept = await self.work.interviews.keep(await self._petitioners.identified(interview, order))
        sight = await self.sight(kept, order)
        if sight.earlier:
            await self._tell_memory(sight)
        if sight.candidates and kept.petitioner is None:
            for place in self._leading_places(order, await self._places(order)):
                await self.put_card(sight, place, Menu.CANDIDATES, occasion="opened")

    async def follow(self, order: Order) -> None:
        """What becomes of the interview when something was done with its order: called off with it, open again with it."""
        if (
            order.kind is not OrderKind.INTERVIEW
            or (interview := await self.work.interviews.of_order(order.id)) is None
        ):
            return
        if order.is_cancelled and not interview.state.is_over:
            await self._withdraw(interview, order)
        elif interview.state is InterviewState.CLOSED and OrderState.RETURNED in {p.state for p in order.responsible}:
            await self.keep(replace(interview, state=InterviewState.RECORDED, closed_at=None), order, "returned")

    async def pass_on(self, order: Order, old: Person, new: Person) -> None:
        """A post that takes part has a new holder: he is told when and where, and the old one's calendar is cleared."""
        interview = await self.work.interviews.of_order(order.id)
        if interview is None or interview.state.is_over:
            return
        kept = await self.keep(interview, order, f"passed:{new.id}")
        sight = await self.sight(kept, order)
        one = kept.appointment
        if one is None or one.starts_at <= self.work.now:
            return
        occasion = f"passed:{one.sequence}"
        if new.is_enrolled and (made := self._made(sight, "")) is not None:
            facts = replace(made, calendar=calendar_entry(sight))
            await self._line(sight, occasion, Recipient(person_id=new.id), facts)
        if old.is_enrolled:
            entry = calendar_entry(sight, is_withdrawn=True)
            gone = AppointmentWithdrawn(order.number, one.starts_at.astimezone(self.policy.zone), entry, new.name)
            await self._line(sight, occasion, Recipient(person_id=old.id), gone)

    async def _withdraw(self, interview: Interview, order: Order) -> None:
        sight = await self.sight(interview, order)
        await self.keep(replace(interview, state=InterviewState.WITHDRAWN), order, "withdrawn")
        one = interview.appointment
        if one is None or one.starts_at <= self.work.now:
            return
        at = one.starts_at.astimezone(self.policy.zone)
        entry = calendar_entry(sight, is_withdrawn=True)
        await self.tell_everybody(
            sight, "withdrawn", AppointmentWithdrawn(order.number, at), AppointmentWithdrawn(order.number, at, entry)
        )

    # Keeping and showing

    async def keep(
        self,
        interview: Interview,
        order: Order,
        occasion: str,
        here: Recipient | None = None,
        menu: Menu = Menu.MAIN,
        *,
        is_anew: bool = False,
    ) -> Interview:
        """Keep a change, say when somebody is reminded next, and bring every card up to date, `here` with this menu.

        `is_anew` puts that card at the end of the chat, where whoever has just written there sees it.
        """
        court_time, policy = self.policy.court_time, self.policy.appointments
        moment = next_reminder(interview, order, self.work.now, policy, court_time)
        version = interview.version + 1
        kept = await self.work.interviews.keep(replace(interview, next_reminder_at=moment, version=version))
        sight = await self.sight(kept, order)
        places = {place.key: place for place in await self.work.interviews.shown_at(kept.id)}
        if here is not None:
            places[here.key] = here
        for place in places.values():
            if place == here:
                await self.put_card(sight, place, menu, occasion=occasion, is_anew=is_anew)
            else:
                await self.put_card(sight, place, Menu.MAIN, occasion=occasion)
        return kept

    async def sight(self, interview: Interview, order: Order) -> Sight:
        """The interview with all that its card shows."""
        found: dict[int, Interview] = {}
        if interview.petitioner:
            found |= {one.id: one for one in await self.work.interviews.of_petitioner(interview.petitioner)}
        if interview.case_number:
            found |= {one.id: one for one in await self.work.interviews.of_case(interview.case_number)}
        others = [one for one in found.values() if one.id != interview.id][-_MOST_REMEMBERED:]
        wanted = {one.order_id for one in others} | {p.order_id for one in (*others, interview) for p in one.promises}
        orders = {one.id: one for one in await self.work.orders.by_ids(wanted)}
        local = self.work.now.astimezone(self.policy.zone)
        earlier = remembered(interview, others, orders, local)
        asked = await self._petitioners.candidates(interview, order)
        return Sight(interview, order, self.roster, self.policy.court_time, self.work.now, earlier, orders, asked)

    async def put_card(
        self, sight: Sight, place: Recipient, menu: Menu, argument: str = "", *, occasion: str, is_anew: bool = False
    ) -> None:
        """Put the card into the outbox: in the place where it stands already, or at the end of the chat, the old one taken away."""
        choice = Choice(sight, argument, self.policy.appointments)
        options = tuple([await self._option(sight, one, place) for one in offered(menu, choice)])
        facts: InterviewCard = replace(card(sight, menu, is_private=place.group_id is None), options=options)
        slot = slot_of(sight.interview.id)
        key = f"{slot}:card:{occasion}:v{sight.interview.version}:{place.key}"
        under = f"order:{sight.order.id}"
        left = await self.work.interviews.leave_place(sight.interview.id, place) if is_anew else None
        await self.work.outbox.put(Outgoing(key, place, facts, slot=slot, reply_to_slot=under))
        if left is not None:
            gone = CardMoved(sight.order.number, left)
            await self.work.outbox.put(Outgoing(f"{slot}:moved:{left}:{place.key}", place, gone))

    async def _option(self, sight: Sight, one: Offered, place: Recipient) -> Option:
        subject = f"{slot_of(sight.interview.id)}:{one.argument}"
        button = await self.work.buttons.offer(one.action, subject, place, self.new_code)
        return Option(one.offer, button, one.value, one.is_on)

    # Telling people

    async def invite(self, sight: Sight, by: str) -> None:
        """Tell everybody who takes part when and where, each in private with a file for the calendar."""
        made = self._made(sight, by)
        if made is None:
            return
        sequence = sight.interview.appointment.sequence if sight.interview.appointment else 0
        await self.tell_everybody(sight, f"made:{sequence}", made, replace(made, calendar=calendar_entry(sight)))

    def _made(self, sight: Sight, by: str) -> AppointmentMade | None:
        line, one = appointment_line(sight), sight.interview.appointment
        if line is None or one is None:
            return None
        lines = card(sight, Menu.MAIN, is_private=False).participants
        leads = tuple(f"{one.label} {one.name}".strip() for one in lines if one.role == "leads")
        others = tuple(f"{one.label} {one.name}".strip() for one in lines if one.role != "leads")
        petitioner = sight.interview.masked_petitioner
        return AppointmentMade(sight.order.number, petitioner, line, leads, others, by, is_change=one.sequence > 0)

    async def remind(self, sight: Sight) -> None:
        """The working day before, to everybody who holds a post that takes part on that day."""
        line = appointment_line(sight)
        if line is None:
            return
        broken = sum(one.broken for one in sight.earlier)
        facts = AppointmentReminder(
            sight.order.number, sight.interview.masked_petitioner, line, len(sight.earlier), broken
        )
        sequence = sight.interview.appointment.sequence if sight.interview.appointment else 0
        occasion = f"remind:{sequence}:{self.work.now.date()}"
        await self.tell_everybody(sight, occasion, facts, replace(facts, calendar=calendar_entry(sight)))

    async def tell_everybody(self, sight: Sight, occasion: str, aloud: Notification, quietly: Notification) -> None:
        """`aloud` in the groups of the courts that take part, `quietly` to each of their people in private."""
        places = await self._places(sight.order)
        groups = {place.group_id for party in sight.order.parties if (place := places.group_of(party))}
        for group_id in sorted(filter(None, groups)):
            await self._line(sight, occasion, Recipient(group_id=group_id), aloud)
        for person in people(sight.interview, sight.order, self.roster):
            if person.is_enrolled:
                await self._line(sight, occasion, Recipient(person_id=person.id), quietly)

    async def tell_leading(self, sight: Sight, occasion: str, facts: Notification) -> None:
        """In the groups of the courts that lead, or to their presidents in private where there is none."""
        for place in self._leading_places(sight.order, await self._places(sight.order)):
            await self._line(sight, occasion, place, facts)

    async def _tell_memory(self, sight: Sight) -> None:
        for place in self._private_places(sight.order):
            await self._line(sight, "memory", place, memory(sight))

    async def _line(self, sight: Sight, occasion: str, place: Recipient, facts: Notification) -> None:
        key = f"{slot_of(sight.interview.id)}:{occasion}:{place.key}"
        await self.work.outbox.put(Outgoing(key, place, facts, reply_to_slot=f"order:{sight.order.id}"))

    async def _places(self, order: Order) -> Places:
        courts = {party.court_code for party in order.parties if party.court_code}
        return Places.of(await self.work.groups.around(courts), None)

    def _private_places(self, order: Order) -> Iterator[Recipient]:
        """Whoever meets the petitioner, and the issuer, each once."""
        leading = [holder(self.roster, party) for party in order.parties if party.role is PartyRole.RESPONSIBLE]
        seen: set[str] = set()
        for person in (*leading, self.roster.person_by_id.get(order.issuer_id)):
            place = in_private(person)
            if place is not None and place.key not in seen:
                seen.add(place.key)
                yield place

    def _leading_places(self, order: Order, places: Places) -> Iterator[Recipient]:
        """The groups of the courts that lead; their president's private chat where there is none."""
        seen: set[str] = set()
        for party in order.responsible:
            place = places.group_of(party) or in_private(holder(self.roster, party))
            if place is not None and place.key not in seen:
                seen.add(place.key)
                yield place


def slot_of(interview_id: int) -> str:
    """Where the card stands, in every chat."""
    return f"interview:{interview_id}"
