"""约谈: proposed with its evidence, decided by a person of the office, never by the clock."""

from dataclasses import replace

from handlers.dispatch.calling import evidence_of, place_of
from handlers.dispatch.desk import OFFICE, actor_key, office, pressed_meeting
from handlers.routes import Press, Route
from handlers.scene import Scene
from rules.dispatch.values import Meeting, NoMeeting, Speaker, Talk
from rules.incoming import Pressed
from rules.notifications.dispatch import REFUSE_TALK, RELEASE_TALK, MeetingRefused, TalkCalled, TalkProposed
from rules.outgoing import Answer, Outgoing, Recipient


async def release(scene: Scene, _pressed: Pressed) -> Answer | None:
    return await _decide(scene, Talk.RELEASED)


async def refuse(scene: Scene, _pressed: Pressed) -> Answer | None:
    return await _decide(scene, Talk.REFUSED)


async def _decide(scene: Scene, talk: Talk) -> Answer | None:
    meeting = await pressed_meeting(scene)
    court = (scene.button.subject if scene.button else "").rpartition(":")[2]
    speaker = meeting.speaker(court) if meeting else None
    if meeting is None or speaker is None or speaker.talk is not Talk.PROPOSED:
        return Answer(MeetingRefused(NoMeeting.SETTLED), is_alert=True)
    evidence = await evidence_of(scene, meeting, speaker)
    if talk is Talk.RELEASED and len(evidence) < scene.policy.dispatch.talk_after:
        return Answer(MeetingRefused(NoMeeting.NOT_IN_A_ROW), is_alert=True)
    by = scene.speaker.name if scene.speaker else ""
    await scene.work.dispatch.keep(meeting.with_speaker(replace(speaker, talk=talk, talk_by=by)))
    await scene.work.audit.append(actor_key(scene), f"talk.{talk}", f"meeting:{meeting.id}", court=court)
    await _show(scene, meeting, speaker, TalkProposed(speaker.court_name, meeting.measure, evidence, (), talk, by))
    return None


async def _show(scene: Scene, meeting: Meeting, speaker: Speaker, decided: TalkProposed) -> None:
    """The decision in place of the buttons; a talk that is to be held, to the court's group and to its president."""
    slot = f"talk:{meeting.id}:{speaker.court_code}"
    for recipient in await office(scene):
        await scene.work.outbox.put(Outgoing(f"{slot}:decided:{recipient.key}", recipient, decided, slot=slot))
    if decided.talk is not Talk.RELEASED:
        return
    president = scene.roster.president_of(speaker.court_code)
    places = [await place_of(scene, speaker.court_code)]
    if president is not None and president.is_enrolled:
        places.append(Recipient(person_id=president.id))
    called = TalkCalled(speaker.court_name, meeting.measure, decided.evidence)
    for place in places:
        if place is not None:
            await scene.work.outbox.put(Outgoing(f"{slot}:called:{place.key}", place, called))


ROUTES = (Route(Press(RELEASE_TALK), OFFICE, release), Route(Press(REFUSE_TALK), OFFICE, refuse))
