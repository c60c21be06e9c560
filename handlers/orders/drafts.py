"""What may have been an order: its issuer alone is asked."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from handlers.orders.acting import board
from handlers.orders.figures import with_figures
from handlers.orders.issuing import draft_of, issue
from handlers.orders.reading import deadline_in, understood
from handlers.routes import Access, Press, Route, Where, Who
from handlers.scene import Scene
from rules.incoming import Pressed, Said
from rules.notifications.order_drafts import DraftSettled, DraftWordsWanted
from rules.notifications.orders import OrderNotDrawnUp, OrderRefused
from rules.orders.answers import answered, open_question
from rules.orders.corrections import DraftPart, with_deadline, with_objective, with_people
from rules.orders.decide import RefusalReason
from rules.orders.draw_up import NotDrawnUp, named
from rules.orders.misreadings import Cause, Misreading, Summary, summary, summary_of, without_names
from rules.outgoing import Answer, Outgoing, Recipient
from rules.people import Person
from rules.reading.values import OrderKind, Reading
from storage.orders.draft_cards import CHOOSE, CONFIRM, PARTS, REFUSE, origin_of, put_draft, show_draft
from storage.orders.drafts import Draft
from storage.tables.orders import DraftState


async def offer_draft(scene: Scene, said: Said, reading: Reading, *, text: str, kind: OrderKind | None = None) -> None:
    """Keep what was understood and ask its issuer, in private."""
    issuer = scene.speaker
    if issuer is None:
        return
    draft = Draft(
        id=0,
        issuer_id=issuer.id,
        chat_id=said.chat.id,
        message_id=said.message_id,
        group_id=scene.group.id if scene.group else None,
        text=text,
        said_at=said.said_at,
        reading=replace(reading, kind=kind or reading.kind),
        expires_at=scene.now + scene.policy.orders.draft_lives,
    )
    await show(scene, await scene.work.drafts.keep(draft), issuer)


async def show(scene: Scene, draft: Draft, issuer: Person) -> None:
    """The card as it is now."""
    await show_draft(board(scene), draft, issuer)


async def confirm(scene: Scene, _pressed: Pressed) -> Answer | None:
    draft = await _open_draft(scene)
    if draft is None:
        return _over()
    return await _issue(scene, draft)


async def choose(scene: Scene, _pressed: Pressed) -> Answer | None:
    """Take the answer; the order is issued with the last one."""
    draft = await _open_draft(scene)
    if draft is None or scene.button is None or scene.speaker is None:
        return _over()
    choice = scene.button.subject.split(":", 2)[2]
    draft = replace(draft, reading=answered(draft.reading, choice), version=draft.version + 1)
    draft = await scene.work.drafts.keep(draft)
    if open_question(draft.reading) is None:
        return await _issue(scene, draft)
    await show(scene, draft, scene.speaker)
    return None


def _asking(part: DraftPart) -> Callable[[Scene, Pressed], Awaitable[Answer | None]]:
    async def handle(scene: Scene, pressed: Pressed) -> Answer | None:
        draft = await _open_draft(scene)
        if draft is None or scene.speaker is None:
            return _over()
        until = scene.now + scene.policy.orders.answer_lives
        await scene.work.answers.forget(scene.speaker.id, pressed.chat.id)
        await scene.work.drafts.keep(replace(draft, awaits=part, awaits_until=until))
        await _want(scene, draft, DraftWordsWanted(part), pressed.update_id)
        return None

    return handle


async def took_correction(scene: Scene, said: Said) -> bool:
    """Whether the words were what the issuer was asked to say anew; the card is then shown as it is now."""
    if scene.speaker is None or scene.group is not None:
        return False
    draft = await scene.work.drafts.awaiting(scene.speaker.id)
    if draft is None or draft.awaits is None:
        return False
    reading = await _corrected(scene, said, draft, draft.awaits)
    if reading is None:
        await _want(scene, draft, DraftWordsWanted(draft.awaits, is_again=True), said.update_id)
        return True
    draft = replace(
        draft,
        reading=reading,
        corrected_from=draft.corrected_from or draft.reading,
        awaits=None,
        awaits_until=None,
        version=draft.version + 1,
    )
    await show(scene, await scene.work.drafts.keep(draft), scene.speaker)
    return True


async def _corrected(scene: Scene, said: Said, draft: Draft, part: DraftPart) -> Reading | None:
    """The draft's reading with the words in place of the part; None where they do not say it."""
    if part is DraftPart.OBJECTIVE:
        return with_objective(draft.reading, said.text.strip()) if said.text.strip() else None
    if part is DraftPart.DEADLINE:
        deadline = deadline_in(scene, said.said_at, said.text)
        return with_deadline(draft.reading, deadline) if deadline and deadline.at > scene.now else None
    # Names alone order nothing: they are read as the people of a sentence that does.
    sentence = f"请{said.text.strip('。. ')}三日内办理。"
    found = await with_figures(scene, understood(scene, replace(said, mentions=()), sentence, scene.posts))
    return None if isinstance(found, NotDrawnUp) else with_people(draft.reading, found)


