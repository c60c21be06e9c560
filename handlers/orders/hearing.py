"""What people say: orders, the words that the bot asked for, and what they answer under a card."""

from handlers.orders.acting import act, outcome
from handlers.orders.answering import answer, answer_privately
from handlers.orders.composing import act_on_words
from handlers.orders.drafts import offer_draft, took_correction
from handlers.orders.figures import with_figures
from handlers.orders.finding import answered_order, answered_orders
from handlers.orders.issuing import issue
from handlers.orders.meaning import take_meaning
from handlers.orders.reading import understood
from handlers.orders.wording import worded
from handlers.routes import Access, Command, Route, Where, Who
from handlers.scene import Scene
from rules.authority import ordering_posts, speaks_for_himself
from rules.incoming import Said
from rules.notifications.access import UseOwnAccount
from rules.notifications.orders import OrderNotDrawnUp
from rules.orders.by_figures import asks_for_figures
from rules.orders.decide import Decision, Deed
from rules.orders.draw_up import NotDrawnUp, WhyNot
from rules.orders.proposals import MEANINGS
from rules.orders.values import Action, Order, Origin
from rules.outgoing import Outgoing, Recipient
from rules.people import Person
from rules.reading.values import Band, OrderKind, QuestionKind, Reading, SpeechAct, band


async def hear(scene: Scene, said: Said) -> None:
    """An answer that was asked for, a word under a card, an order, or nothing of ours."""
    if not speaks_for_himself(said):
        await _ask_for_own_account(scene, said)
        return
    if scene.speaker is None:
        return
    order = await answered_order(scene, said)
    if await _took_answer(scene, said, order) or await took_correction(scene, said):
        return
    reading = understood(scene, said, said.text, scene.posts, order)
    if reading.speech_act in MEANINGS:
        answered = await answered_orders(scene, said)
        await take_meaning(scene, said, reading.speech_act, answered)
        return
    if order is not None and reading.speech_act is SpeechAct.PROGRESS:
        await _report(scene, said, order)
        return
    await _take_order(scene, said, scene.speaker, reading)


async def _ask_for_own_account(scene: Scene, said: Said) -> None:
    """Whoever gives an order behind a mask is asked for his face; nobody else behind one is spoken to."""
    is_masked = said.sender.is_anonymous and not said.is_forwarded
    if is_masked and band(understood(scene, said, said.text, ()), scene.policy.thresholds) is Band.HIGH:
        recipient = Recipient(chat_id=said.chat.id)
        await scene.work.outbox.put(Outgoing(f"order:masked:{said.update_id}", recipient, UseOwnAccount()))


async def _took_answer(scene: Scene, said: Said, order: Order | None) -> bool:
    """Whether the words were what the bot waits for: in a group under its question, in private as the next message."""
    if scene.speaker is None:
        return False
    awaited = await scene.work.answers.find(scene.speaker.id, said.chat.id)
    if awaited is None or (scene.group is not None and (order is None or order.id != awaited.order_id)):
        return False
    about = order or await scene.work.orders.get(awaited.order_id)
    if about is None or about.id != awaited.order_id:
        return False
    await scene.work.answers.forget(scene.speaker.id, said.chat.id)
    deed = Deed(awaited.action, scene.speaker.id, scene.now, said.text, awaited.party_id)
    await _do(scene, said, about, await worded(scene, said, about, deed))
    return True


async def _report(scene: Scene, said: Said, order: Order) -> None:
    """Words of progress under a card are a report; bystanders are not lectured."""
    if scene.speaker is None:
        return
    deed = Deed(Action.REPORT, scene.speaker.id, scene.now, said.text)
    result = await act(scene, order, deed)
    if isinstance(result, Decision):
        await answer(scene, said, outcome(scene, deed, result), order)


async def _do(scene: Scene, said: Said, order: Order, deed: Deed) -> None:
    result = await act_on_words(scene, said, order, deed)
    await answer(scene, said, outcome(scene, deed, result), order)


