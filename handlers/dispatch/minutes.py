"""/minutes: what the meeting came to, with what is known of it already; published in the command group by a press."""

from dataclasses import replace

from handlers.dispatch.desk import OFFICE, actor_key, answer, offer, office, pressed_meeting, show_card
from handlers.routes import Command, Press, Route
from handlers.scene import Scene
from rules.dispatch.values import Meeting, MeetingState, NoMeeting
from rules.incoming import Pressed, Said
from rules.notifications.dispatch import PUBLISH_MINUTES, MeetingRefused, MinutesDrafted, MinutesPublished
from rules.outgoing import Answer, Outgoing, Recipient

LONGEST = 2_000


async def write(scene: Scene, said: Said) -> None:
    """/minutes words: kept with the newest meeting that was called; the words can be written anew until they are published."""
    words = said.arguments.strip()[:LONGEST]
    newest = await scene.work.dispatch.newest()
    meeting = await scene.work.dispatch.get(newest.id, for_change=True) if newest else None
    refused = _why_not(scene, meeting, words)
    if refused is not None or meeting is None:
        await answer(scene, said, MeetingRefused(refused or NoMeeting.NONE_CALLED))
        return
    meeting = replace(meeting, minutes=words)
    await scene.work.dispatch.keep(meeting)
    slot = f"minutes:{meeting.id}"
    for recipient in await office(scene):
        buttons = await offer(scene, slot, recipient, PUBLISH_MINUTES)
        key = f"{slot}:{said.update_id}:{recipient.key}"
        await scene.work.outbox.put(Outgoing(key, recipient, MinutesDrafted(meeting, buttons), slot=slot))
    await scene.work.audit.append(actor_key(scene), "minutes.written", f"meeting:{meeting.id}")


def _why_not(scene: Scene, meeting: Meeting | None, words: str) -> NoMeeting | None:
    if not words:
        return NoMeeting.NO_WORDS
    if meeting is None or meeting.state is not MeetingState.CALLED:
        return NoMeeting.NONE_CALLED
    return NoMeeting.NOT_HELD_YET if meeting.held_at > scene.now else None


async def publish(scene: Scene, _pressed: Pressed) -> Answer | None:
    meeting = await pressed_meeting(scene)
    if meeting is None or meeting.state is not MeetingState.CALLED or not meeting.minutes:
        return Answer(MeetingRefused(NoMeeting.SETTLED), is_alert=True)
    meeting = replace(meeting, state=MeetingState.HELD)
    await scene.work.dispatch.keep(meeting)
    command = await scene.work.groups.command()
    slot = f"minutes:{meeting.id}"
    if command is not None:
        recipient = Recipient(group_id=command.id)
        await scene.work.outbox.put(Outgoing(f"{slot}:published", recipient, MinutesPublished(meeting)))
    by = scene.speaker.name if scene.speaker else "admin"
    for place in await office(scene):
        facts = MinutesDrafted(meeting, (), by)
        await scene.work.outbox.put(Outgoing(f"{slot}:settled:{place.key}", place, facts, slot=slot))
    await show_card(scene, meeting, "held")
    await scene.work.audit.append(actor_key(scene), "minutes.published", f"meeting:{meeting.id}")
    return None


ROUTES = (Route(Command("minutes"), OFFICE, write), Route(Press(PUBLISH_MINUTES), OFFICE, publish))
