"""Promises: each becomes an order to whoever has to keep it, with a ladder of its own."""

from dataclasses import replace

from handlers.interviews.desk import Meant, alert, ask, board, gone, here, pressed_on, why_not
from handlers.orders.issuing import issue
from handlers.orders.reading import deadline_in
from handlers.routes import Access, Press, Route, Where, Who
from handlers.scene import Scene
from rules.authority import may_order, ordering_posts
from rules.incoming import Pressed, Said
from rules.interviews.cards import in_sight
from rules.interviews.filling import RecordFault
from rules.interviews.menus import OWNER
from rules.interviews.values import InterviewState, Promise
from rules.notifications.interview_cards import Menu, RecordRefused
from rules.orders.draw_up import NotDrawnUp
from rules.orders.values import Origin
from rules.outgoing import Answer, Notification
from rules.people import Person, Role
from rules.reading.values import OrderKind, Party, Reading, SpeechAct

_LONGEST = 500


async def choose_owner(scene: Scene, pressed: Pressed) -> Answer | None:
    """Ask what the chosen post promises, and until when."""
    one, argument = await pressed_on(scene)
    if one is None:
        return gone()
    if refused := why_not(scene, one.order):
        return alert(refused)
    if one.interview.state.is_over:
        return alert(RecordRefused(RecordFault.CLOSED, one.order.number))
    court_code, _, role = argument.partition(":")
    await ask(scene, pressed, one, f"promise:{argument}", owner=_label(scene, court_code, Role(role)))
    return None


def _label(scene: Scene, court_code: str, role: Role) -> str:
    titles = [post.title for post in scene.roster.posts_at(court_code, role)]
    return f"{scene.roster.courts[court_code].short_name}{titles[0] if titles else ''}"


async def take_promise(scene: Scene, said: Said, one: Meant, owner: str) -> Notification | None:
    """Give what was promised as an order and enter it in the record. Returns why not, or None."""
    words = said.text.strip()
    deadline = deadline_in(scene, said.said_at, words)
    fault = (
        RecordFault.CLOSED if one.interview.state.is_over else RecordFault.TOO_LONG if len(words) > _LONGEST else None
    )
    if fault is None and (deadline is None or deadline.at <= scene.now):
        fault = RecordFault.DEADLINE_NEEDED
    court_code, _, name = owner.partition(":")
    issuer = _issuer(scene, one, court_code)
    if fault is None and issuer is None:
        fault = RecordFault.NOBODY_MAY_ORDER
    if fault is not None or deadline is None or issuer is None:
        return RecordRefused(fault or RecordFault.NOBODY_MAY_ORDER, one.order.number)
    party = (Party(court=court_code, role=Role(name)),)
    interview = one.interview
    reading = Reading(
        SpeechAct.ORDER,
        1.0,
        OrderKind.PROMISE,
        party,
        petitioner=interview.petitioner,
        deadline=deadline,
        objective=in_sight(interview, words),
    )
    origin = Origin(said.chat.id, said.message_id, scene.group.id if scene.group else None, words)
    given = await issue(scene, reading, issuer, origin)
    if isinstance(given, NotDrawnUp):
        return RecordRefused(RecordFault.NOBODY_MAY_ORDER, one.order.number)
    (order,) = given
    (owed,) = order.responsible
    number = max((promise.number for promise in interview.promises), default=0) + 1
    promise = Promise(number, words, owed.label, owed.court_code, owed.post_role, owed.person_id, deadline.at, order.id)
    state = InterviewState.RECORDED
    changed = replace(interview, promises=(*interview.promises, promise), state=state)
    await board(scene).keep(changed, one.order, f"u{said.update_id}", here(scene, one.order), Menu.RECORD)
    return None


def _issuer(scene: Scene, one: Meant, court_code: str) -> Person | None:
    """In whose name the promise is chased: who writes it down, else who gave the order, else the court's president."""
    people = scene.roster.person_by_id
    candidates = (scene.speaker, people.get(one.order.issuer_id), scene.roster.president_of(court_code))
    for person in candidates:
        posts = ordering_posts(scene.roster, person.id) if person else ()
        if person is not None and any(may_order(scene.roster, post, court_code) for post in posts):
            return person
    return None


ROUTES = (Route(Press(OWNER), Access(Who.ENROLLED, Where.PRIVATE_OR_BOUND_GROUP), choose_owner),)
