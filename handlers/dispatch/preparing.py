"""/dispatch: the next meeting, prepared from the newest monthly bulletin and laid before the office."""

from handlers.dispatch.desk import OFFICE, actor_key, answer, show_card, standing
from handlers.orders.reading import deadline_in
from handlers.routes import Command, Route
from handlers.scene import Scene
from rules.bulletins.series import BulletinKind
from rules.deadlines.values import Precision
from rules.dispatch.preparing import prepare
from rules.dispatch.values import NoMeeting
from rules.incoming import Said
from rules.notifications.dispatch import MeetingRefused
from storage.bulletins import Kept

_LOOKED_AT = 100


async def dispatch(scene: Scene, said: Said) -> None:
    """/dispatch 12月10日14:30; without a time the newest meeting is shown again."""
    if not said.arguments.strip():
        newest = await scene.work.dispatch.newest()
        if newest is None:
            await answer(scene, said, MeetingRefused(NoMeeting.NO_TIME))
            return
        await show_card(scene, newest, f"asked:{said.update_id}")
        return
    found = deadline_in(scene, said.said_at, said.arguments)
    if found is None or found.precision is not Precision.MINUTE or found.at <= scene.now:
        await answer(scene, said, MeetingRefused(NoMeeting.NO_TIME))
        return
    kept = await _bulletin(scene)
    if kept is None:
        await answer(scene, said, MeetingRefused(NoMeeting.NO_BULLETIN))
        return
    now = scene.now.astimezone(scene.policy.zone)
    meeting = prepare(await standing(scene, kept), found.at, now, scene.policy.dispatch, scene.policy.calendar)
    if isinstance(meeting, NoMeeting):
        await answer(scene, said, MeetingRefused(meeting))
        return
    meeting = await scene.work.dispatch.add(meeting)
    await show_card(scene, meeting, "prepared")
    await scene.work.audit.append(actor_key(scene), "meeting.prepared", f"meeting:{meeting.id}", bulletin=kept.key)


async def _bulletin(scene: Scene) -> Kept | None:
    """The newest monthly bulletin that stands; before there is one, the newest of any kind."""
    published = [one for one in await scene.work.bulletins.recent(_LOOKED_AT) if one.is_standing]
    monthly = (one for one in published if one.bulletin.kind is BulletinKind.MONTHLY)
    return next(monthly, None) or next(iter(published), None)


ROUTES = (Route(Command("dispatch"), OFFICE, dispatch),)