async def _take_order(scene: Scene, said: Said, speaker: Person, reading: Reading) -> None:
    if reading.speech_act is SpeechAct.REQUEST:
        await _tell_whom_it_goes_past(scene, said, speaker)
        return
    found = band(reading, scene.policy.thresholds)
    if found is not Band.LOW and asks_for_figures(reading):
        await _offer_by_figures(scene, said, reading, text=said.text)
    elif found is Band.HIGH:
        result = await issue(scene, reading, speaker, origin(scene, said, said.text))
        if isinstance(result, NotDrawnUp):
            await answer_privately(scene, said, OrderNotDrawnUp(result.reason, result.labels))
    elif found is Band.MIDDLE and ordering_posts(scene.roster, speaker.id):
        await offer_draft(scene, said, reading, text=said.text)


async def _offer_by_figures(
    scene: Scene, said: Said, reading: Reading, *, text: str, kind: OrderKind | None = None
) -> None:
    """Courts that figures decide are shown by name before anything is issued."""
    if not ordering_posts(scene.roster, scene.speaker.id if scene.speaker else 0):
        await answer_privately(scene, said, OrderNotDrawnUp(WhyNot.NO_AUTHORITY, ()))
        return
    result = await with_figures(scene, reading)
    if isinstance(result, NotDrawnUp):
        await answer_privately(scene, said, OrderNotDrawnUp(result.reason, result.labels))
    else:
        await offer_draft(scene, said, result, text=text, kind=kind)


async def _tell_whom_it_goes_past(scene: Scene, said: Said, speaker: Person) -> None:
    """Words that would be an order in another mouth: a request upwards is none of ours, sideways it gets one sentence."""
    as_order = understood(scene, said, said.text, ())
    if band(as_order, scene.policy.thresholds) is not Band.HIGH:
        return
    own = {post.court_code for post in scene.posts}
    courts = {one.court for one in as_order.responsible if one.court is not None}
    above = {court for court in courts for mine in own if scene.roster.courts.is_above(court, mine)}
    if courts - above - own:
        reason = WhyNot.OUT_OF_REACH if ordering_posts(scene.roster, speaker.id) else WhyNot.NO_AUTHORITY
        labels = tuple(scene.roster.courts[court].short_name for court in sorted(courts - above - own))
        await answer_privately(scene, said, OrderNotDrawnUp(reason, labels))


async def give_task(scene: Scene, said: Said) -> None:
    await _give(scene, said, OrderKind.TASK)


async def give_interview(scene: Scene, said: Said) -> None:
    await _give(scene, said, OrderKind.INTERVIEW)


async def _give(scene: Scene, said: Said, kind: OrderKind) -> None:
    """/task and /interview say that it is an order; who is meant may still have to be asked."""
    if scene.speaker is None:
        return
    if not speaks_for_himself(said):
        await answer_privately(scene, said, UseOwnAccount())
        return
    reading = understood(scene, said, said.arguments, scene.posts)
    if reading.speech_act is SpeechAct.REQUEST:
        # Read as if it went down, so that its author is told whom it goes past.
        reading = understood(scene, said, said.arguments, ())
    if asks_for_figures(reading):
        await _offer_by_figures(scene, said, reading, text=said.arguments, kind=kind)
        return
    if any(one.kind is not QuestionKind.NO_DEADLINE for one in reading.questions):
        await offer_draft(scene, said, reading, text=said.arguments, kind=kind)
        return
    result = await issue(scene, reading, scene.speaker, origin(scene, said, said.arguments), kind)
    if isinstance(result, NotDrawnUp):
        await answer_privately(scene, said, OrderNotDrawnUp(result.reason, result.labels))


def origin(scene: Scene, said: Said, text: str) -> Origin:
    return Origin(said.chat.id, said.message_id, scene.group.id if scene.group else None, text)


_ANYWHERE = Where.PRIVATE_OR_BOUND_GROUP
ROUTES = (
    Route(Command("task"), Access(Who.ENROLLED, _ANYWHERE), give_task),
    Route(Command("interview"), Access(Who.ENROLLED, _ANYWHERE), give_interview),
)
