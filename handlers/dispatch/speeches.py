"""Speeches, handed in as files: as an answer to the request, or with the caption /speech."""

import hashlib
from dataclasses import replace
from functools import partial

from handlers.dispatch.desk import actor_key, show_card
from handlers.indicators import ReadTable, SentFile, import_sent, take_apart
from handlers.routes import Access, Command, Event, Route, Where, Who
from handlers.scene import Scene
from rules.access import is_of_the_office
from rules.dispatch.values import Meeting, MeetingState, NoMeeting, Speaker, Speech
from rules.incoming import Said
from rules.indicators import Indicators
from rules.notifications.access import NotAllowed
from rules.notifications.dispatch import MeetingRefused, SpeechReceived
from rules.outgoing import Notification, Outgoing

LONGEST_NAME = 80


def routes(indicators: Indicators, read_table: ReadTable) -> tuple[Route, ...]:
    access = Access(Who.ENROLLED, Where.PRIVATE_OR_BOUND_GROUP)
    return (
        Route(
            Event(Said, has_document=True, is_answer=True),
            access,
            partial(take_answer, indicators=indicators),
            prepare=partial(take_apart, read_table=read_table),
        ),
        Route(Command("speech"), access, take_captioned, prepare=hashed),
    )


async def hashed(said: Said) -> str:
    """The SHA-256 of the file; empty where there is none, or it is too big to be fetched."""
    content = said.document.content if said.document else None
    return hashlib.sha256(content).hexdigest() if content is not None else ""


async def take_answer(scene: Scene, said: Said, file: SentFile | None, *, indicators: Indicators) -> None:
    """A file under a request for a speech is the speech; under anything else of the bot it is what files are elsewhere."""
    message_id = said.reply_to.message_id if said.reply_to else 0
    found = await scene.work.dispatch.speech_under(said.chat.id, message_id)
    if found is not None:
        await _take(scene, said, found[0], found[1], file.hash if file else "")
    elif file is not None and is_of_the_office(scene.roster, scene.posts):
        await import_sent(scene, said, file, indicators=indicators)
    elif scene.group is None:
        await _say(scene, said, NotAllowed())


async def hand_in(scene: Scene, said: Said) -> bool:
    """Take a scan as a speech if it answers a request for one. Returns whether it does."""
    found = await scene.work.dispatch.speech_under(said.chat.id, said.reply_to.message_id) if said.reply_to else None
    if found is None or scene.speaker is None:
        return False
    await _take(scene, said, found[0], found[1], await hashed(said))
    return True


async def take_captioned(scene: Scene, said: Said, file_hash: str | None) -> None:
    """/speech under a file, from somebody of a court that is asked for one."""
    own = {post.court_code for post in scene.posts}
    for meeting in await scene.work.dispatch.called():
        asked = next((one for one in meeting.speakers if one.court_code in own), None)
        if asked is not None:
            await _take(scene, said, meeting.id, asked.court_code, file_hash or "")
            return
    await _say(scene, said, MeetingRefused(NoMeeting.UNKNOWN))


async def _take(scene: Scene, said: Said, meeting_id: int, court_code: str, file_hash: str) -> None:
    meeting = await scene.work.dispatch.get(meeting_id, for_change=True)
    speaker = meeting.speaker(court_code) if meeting else None
    refused = _why_not(scene, meeting, speaker)
    if refused is None and (said.document is None or not file_hash):
        refused = NoMeeting.NO_WORDS
    if refused is not None or meeting is None or speaker is None or said.document is None or scene.speaker is None:
        await _say(scene, said, MeetingRefused(refused or NoMeeting.UNKNOWN))
        return
    name = said.document.file_name[:LONGEST_NAME]
    speech = Speech(said.document.file_id, name, file_hash, scene.speaker.id, scene.now)
    await scene.work.dispatch.keep(meeting.with_speaker(replace(speaker, speech=speech)))
    await scene.work.audit.append(
        actor_key(scene), "speech.received", f"meeting:{meeting.id}", court=court_code, hash=file_hash
    )
    is_late = scene.now > meeting.speeches_by
    facts = SpeechReceived(speaker.court_name, name, file_hash, is_late, speaker.speech is not None)
    await _say(scene, said, facts)
    await show_card(scene, meeting.with_speaker(replace(speaker, speech=speech)), f"speech:{said.update_id}")


def _why_not(scene: Scene, meeting: Meeting | None, speaker: Speaker | None) -> NoMeeting | None:
    """Only people of the court itself hand in its speech, and only until the meeting begins."""
    if meeting is None or speaker is None or meeting.state is not MeetingState.CALLED:
        return NoMeeting.UNKNOWN
    if all(post.court_code != speaker.court_code for post in scene.posts):
        return NoMeeting.UNKNOWN
    return NoMeeting.TOO_LATE if scene.now > meeting.held_at else None


async def _say(scene: Scene, said: Said, notification: Notification) -> None:
    recipient = scene.place(said.chat.id)
    key = f"speech:{said.update_id}"
    await scene.work.outbox.put(Outgoing(key, recipient, notification, reply_to_message=said.message_id))
