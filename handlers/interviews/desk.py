"""What every handler of interviews needs: the interview that is meant, where its card goes, and questions to people."""

from dataclasses import dataclass

from handlers.orders.finding import answered_order, asked, is_visible, visible
from handlers.scene import Scene
from rules.incoming import Pressed, Said
from rules.interviews.filling import RecordFault
from rules.interviews.people import may_write
from rules.interviews.values import Interview
from rules.notifications.interview_cards import InterviewWordsWanted, Menu, RecordRefused
from rules.notifications.orders import Addressee, OrderRefused
from rules.orders.decide import Refusal, RefusalReason
from rules.orders.places import shows_details
from rules.orders.values import Order
from rules.outgoing import Answer, Notification, Outgoing, Recipient
from rules.reading.values import OrderKind
from storage.interviews.board import InterviewBoard, Known, slot_of
from storage.interviews.questions import InterviewQuestion

_MOST_NUMBERS = 8


@dataclass(frozen=True)
class Meant:
    """The interview that somebody means, its order, and the words beside its number."""

    interview: Interview
    order: Order
    words: str = ""


def board(scene: Scene) -> InterviewBoard:
    return InterviewBoard(scene.work, scene.roster, scene.policy, scene.new_code)


def here(scene: Scene, order: Order) -> Recipient | None:
    """Where the card is shown: in this group if it may see the order's details, else in private."""
    if scene.group is not None and shows_details(scene.group, order, scene.roster):
        return Recipient(group_id=scene.group.id)
    return Recipient(person_id=scene.speaker.id) if scene.speaker is not None else None


async def pressed_on(scene: Scene) -> tuple[Meant | None, str]:
    """The interview of the pressed button, for those who may know of it, and what stands behind its number."""
    words = scene.button.subject.split(":", 2) if scene.button else ["", "0"]
    interview = await scene.work.interviews.get(int(words[1]))
    order = await scene.work.orders.get(interview.order_id) if interview else None
    if interview is None or order is None or not is_visible(scene, order):
        return None, ""
    return Meant(interview, order), words[2] if len(words) > 2 else ""  # noqa: PLR2004 - an argument is the third word


async def of_order(scene: Scene, order: Order) -> Interview | None:
    """The order's interview; begun now where the order is older than interviews are. None for an order of another kind."""
    if order.kind is not OrderKind.INTERVIEW:
        return None
    found = await scene.work.interviews.of_order(order.id)
    if found is None:
        await board(scene).open(order, Known())
        found = await scene.work.interviews.of_order(order.id)
    return found


async def meant(scene: Scene, said: Said) -> Meant | Notification:
    """The interview whose number is given, whose card is answered, or the only one that the speaker can mean."""
    given = asked(scene, said.arguments)
    if given.number is not None:
        found = await visible(scene, given.number)
        if isinstance(found, Refusal):
            return OrderRefused(found.reason, None, found.number)
        return await _as_meant(scene, found, given.words)
    answered = await answered_order(scene, said) or await _under(scene, said)
    if answered is not None:
        return await _as_meant(scene, answered, given.words)
    open_here = await scene.work.orders.open_at({post.court_code for post in scene.posts})
    mine = [one for one in open_here if one.kind is OrderKind.INTERVIEW and _may_write(scene, one)]
    if len(mine) == 1:
        return await _as_meant(scene, mine[0], given.words)
    if not mine:
        return RecordRefused(RecordFault.UNKNOWN, "")
    return OrderRefused(RefusalReason.WHICH_ORDER, None, "", tuple(one.number for one in mine[:_MOST_NUMBERS]))


async def _as_meant(scene: Scene, order: Order, words: str) -> Meant | Notification:
    interview = await of_order(scene, order)
    return Meant(interview, order, words) if interview else RecordRefused(RecordFault.NO_INTERVIEW, order.number)


async def _under(scene: Scene, said: Said) -> Order | None:
    if said.reply_to is None:
        return None
    slot = await scene.work.interviews.slot_under(said.chat.id, said.reply_to.message_id)
    interview = await scene.work.interviews.get(int(slot.split(":")[1])) if slot else None
    order = await scene.work.orders.get(interview.order_id) if interview else None
    return order if order is not None and is_visible(scene, order) else None


def _may_write(scene: Scene, order: Order) -> bool:
    return scene.speaker is not None and may_write(order, scene.roster, scene.speaker.id)


def why_not(scene: Scene, order: Order) -> RecordRefused | None:
    """Why the speaker may not arrange or write; None where he may."""
    return None if _may_write(scene, order) else RecordRefused(RecordFault.NOT_ENTITLED, order.number)


async def show_here(
    scene: Scene, one: Meant, menu: Menu, argument: str = "", *, update_id: int, is_anew: bool = False
) -> None:
    """Put the card with this menu where the speaker is; `is_anew` at the end of the chat, wherever it stood."""
    place = here(scene, one.order)
    if place is not None:
        sight = await board(scene).sight(one.interview, one.order)
        await board(scene).put_card(sight, place, menu, argument, occasion=f"u{update_id}", is_anew=is_anew)


async def ask(scene: Scene, woken: Said | Pressed, one: Meant, about: str, *, owner: str = "") -> None:
    """Ask the speaker; his answer to the question, or in private his next message, is taken as such."""
    speaker, place = scene.speaker, here(scene, one.order)
    if speaker is None or place is None:
        return
    chat_id = woken.chat.id if place.group_id is not None else speaker.telegram_id or woken.chat.id
    expires_at = scene.now + scene.policy.orders.answer_lives
    await scene.work.answers.forget(speaker.id, chat_id)
    question = InterviewQuestion(speaker.id, chat_id, one.interview.id, about, expires_at)
    await scene.work.interview_questions.ask(question)
    facts = InterviewWordsWanted(
        one.order.number, about.split(":", maxsplit=1)[0], Addressee(speaker.name, speaker.telegram_id), owner
    )
    key = f"{slot_of(one.interview.id)}:ask:{woken.update_id}:{about}"
    await scene.work.outbox.put(Outgoing(key, place, facts, slot=key, reply_to_slot=slot_of(one.interview.id)))


async def tell(scene: Scene, woken: Said | Pressed, notification: Notification, order: Order | None = None) -> None:
    """Answer where the speaker is, if everybody there may read it, else in private."""
    place = here(scene, order) if order is not None else None
    if place is None and scene.speaker is not None:
        place = Recipient(person_id=scene.speaker.id)
    if place is not None:
        reply_to = woken.message_id if place.group_id is not None else None
        key = f"interview:answer:{woken.update_id}"
        await scene.work.outbox.put(Outgoing(key, place, notification, reply_to_message=reply_to))


def alert(notification: Notification) -> Answer:
    return Answer(notification, is_alert=True)


def gone() -> Answer:
    return alert(RecordRefused(RecordFault.UNKNOWN, ""))