async def _want(scene: Scene, draft: Draft, facts: DraftWordsWanted, update_id: int) -> None:
    key = f"draft:{draft.id}:ask:{update_id}"
    await scene.work.outbox.put(Outgoing(key, Recipient(person_id=draft.issuer_id), facts))


async def refuse(scene: Scene, _pressed: Pressed) -> Answer | None:
    draft = await _open_draft(scene)
    if draft is None:
        return _over()
    await _note(scene, draft, Cause.NO_ORDER, None)
    await settle(scene, draft, DraftState.REFUSED, ())
    return None


async def _issue(scene: Scene, draft: Draft) -> Answer | None:
    if scene.speaker is None:
        return _over()
    result = await issue(scene, draft.reading, scene.speaker, origin_of(draft))
    if isinstance(result, NotDrawnUp):
        return Answer(OrderNotDrawnUp(result.reason, result.labels), is_alert=True)
    if draft.corrected_from is not None:
        await _note(scene, draft, Cause.DRAFT_CHANGED, summary_of(result[0]))
    await settle(scene, draft, DraftState.CONFIRMED, tuple(order.number for order in result))
    return None


async def _note(scene: Scene, draft: Draft, cause: Cause, became: Summary | None) -> None:
    """Keep how the message was read at first, beside what its issuer made of it."""
    first = draft.corrected_from or draft.reading
    issuer = scene.roster.person_by_id[draft.issuer_id]
    parties = named(await draft_of(scene, first, issuer, origin_of(draft)), scene.roster)
    deadline = first.deadline.at if first.deadline else None
    was = summary(first.kind or OrderKind.TASK, parties, deadline, first.objective or draft.text)
    text = without_names(draft.text)
    await scene.work.misreadings.keep(Misreading(scene.now, issuer.id, cause, text, draft.said_at, was, became))


async def settle(scene: Scene, draft: Draft, state: DraftState, numbers: tuple[str, ...]) -> None:
    kept = await scene.work.drafts.keep(replace(draft, state=state, version=draft.version + 1))
    await put_draft(board(scene), kept, DraftSettled(numbers))


async def _open_draft(scene: Scene) -> Draft | None:
    """The draft of the pressed button, while it is open and its issuer presses."""
    if scene.button is None or scene.speaker is None:
        return None
    draft = await scene.work.drafts.get(int(scene.button.subject.split(":")[1]))
    is_open = draft is not None and draft.state is DraftState.OPEN and draft.expires_at > scene.now
    return draft if is_open and draft is not None and draft.issuer_id == scene.speaker.id else None


def _over() -> Answer:
    return Answer(OrderRefused(RefusalReason.DRAFT_OVER, None, ""), is_alert=True)


_PRIVATE = Access(Who.ENROLLED, Where.PRIVATE)
ROUTES = (
    Route(Press(CONFIRM), _PRIVATE, confirm),
    Route(Press(CHOOSE), _PRIVATE, choose),
    Route(Press(REFUSE), _PRIVATE, refuse),
    *(Route(Press(name), _PRIVATE, _asking(part)) for name, part in PARTS.items()),
)
