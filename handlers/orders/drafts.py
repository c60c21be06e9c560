"""What may have been an order: its issuer alone is asked."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from handlers.orders.figures import with_figures
from handlers.orders.issuing import draft_of, issue
from handlers.orders.reading import deadline_in, understood
from handlers.routes import Access, Press, Route, Where, Who
from handlers.scene import Scene
from rules.incoming import Pressed, Said
from rules.masking import masked
from rules.notifications.orders import (
    Choice,
    DraftCard,
    DraftPiece,
    DraftSettled,
    DraftWordsWanted,
    OrderNotDrawnUp,
    OrderRefused,
    UnclearWords,
)
from rules.orders.answers import answered, open_question
from rules.orders.corrections import DraftPart, with_deadline, with_objective, with_people
from rules.orders.decide import RefusalReason
from rules.orders.draw_up import NotDrawnUp, named, parts_of
from rules.orders.misreadings import Cause, Misreading, Summary, summary, summary_of, without_names
from rules.orders.values import Origin, Party, PartyRole
from rules.outgoing import Answer, Outgoing, Recipient
from rules.people import Person
from rules.reading.values import OrderKind, Question, QuestionKind, Reading
from storage.orders.drafts import Draft
from storage.tables.orders import DraftState

_CONFIRM, _REFUSE, _CHOOSE = "draft_confirm", "draft_refuse", "draft_choose"
_PARTS: dict[str, DraftPart] = {
    "draft_people": DraftPart.PEOPLE,
    "draft_deadline": DraftPart.DEADLINE,
    "draft_objective": DraftPart.OBJECTIVE,
}
_MOST_CHOICES = 8
_MOST_WORDS = 300
_MOST_UNCLEAR = 3
_LONGEST_PIECE = 60
_LONGEST_UNCLEAR = 30


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
    reading, recipient = draft.reading, Recipient(person_id=issuer.id)
    question = open_question(reading)
    main, *others = parts_of(reading)
    parties = named(await draft_of(scene, main, issuer, _origin(draft)), scene.roster)
    can_confirm = question is None and bool(reading.responsible)
    actions = (*((_CONFIRM,) if can_confirm else ()), *_PARTS, _REFUSE)
    card = DraftCard(
        order_kind=reading.kind or OrderKind.TASK,
        text=draft.text[:_MOST_WORDS],
        responsible=_labels(parties, PartyRole.RESPONSIBLE),
        assisting=_labels(parties, PartyRole.ASSISTING),
        attending=_labels(parties, PartyRole.ATTENDING),
        petitioner=masked(reading.petitioner) if reading.petitioner else "",
        deadline=reading.deadline.at.astimezone(scene.policy.zone) if reading.deadline else None,
        deadline_is_estimate=reading.deadline.is_estimate if reading.deadline else False,
        objective=(main.objective or draft.text)[:_MOST_WORDS],
        unclear=tuple(
            UnclearWords(one.reason, one.words[:_LONGEST_UNCLEAR]) for one in reading.unclear[:_MOST_UNCLEAR]
        ),
        basis=reading.basis,
        more=max(sum(one.role is PartyRole.RESPONSIBLE for one in parties) - _MOST_CHOICES, 0),
        pieces=tuple([await _piece(scene, draft, one, issuer) for one in others[:_MOST_CHOICES]]),
        is_open=not can_confirm,
        choices=await _choices(scene, draft, question, recipient),
        buttons=tuple(
            [
                await scene.work.buttons.offer(action, f"draft:{draft.id}", recipient, scene.new_code)
                for action in actions
            ]
        ),
    )
    await _put(scene, draft, card)


async def _piece(scene: Scene, draft: Draft, part: Reading, issuer: Person) -> DraftPiece:
    parties = named(await draft_of(scene, part, issuer, _origin(draft)), scene.roster)
    deadline = part.deadline.at.astimezone(scene.policy.zone) if part.deadline else None
    return DraftPiece(_labels(parties, PartyRole.RESPONSIBLE), deadline, part.objective[:_LONGEST_PIECE])


def _labels(parties: tuple[Party, ...], role: PartyRole) -> tuple[str, ...]:
    return tuple(one.label for one in parties if one.role is role)[:_MOST_CHOICES]


async def _choices(scene: Scene, draft: Draft, question: Question | None, recipient: Recipient) -> tuple[Choice, ...]:
    offered = question.choices[:_MOST_CHOICES] if question else ()
    return tuple(
        [
            Choice(
                _words(scene, question, choice),
                await scene.work.buttons.offer(_CHOOSE, f"draft:{draft.id}:{choice}", recipient, scene.new_code),
            )
            for choice in offered
            if question is not None
        ]
    )


def _words(scene: Scene, question: Question, choice: str) -> str:
    if question.kind is QuestionKind.DEADLINE or choice not in scene.roster.courts:
        return choice
    return scene.roster.courts[choice].short_name


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
    result = await issue(scene, draft.reading, scene.speaker, _origin(draft))
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
    parties = named(await draft_of(scene, first, issuer, _origin(draft)), scene.roster)
    deadline = first.deadline.at if first.deadline else None
    was = summary(first.kind or OrderKind.TASK, parties, deadline, first.objective or draft.text)
    text = without_names(draft.text)
    await scene.work.misreadings.keep(Misreading(scene.now, issuer.id, cause, text, draft.said_at, was, became))


async def settle(scene: Scene, draft: Draft, state: DraftState, numbers: tuple[str, ...]) -> None:
    kept = await scene.work.drafts.keep(replace(draft, state=state, version=draft.version + 1))
    await _put(scene, kept, DraftSettled(numbers))


async def _open_draft(scene: Scene) -> Draft | None:
    """The draft of the pressed button, while it is open and its issuer presses."""
    if scene.button is None or scene.speaker is None:
        return None
    draft = await scene.work.drafts.get(int(scene.button.subject.split(":")[1]))
    is_open = draft is not None and draft.state is DraftState.OPEN and draft.expires_at > scene.now
    return draft if is_open and draft is not None and draft.issuer_id == scene.speaker.id else None


def _over() -> Answer:
    return Answer(OrderRefused(RefusalReason.DRAFT_OVER, None, ""), is_alert=True)


def _origin(draft: Draft) -> Origin:
    return Origin(draft.chat_id, draft.message_id, draft.group_id, draft.text)


async def _put(scene: Scene, draft: Draft, facts: DraftCard | DraftSettled) -> None:
    slot, recipient = f"draft:{draft.id}", Recipient(person_id=draft.issuer_id)
    await scene.work.outbox.put(Outgoing(f"{slot}:v{draft.version}", recipient, facts, slot=slot))


_PRIVATE = Access(Who.ENROLLED, Where.PRIVATE)
ROUTES = (
    Route(Press(_CONFIRM), _PRIVATE, confirm),
    Route(Press(_CHOOSE), _PRIVATE, choose),
    Route(Press(_REFUSE), _PRIVATE, refuse),
    *(Route(Press(name), _PRIVATE, _asking(part)) for name, part in _PARTS.items()),
)
