"""/leave: who is away says from when to when, and who stands in; meanwhile the ladder speaks to the deputy."""

from handlers.routes import Access, Command, Route, Where, Who
from handlers.scene import Scene
from rules.authority import speaks_for_himself
from rules.deadlines.values import Moment
from rules.groups import GroupKind
from rules.incoming import Said
from rules.leaves import NoLeave, WhyNoLeave, colleagues_of, leave_in
from rules.notifications.leaves import LeaveEnded, LeaveNoted, LeaveNotNoted
from rules.outgoing import Notification, Outgoing, Recipient
from rules.people import Leave, Person

_BACK = frozenset({"取消", "销假", "cancel"})


async def leave(scene: Scene, said: Said) -> None:
    """Without words one's own leave, with 销假 its end, with days and a name a new one in place of the old."""
    if scene.speaker is None or not speaks_for_himself(said):
        return
    words, speaker = said.arguments.strip(), scene.speaker
    known = await scene.work.roster.leave_of(speaker.id)
    if not words or words in _BACK:
        await _look_or_end(scene, said, speaker, known, is_over=bool(words))
        return
    moment = Moment(said.said_at.astimezone(scene.policy.zone), scene.policy.calendar, scene.policy.conventions)
    asked = leave_in(words, speaker, scene.roster, moment)
    if isinstance(asked, NoLeave):
        await _tell(scene, said, (speaker.id,), LeaveNotNoted(asked.reason, asked.names))
        return
    await scene.work.roster.note_leave(speaker.id, asked)
    await scene.work.audit.append(
        f"person:{speaker.id}", "leave.noted", f"person:{speaker.id}", since=str(asked.since), until=str(asked.until)
    )
    await _tell_all(scene, said, asked, _noted(scene, speaker, asked))


async def _look_or_end(scene: Scene, said: Said, speaker: Person, known: Leave | None, *, is_over: bool) -> None:
    today = scene.now.astimezone(scene.policy.zone).date()
    if known is None or known.until < today:
        names = tuple(one.name for one in colleagues_of(speaker, scene.roster))
        await _tell(scene, said, (speaker.id,), LeaveNotNoted(WhyNoLeave.NO_LEAVE, names))
    elif not is_over:
        await _tell(scene, said, (speaker.id,), _noted(scene, speaker, known))
    else:
        await scene.work.roster.note_leave(speaker.id, None)
        await scene.work.audit.append(f"person:{speaker.id}", "leave.ended", f"person:{speaker.id}")
        deputy = scene.roster.person_by_id[known.deputy_id]
        await _tell_all(scene, said, known, LeaveEnded(speaker.name, deputy.name))


def _noted(scene: Scene, speaker: Person, known: Leave) -> LeaveNoted:
    return LeaveNoted(speaker.name, scene.roster.person_by_id[known.deputy_id].name, known.since, known.until)


async def _tell_all(scene: Scene, said: Said, known: Leave, facts: Notification) -> None:
    """Both of them, and their court's group."""
    await _tell(scene, said, (known.person_id, known.deputy_id), facts)
    courts = {post.court_code for post in scene.roster.posts_of(known.person_id)}
    for group in await scene.work.groups.around(courts):
        if group.kind is GroupKind.COURT and group.court_code in courts:
            recipient = Recipient(group_id=group.id)
            await scene.work.outbox.put(Outgoing(f"leave:{said.update_id}:{recipient.key}", recipient, facts))


async def _tell(scene: Scene, said: Said, person_ids: tuple[int, ...], facts: Notification) -> None:
    for person_id in person_ids:
        recipient = Recipient(person_id=person_id)
        if scene.roster.person_by_id[person_id].is_enrolled:
            await scene.work.outbox.put(Outgoing(f"leave:{said.update_id}:{recipient.key}", recipient, facts))


ROUTES = (Route(Command("leave"), Access(Who.ENROLLED, Where.PRIVATE_OR_BOUND_GROUP), leave),)
