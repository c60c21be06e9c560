"""/explain as an answer to a message: which words were taken for what, for its author and for the office."""

from dataclasses import replace

from handlers.orders.answering import answer_privately
from handlers.orders.finding import answered_orders
from handlers.orders.issuing import draft_of
from handlers.orders.reading import understood
from handlers.routes import Access, Command, Route, Where, Who
from handlers.scene import Scene
from rules.access import is_of_the_office
from rules.incoming import Said
from rules.notifications.order_drafts import UnclearWords
from rules.notifications.order_readings import EvidenceLine, NothingToExplain, ReadingExplained
from rules.orders.draw_up import named, names_let_off
from rules.orders.misreadings import summary, without_names
from rules.orders.values import Order, Origin
from rules.people import Person
from rules.reading.values import OrderKind, Reading, band

_MOST_LINES = 20
_LONGEST_WORDS = 40
_LONGEST_TEXT = 400
_MOST_LABELS = 10


async def explain(scene: Scene, said: Said) -> None:
    """Read the message once more, as of when it was said, and show the evidence."""
    quoted = said.reply_to
    if quoted is None or scene.speaker is None:
        await answer_privately(scene, said, NothingToExplain(is_foreign=False))
        return
    order = next(iter(await answered_orders(scene, said)), None)
    author = _author(scene, said, order)
    is_own = author is not None and author.id == scene.speaker.id
    if not (is_own or is_of_the_office(scene.roster, scene.posts)):
        await answer_privately(scene, said, NothingToExplain(is_foreign=True))
        return
    text = order.origin.text if order else quoted.text
    if author is None or not text.strip():
        await answer_privately(scene, said, NothingToExplain(is_foreign=False))
        return
    said_at = order.issued_at if order else quoted.said_at or said.said_at
    then = replace(said, text=text, command=None, arguments="", mentions=(), reply_to=None, said_at=said_at)
    reading = understood(replace(scene, speaker=author), then, text, scene.roster.posts_of(author.id))
    await answer_privately(scene, said, await _explained(scene, then, author, reading))


def _author(scene: Scene, said: Said, order: Order | None) -> Person | None:
    if order is not None:
        return scene.roster.person_by_id.get(order.issuer_id)
    sender = said.reply_to.sender_id if said.reply_to else None
    return scene.roster.person_by_telegram_id.get(sender) if sender is not None else None


async def _explained(scene: Scene, then: Said, author: Person, reading: Reading) -> ReadingExplained:
    draft = await draft_of(scene, reading, author, Origin(then.chat.id, then.message_id, None, then.text))
    zone = scene.policy.zone
    deadline = reading.deadline.at.astimezone(zone) if reading.deadline else None
    parties = named(draft, scene.roster)
    seen = summary(reading.kind or OrderKind.TASK, parties, deadline, "")
    lines = tuple(
        EvidenceLine(without_names(one.words)[:_LONGEST_WORDS], str(one.taken_for), str(one.why))
        for one in reading.evidence[:_MOST_LINES]
    )
    return ReadingExplained(
        text=without_names(then.text)[:_LONGEST_TEXT],
        speech_act=reading.speech_act,
        order_kind=reading.kind,
        band=band(reading, scene.policy.thresholds),
        confidence=round(reading.confidence * 100),
        lines=lines,
        left_out=max(len(reading.evidence) - _MOST_LINES, 0),
        responsible=seen.responsible[:_MOST_LABELS],
        attending=seen.attending[:_MOST_LABELS],
        deadline=deadline,
        deadline_is_estimate=reading.deadline.is_estimate if reading.deadline else False,
        questions=tuple(one.kind for one in reading.questions),
        unclear=tuple(
            UnclearWords(one.reason, without_names(one.words)[:_LONGEST_WORDS])
            for one in reading.unclear[:_MOST_LABELS]
        ),
        let_off=names_let_off(reading, parties, scene.roster),
    )


ROUTES = (Route(Command("explain"), Access(Who.ENROLLED, Where.PRIVATE_OR_BOUND_GROUP), explain),)
