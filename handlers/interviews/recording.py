"""Filling in the record: by presses and short answers, a part at a time, by whom it may be; closed by who met the petitioner."""

from dataclasses import replace

from handlers.interviews.desk import Meant, alert, ask, board, gone, here, meant, pressed_on, show_here, tell, why_not
from handlers.orders.acting import act
from handlers.orders.reading import deadline_in
from handlers.routes import Access, Command, Press, Route, Where, Who
from handlers.scene import Scene
from rules.authority import speaks_for_himself
from rules.incoming import Pressed, Said
from rules.interviews.cards import in_sight
from rules.interviews.filling import (
    REQUIRED,
    Field,
    RecordFault,
    answered,
    met_on,
    missing,
    parts_of,
)
from rules.interviews.filling import (
    Answer as Filled,
)
from rules.interviews.menus import CHOOSE, CLOSE, begun
from rules.interviews.people import frozen, may_lead
from rules.interviews.values import Appointment, Interview, InterviewState, Way
from rules.notifications.access import UseOwnAccount
from rules.notifications.interview_cards import InterviewDone, Menu, RecordRefused
from rules.orders.decide import Deed
from rules.orders.values import Action
from rules.outgoing import Answer, Notification

_WAY = "way"
_KEPT_IN_PLAIN = frozenset({Field.NUMBER, Field.TAGS})
_MENUS = {Field.OUTCOME: Menu.OUTCOME, Field.SATISFACTION: Menu.SATISFACTION, Field.TAGS: Menu.TAGS}


async def record(scene: Scene, said: Said) -> None:
    """/record 0001 shows the card where it goes on; /record 0001 结果：和解；诉求：… fills in what is named."""
    if not speaks_for_himself(said):
        await tell(scene, said, UseOwnAccount())
        return
    one = await meant(scene, said)
    if not isinstance(one, Meant):
        await tell(scene, said, one)
        return
    if refused := why_not(scene, one.order):
        await tell(scene, said, refused, one.order)
        return
    parts = parts_of(one.words)
    if not parts:
        menu = begun(_menu(one.interview), "", one.interview)
        await show_here(scene, one, menu, update_id=said.update_id, is_anew=True)
    elif refusal := await take_parts(scene, said, one, parts):
        await tell(scene, said, refusal, one.order)


def _menu(interview: Interview) -> Menu:
    return Menu.MAIN if interview.state.is_over else Menu.RECORD


async def take_parts(scene: Scene, said: Said, one: Meant, parts: tuple[tuple[Field, str], ...]) -> Notification | None:
    """Fill in several fields at once, all or none. Returns why not, or None."""
    interview = one.interview
    for field, words in parts:
        result = _filled(scene, interview, field, words, said)
        if isinstance(result, RecordFault):
            return RecordRefused(result, one.order.number)
        interview = result
    await _keep(scene, said, replace(one, interview=interview), _menu(interview))
    return None


async def take_words(scene: Scene, said: Said, one: Meant, field: Field) -> Notification | None:
    """Take an answer, and go on to what is still missing. Returns why not, or None."""
    result = _filled(scene, one.interview, field, said.text, said)
    if isinstance(result, RecordFault):
        return RecordRefused(result, one.order.number)
    await _go_on(scene, said, one, result, field)
    return None


def _filled(
    scene: Scene, interview: Interview, field: Field, words: str, woken: Said | Pressed
) -> Interview | RecordFault:
    today = scene.now.astimezone(scene.policy.zone).date()
    deadline = deadline_in(scene, woken.said_at, words) if isinstance(woken, Said) else None
    by = scene.speaker.id if scene.speaker else 0
    if field in _KEPT_IN_PLAIN:
        words = in_sight(interview, words)
    result = answered(interview, Filled(field, words, by, today, deadline.at.date() if deadline else None))
    if isinstance(result, RecordFault) or result.appointment is not None:
        return result
    # Nobody arranged it, so it was met today; the way can be corrected like everything else.
    place = scene.roster.courts[interview.court_code].short_name
    minutes = scene.policy.appointments.minutes
    return replace(result, appointment=Appointment(scene.now, place, Way.IN_PERSON, minutes))


