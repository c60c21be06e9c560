"""The card of an interview: opened from its order, one menu at a time; who it is about; what is remembered."""

from dataclasses import replace

from handlers.interviews.desk import Meant, alert, ask, board, gone, here, of_order, pressed_on, show_here, why_not
from handlers.orders.finding import is_visible
from handlers.routes import Access, Press, Route, Where, Who
from handlers.scene import Scene
from rules.incoming import Pressed
from rules.interviews.cards import memory, record_lines
from rules.interviews.filling import RecordFault
from rules.interviews.memory import NOBODY
from rules.interviews.menus import ASK, GO, MEMORY, READ, WHO, begun
from rules.interviews.people import is_entitled
from rules.notifications.interview_cards import Menu, RecordRefused, RecordShown
from rules.orders.cards import INTERVIEW
from rules.outgoing import Answer, Notification, Outgoing, Recipient
from storage.interviews.petitioners import Petitioners

_LONGEST_SHOWN = 700


async def open_card(scene: Scene, pressed: Pressed) -> Answer | None:
    """Show the interview of an order where the order's card stands."""
    order = await scene.work.orders.get(scene.button.subject_id) if scene.button else None
    if order is None or not is_visible(scene, order):
        return gone()
    interview = await of_order(scene, order)
    if interview is None:
        return alert(RecordRefused(RecordFault.NO_INTERVIEW, order.number))
    await show_here(scene, Meant(interview, order), Menu.MAIN, update_id=pressed.update_id, is_anew=True)
    return None


async def go(scene: Scene, pressed: Pressed) -> Answer | None:
    """Another menu of the card; those who may not write see what is there, and only that."""
    one, argument = await pressed_on(scene)
    if one is None:
        return gone()
    name, _, rest = argument.partition(":")
    menu = Menu(name)
    if menu is not Menu.MAIN and (refused := why_not(scene, one.order)):
        return alert(refused)
    await show_here(scene, one, begun(menu, rest, one.interview), rest, update_id=pressed.update_id)
    return None


async def ask_for_words(scene: Scene, pressed: Pressed) -> Answer | None:
    one, about = await pressed_on(scene)
    if one is None:
        return gone()
    if refused := why_not(scene, one.order):
        return alert(refused)
    await ask(scene, pressed, one, about)
    return None


async def who(scene: Scene, pressed: Pressed) -> Answer | None:
    """The speaker has said whom a masked name means; what is remembered of that person is told at once."""
    one, argument = await pressed_on(scene)
    if one is None:
        return gone()
    if refused := why_not(scene, one.order):
        return alert(refused)
    asked = await board(scene).sight(one.interview, one.order)
    candidate = next((found for found in asked.candidates if found.key == argument), None)
    if candidate is not None:
        known = await Petitioners(scene.work).identified_as(one.interview, candidate)
    elif argument == NOBODY and not one.interview.state.is_over:
        form = one.order.masked_petitioner
        known = replace(one.interview, petitioner=one.order.petitioner, masked_petitioner=form, case_number=None)
    else:
        return gone()
    place = here(scene, one.order)
    kept = await board(scene).keep(known, one.order, f"u{pressed.update_id}", place)
    await scene.work.audit.append(
        f"person:{scene.speaker.id if scene.speaker else 0}", "interview.identified", f"interview:{kept.id}"
    )
    sight = await board(scene).sight(kept, one.order)
    if sight.earlier:
        await _quietly(scene, pressed, memory(sight))
    return None


async def show_memory(scene: Scene, pressed: Pressed) -> Answer | None:
    """In private, to those who are entitled: number, dates, courts, outcomes and promises of the earlier interviews."""
    one, _ = await pressed_on(scene)
    if one is None or scene.speaker is None or not is_entitled(one.order, scene.roster, scene.speaker.id):
        return gone()
    await _quietly(scene, pressed, memory(await board(scene).sight(one.interview, one.order)))
    return None


async def read(scene: Scene, pressed: Pressed) -> Answer | None:
    """The whole record, in private; that somebody read it is entered in the audit chain."""
    one, _ = await pressed_on(scene)
    if one is None or scene.speaker is None or not is_entitled(one.order, scene.roster, scene.speaker.id):
        return gone()
    writer = scene.roster.person_by_id.get(one.interview.recorded_by or 0)
    facts = RecordShown(one.order.number, record_lines(one.interview, _LONGEST_SHOWN), writer.name if writer else "")
    await _quietly(scene, pressed, facts)
    await scene.work.audit.append(f"person:{scene.speaker.id}", "interview.read", f"interview:{one.interview.id}")
    return None


async def _quietly(scene: Scene, pressed: Pressed, facts: Notification) -> None:
    if scene.speaker is not None:
        key = f"interview:quiet:{pressed.update_id}"
        await scene.work.outbox.put(Outgoing(key, Recipient(person_id=scene.speaker.id), facts))


_ACCESS = Access(Who.ENROLLED, Where.PRIVATE_OR_BOUND_GROUP)
ROUTES = (
    Route(Press(INTERVIEW), _ACCESS, open_card),
    Route(Press(GO), _ACCESS, go),
    Route(Press(ASK), _ACCESS, ask_for_words),
    Route(Press(WHO), _ACCESS, who),
    Route(Press(MEMORY), _ACCESS, show_memory),
    Route(Press(READ), _ACCESS, read),
)
