"""Issuing a supervision letter with a step of the ladder."""

from rules.ladder.speaking import workdays_late
from rules.ladder.values import DueStep
from rules.letters import colour_of
from rules.notifications.letters import SupervisionLetter
from rules.orders.cards import View, worded
from rules.orders.places import holder, in_private
from rules.orders.values import Order, Party
from rules.people import TITLES
from storage.orders.board import Board

_OBJECTIVE, _WORDS = 300, 200


async def issue_letter(board: Board, order: Order, party: Party, step: DueStep, view: View) -> set[str]:
    """Put the letter that goes with the step into the outbox, to the court and its president. Returns who gets it, by key."""
    before = await board.work.letters.of(order.id)
    colour = colour_of(order.ladder, step, before)
    due = order.due(party)
    places = [one for one in (view.places.group_of(party), in_private(holder(view.roster, party))) if one is not None]
    if colour is None or due is None or party.court_code not in view.roster.courts or not places:
        return set()
    local, now = due.astimezone(view.zone), board.work.now.astimezone(view.zone)
    person, courts = holder(view.roster, party), view.roster.courts
    above = courts.superior(str(party.court_code))
    facts = SupervisionLetter(
        letter=await board.work.letters.next_number(colour, now.year),
        number=order.number,
        order_kind=order.kind,
        court=courts[str(party.court_code)].full_name,
        label=TITLES[party.post_role] if party.post_role else party.label,
        name=person.name if person else "",
        telegram_id=person.telegram_id if person else None,
        objective=worded(order, order.objective, _OBJECTIVE),
        petitioner=order.masked_petitioner,
        issuer=order.issuer_label,
        ordered_at=order.issued_at.astimezone(view.zone),
        deadline=local,
        workdays_late=workdays_late(local, board.work.now, board.policy.calendar),
        last_word=worded(order, party.last_word, _WORDS),
        before=tuple(letter.number for letter in before if letter.party_id == party.id),
        copied_to=(above.full_name,) if above is not None else (),
        office=courts.high.full_name,
        issued_at=now,
    )
    await board.work.letters.keep(order.id, party.id, step.key, facts)
    for recipient in places:
        await board.put_step(order, step, recipient, facts)
    return {one.key for one in places}
