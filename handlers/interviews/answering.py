"""What people answer when the bot has asked about an interview, and what they write under its card."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from handlers.interviews.appointing import arrange, take_line
from handlers.interviews.desk import Meant, board, here, tell, why_not
from handlers.interviews.promising import take_promise
from handlers.interviews.recording import take_parts, take_words
from handlers.orders.finding import is_visible
from handlers.orders.reading import understood
from handlers.scene import Scene
from rules.incoming import Said
from rules.interviews.appointing import Wanted
from rules.interviews.cards import in_sight
from rules.interviews.filling import Field, RecordFault, parts_of
from rules.interviews.people import with_guest
from rules.interviews.values import ParticipantRole
from rules.notifications.interview_cards import AnswerTaken, Menu, RecordRefused, Wish
from rules.outgoing import Notification
from rules.reading.values import Band, SpeechAct, band
from storage.interviews.board import slot_of
from storage.interviews.questions import InterviewQuestion

_LONGEST_GUEST = 40
_MEANT_OTHERWISE = frozenset({SpeechAct.ACKNOWLEDGEMENT, SpeechAct.THANKS, SpeechAct.INQUIRY})
_Take = Callable[[Scene, Said, Meant, str], Awaitable[Notification | None]]


async def took_interview_answer(scene: Scene, said: Said) -> bool:
    """Whether the words were what the bot had asked for, or name fields of the record under its card.

    The next message of whoever was asked is the answer, in a group unless it is plainly an order, a word of thanks or
    receipt, or a question; there he is told. A question that is answered itself never grows too old.
    """
    if scene.speaker is None or not said.text.strip():
        return False
    slot = await scene.work.interviews.slot_under(said.chat.id, said.reply_to.message_id) if said.reply_to else None
    question = await scene.work.interview_questions.find(scene.speaker.id, said.chat.id)
    interview_id, about = _asked(slot)
    is_next = slot is None and said.reply_to is None and question is not None and _may_answer(scene, said, question)
    if is_next and question is not None:
        interview_id, about = question.interview_id, question.about
    elif slot is not None and not about and question is not None and question.interview_id == interview_id:
        about = question.about
    interview = await scene.work.interviews.get(interview_id) if interview_id else None
    order = await scene.work.orders.get(interview.order_id) if interview else None
    if interview is None or order is None or not is_visible(scene, order):
        return False
    one = Meant(interview, order, said.text)
    parts = parts_of(said.text)
    if not about and not parts:
        return False
    refusal = why_not(scene, order) or await _take(scene, said, one, about, parts)
    if refusal is None:
        await _forget(scene, said, about)
        await _recall(scene, one, about)
        if is_next and scene.group is not None and about in set(Field):
            await tell(scene, said, AnswerTaken(order.number, Field(about)), order)
    else:
        await tell(scene, said, refusal, order)
    return True


def _may_answer(scene: Scene, said: Said, question: InterviewQuestion) -> bool:
    """Whether words that answer no message can be meant for the open question; in private there is nobody else to talk to."""
    if scene.group is None:
        return True
    reading = understood(scene, said, said.text, scene.posts)
    is_order = band(reading, scene.policy.thresholds) is Band.HIGH
    return question.about != Wish.ATTACHMENT and not is_order and reading.speech_act not in _MEANT_OTHERWISE


def _asked(slot: str | None) -> tuple[int, str]:
    """The interview that a slot belongs to, and what was asked there: interview:7:ask:123:claims."""
    words = slot.split(":", 4) if slot else []
    return int(words[1]) if words else 0, words[4] if len(words) > 4 else ""  # noqa: PLR2004 - a question has five words


async def _forget(scene: Scene, said: Said, about: str) -> None:
    """The question is answered, unless the answer has led to the next one."""
    if scene.speaker is not None:
        waiting = await scene.work.interview_questions.find(scene.speaker.id, said.chat.id)
        if waiting is not None and waiting.about == about:
            await scene.work.interview_questions.forget(scene.speaker.id, said.chat.id)


async def _recall(scene: Scene, one: Meant, about: str) -> None:
    """Where the chat is at its limit, a question may not have left when it is answered already: it is not asked any more."""
    unsent = await scene.work.outbox.unsent_under(slot_of(one.interview.id), here(scene, one.order))
    answered = [number for number, slot in unsent if _asked(slot) == (one.interview.id, about)]
    await scene.work.outbox.withdraw(answered, "answered")


async def _take(
    scene: Scene, said: Said, one: Meant, about: str, parts: tuple[tuple[Field, str], ...]
) -> Notification | None:
    name, _, rest = about.partition(":")
    if len(parts) > 1 or not about:
        return await take_parts(scene, said, one, parts)
    if name in set(Field):
        return await take_words(scene, said, one, Field(name))
    return await _WISHES[Wish(name)](scene, said, one, rest)


async def _arrange(scene: Scene, said: Said, one: Meant, _rest: str) -> Notification | None:
    return await take_line(scene, said, one, said.text)


async def _postpone(scene: Scene, said: Said, one: Meant, moment: str) -> Notification | None:
    return await arrange(scene, said, one, Wanted(datetime.fromisoformat(moment), reason=said.text.strip()))


async def _expect_a_file(_scene: Scene, _said: Said, one: Meant, _rest: str) -> Notification | None:
    return RecordRefused(RecordFault.NOT_A_FILE, one.order.number)


def _guest(role: ParticipantRole) -> _Take:
    async def take(scene: Scene, said: Said, one: Meant, _rest: str) -> Notification | None:
        words = in_sight(one.interview, " ".join(said.text.split()))
        if one.interview.state.is_over or len(words) > _LONGEST_GUEST:
            fault = RecordFault.CLOSED if one.interview.state.is_over else RecordFault.TOO_LONG
            return RecordRefused(fault, one.order.number)
        changed = with_guest(one.interview, role, words)
        await board(scene).keep(
            changed, one.order, f"u{said.update_id}", here(scene, one.order), Menu.GUESTS, is_anew=True
        )
        return None

    return take


_WISHES: dict[Wish, _Take] = {
    Wish.APPOINTMENT: _arrange,
    Wish.REASON: _postpone,
    Wish.PROMISE: take_promise,
    Wish.ATTACHMENT: _expect_a_file,
    Wish.MEDIATES: _guest(ParticipantRole.MEDIATES),
    Wish.WITNESSES: _guest(ParticipantRole.WITNESSES),
    Wish.LIAISON: _guest(ParticipantRole.LIAISON),
}
