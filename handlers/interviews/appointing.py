"""Arranging an interview: by one line, or by two presses; postponing it, with a reason."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.interviews.desk import Meant, alert, ask, board, gone, here, meant, pressed_on, show_here, tell, why_not
from handlers.orders.reading import moment_of
from handlers.routes import Access, Command, Press, Route, Where, Who
from handlers.scene import Scene
from rules.authority import speaks_for_himself
from rules.incoming import Pressed, Said
from rules.interviews.appointing import AppointmentFault, Clash, NotAppointed, Wanted, appoint, clashes, wanted_in
from rules.interviews.cards import in_sight
from rules.interviews.menus import AT
from rules.interviews.values import Appointment, InterviewState
from rules.notifications.access import UseOwnAccount
from rules.notifications.interview_appointments import AppointmentRefused
from rules.notifications.interview_cards import Menu
from rules.outgoing import Answer, Notification

_LONGEST_INTERVIEW = timedelta(days=1)


async def appoint_by_line(scene: Scene, said: Said) -> None:
    """/appoint 0001 12月3日上午9点 大连中院301 当面; without words the card is shown with the days to choose from."""
    if not speaks_for_himself(said):
        await tell(scene, said, UseOwnAccount())
        return
    one = await meant(scene, said)
    if not isinstance(one, Meant):
        await tell(scene, said, one)
        return
    if refused := why_not(scene, one.order):
        await tell(scene, said, refused, one.order)
    elif not one.words:
        await show_here(scene, one, Menu.DAYS, update_id=said.update_id, is_anew=True)
    elif refusal := await take_line(scene, said, one, one.words):
        await tell(scene, said, refusal, one.order)


async def take_line(scene: Scene, said: Said, one: Meant, words: str) -> Notification | None:
    """Arrange what the words ask for. Returns why not, or None."""
    return await arrange(scene, said, one, wanted_in(words, moment_of(scene, said.said_at)))


async def choose_time(scene: Scene, pressed: Pressed) -> Answer | None:
    """A time of the card; where the interview was arranged before, the reason is asked for."""
    one, argument = await pressed_on(scene)
    if one is None:
        return gone()
    if refused := why_not(scene, one.order):
        return alert(refused)
    wanted = Wanted(datetime.fromisoformat(argument))
    if one.interview.appointment is not None:
        await ask(scene, pressed, one, f"reason:{argument}")
        return None
    refusal = await arrange(scene, pressed, one, wanted)
    return alert(refusal) if refusal else None


async def arrange(scene: Scene, woken: Said | Pressed, one: Meant, wanted: Wanted) -> AppointmentRefused | None:
    """Keep the appointment, show it on the card and tell everybody who takes part. Returns why not, or None."""
    interview, number = one.interview, one.order.number
    wanted = replace(wanted, place=in_sight(interview, wanted.place), reason=in_sight(interview, wanted.reason))
    usual = scene.roster.courts[interview.court_code].short_name
    minutes = scene.policy.appointments.minutes
    result = appoint(interview, wanted, scene.now, minutes=minutes, usual_place=usual)
    if isinstance(result, NotAppointed):
        return AppointmentRefused(result.fault, number)
    clashing = () if wanted.is_anyhow else await _clashes(scene, one, result)
    if clashing:
        return AppointmentRefused(AppointmentFault.CLASH, number, clashing)
    state = InterviewState.APPOINTED if interview.state is InterviewState.OPEN else interview.state
    changed = replace(interview, appointment=result, state=state)
    kept = await board(scene).keep(changed, one.order, f"u{woken.update_id}", here(scene, one.order))
    sight = await board(scene).sight(kept, one.order)
    await board(scene).invite(sight, scene.speaker.name if scene.speaker else "")
    await scene.work.audit.append(
        f"person:{scene.speaker.id if scene.speaker else 0}",
        "interview.postponed" if result.sequence else "interview.appointed",
        f"interview:{kept.id}",
        at=result.starts_at.isoformat(),
    )
    return None


async def _clashes(scene: Scene, one: Meant, wanted: Appointment) -> tuple[Clash, ...]:
    others = await scene.work.interviews.appointed_between(wanted.starts_at - _LONGEST_INTERVIEW, wanted.ends_at)
    orders = {one.id: one for one in await scene.work.orders.by_ids({other.order_id for other in others})}
    pairs = [(other, orders[other.order_id]) for other in others if other.order_id in orders]
    found = clashes(wanted, (one.interview, one.order), pairs, scene.roster)
    zone = scene.policy.zone
    return tuple(replace(clash, starts_at=clash.starts_at.astimezone(zone)) for clash in found)


_ACCESS = Access(Who.ENROLLED, Where.PRIVATE_OR_BOUND_GROUP)
ROUTES = (Route(Command("appoint"), _ACCESS, appoint_by_line), Route(Press(AT), _ACCESS, choose_time))