async def choose(scene: Scene, pressed: Pressed) -> Answer | None:
    """A choice of the card: outcome, satisfaction, way, a common problem put on or taken off."""
    one, argument = await pressed_on(scene)
    if one is None:
        return gone()
    if refused := why_not(scene, one.order):
        return alert(refused)
    name, _, value = argument.partition(":")
    if name == _WAY:
        return await _choose_way(scene, pressed, one, Way(value))
    result = _filled(scene, one.interview, Field(name), value, pressed)
    if isinstance(result, RecordFault):
        return alert(RecordRefused(result, one.order.number))
    await _go_on(scene, pressed, one, result, Field(name))
    return None


async def _choose_way(scene: Scene, pressed: Pressed, one: Meant, way: Way) -> Answer | None:
    if one.interview.state.is_over:
        return alert(RecordRefused(RecordFault.CLOSED, one.order.number))
    place = scene.roster.courts[one.interview.court_code].short_name
    before = one.interview.appointment or Appointment(scene.now, place, way, scene.policy.appointments.minutes)
    today = scene.now.astimezone(scene.policy.zone).date()
    begun = replace(one.interview.record, met_on=one.interview.record.met_on or met_on(one.interview, today))
    changed = replace(one.interview, appointment=replace(before, way=way), state=InterviewState.RECORDED, record=begun)
    await _keep(scene, pressed, replace(one, interview=changed), Menu.RECORD)
    return None


async def _go_on(scene: Scene, woken: Said | Pressed, one: Meant, filled: Interview, field: Field) -> None:
    """Keep the answer. After a required field the next one that is missing is asked for by itself."""
    is_first = field in REQUIRED and not getattr(one.interview.record, field.value)
    wanted = next(iter(missing(filled.record)), None) if is_first else None
    menu = Menu.TAGS if field is Field.TAGS else _MENUS.get(wanted, Menu.RECORD) if wanted else _menu(filled)
    is_asked = wanted is not None and wanted not in _MENUS
    kept = await _keep(scene, woken, replace(one, interview=filled), menu, is_anew=not is_asked)
    if wanted is not None and is_asked:
        await ask(scene, woken, replace(one, interview=kept), wanted)


async def _keep(scene: Scene, woken: Said | Pressed, one: Meant, menu: Menu, *, is_anew: bool = True) -> Interview:
    """Keep the record. Whoever writes sees the card below his words, whoever presses sees it change where it stands."""
    place, is_said = here(scene, one.order), isinstance(woken, Said)
    occasion = f"u{woken.update_id}"
    return await board(scene).keep(one.interview, one.order, occasion, place, menu, is_anew=is_anew and is_said)


async def close(scene: Scene, pressed: Pressed) -> Answer | None:
    """Close the record and hand its result in; from then on the case rests, and the record takes only the revisit."""
    one, _ = await pressed_on(scene)
    if one is None or scene.speaker is None:
        return gone()
    fault = _why_not_close(scene, one)
    if fault is not None:
        return alert(RecordRefused(fault, one.order.number, missing(one.interview.record)))
    there = frozen(one.interview, one.order, scene.roster)
    closed = replace(one.interview, state=InterviewState.CLOSED, closed_at=scene.now, participants=there)
    await _keep(scene, pressed, replace(one, interview=closed), Menu.MAIN)
    if closed.case_number is not None and closed.record.met_on is not None:
        await scene.work.cases.met(closed.case_number, closed.record.met_on)
    await scene.work.audit.append(f"person:{scene.speaker.id}", "interview.closed", f"interview:{closed.id}")
    result = in_sight(closed, closed.record.reply)
    await act(scene, one.order, Deed(Action.SUBMIT, scene.speaker.id, scene.now, result))
    return Answer(InterviewDone(one.order.number, is_closed=True))


def _why_not_close(scene: Scene, one: Meant) -> RecordFault | None:
    if one.interview.state is InterviewState.CLOSED:
        return RecordFault.CLOSED
    if one.interview.state is InterviewState.WITHDRAWN:
        return RecordFault.WITHDRAWN
    if scene.speaker is None or not may_lead(one.order, scene.roster, scene.speaker.id):
        return RecordFault.NOT_THE_PRESIDENT
    return RecordFault.INCOMPLETE if missing(one.interview.record) else None


_ACCESS = Access(Who.ENROLLED, Where.PRIVATE_OR_BOUND_GROUP)
ROUTES = (
    Route(Command("record"), _ACCESS, record),
    Route(Press(CHOOSE), _ACCESS, choose),
    Route(Press(CLOSE), _ACCESS, close),
)
