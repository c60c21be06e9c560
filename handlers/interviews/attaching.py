"""Photos and scanned records: kept by Telegram's file id and the hash of their bytes, each once."""

import hashlib
from dataclasses import replace
from pathlib import PurePath

from handlers.dispatch.speeches import hand_in
from handlers.interviews.desk import Meant, board, here, tell, why_not
from handlers.orders.finding import is_visible
from handlers.orders.hearing import hear
from handlers.routes import Access, Event, Route, Where, Who
from handlers.scene import Scene
from rules.authority import speaks_for_himself
from rules.incoming import ChatKind, Said
from rules.interviews.filling import RecordFault
from rules.interviews.values import Attachment
from rules.notifications.interview_cards import InterviewDone, Menu, RecordRefused, Wish
from rules.outgoing import Notification

_MOST = 30


async def take_file(scene: Scene, said: Said) -> None:
    """The file that the speaker was asked for; any other one is only heard for its caption."""
    if await hand_in(scene, said):
        return
    one = await _waiting(scene, said)
    if one is None or said.document is None:
        if said.text.strip():
            await hear(scene, said)
        elif said.chat.kind is ChatKind.PRIVATE and scene.speaker is not None:
            await tell(scene, said, RecordRefused(RecordFault.NO_FILE_WANTED, ""))
        return
    await tell(scene, said, why_not(scene, one.order) or await _keep(scene, said, one), one.order)


async def _waiting(scene: Scene, said: Said) -> Meant | None:
    """The interview for which the speaker was asked to send files, here and not long ago, or whose question he answers."""
    if scene.speaker is None or not speaks_for_himself(said):
        return None
    question = await scene.work.interview_questions.find(scene.speaker.id, said.chat.id)
    slot = await scene.work.interviews.slot_under(said.chat.id, said.reply_to.message_id) if said.reply_to else None
    interview_id = int(slot.split(":")[1]) if slot else 0
    if not interview_id and question is not None and question.about == Wish.ATTACHMENT:
        interview_id = question.interview_id if scene.group is None else 0
    interview = await scene.work.interviews.get(interview_id) if interview_id else None
    order = await scene.work.orders.get(interview.order_id) if interview else None
    if interview is None or order is None or not is_visible(scene, order):
        return None
    return Meant(interview, order)


async def _keep(scene: Scene, said: Said, one: Meant) -> Notification:
    document, interview, number = said.document, one.interview, one.order.number
    if interview.state.is_over:
        return RecordRefused(RecordFault.CLOSED, number)
    if document is None or document.content is None:
        return RecordRefused(RecordFault.FILE_TOO_BIG, number)
    if len(interview.attachments) >= _MOST:
        return RecordRefused(RecordFault.TOO_MANY, number)
    digest = hashlib.sha256(document.content).hexdigest()
    if any(one.sha256 == digest for one in interview.attachments):
        return InterviewDone(number, is_known=True)
    count = max((file.number for file in interview.attachments), default=0) + 1
    suffix = PurePath(document.file_name).suffix.lower()
    by = scene.speaker.id if scene.speaker else 0
    file = Attachment(count, document.file_id, digest, suffix, len(document.content), by, scene.now)
    changed = replace(interview, attachments=(*interview.attachments, file))
    kept = await board(scene).keep(changed, one.order, f"u{said.update_id}", here(scene, one.order), Menu.RECORD)
    return InterviewDone(number, attachments=len(kept.attachments))


ROUTES = (Route(Event(Said, has_scan=True), Access(Who.ANYONE, Where.PRIVATE_OR_BOUND_GROUP), take_file),)
