"""/letters: the supervision letters about an order, for whoever may see it; each can be had again as a document."""

from dataclasses import replace

from handlers.orders.answering import answer_privately
from handlers.orders.finding import is_visible
from handlers.orders.looking import order_to_look_at
from handlers.routes import Access, Command, Press, Route, Where, Who
from handlers.scene import Scene
from rules.incoming import Pressed, Said
from rules.notifications.bulletin_documents import NoticeForm
from rules.notifications.letters import LetterLine, LettersListed
from rules.notifications.orders import OrderRefused
from rules.orders.decide import RefusalReason
from rules.outgoing import Answer, Recipient

LETTER = "letter_docx"


async def list_letters(scene: Scene, said: Said) -> None:
    order = await order_to_look_at(scene, said)
    if order is None or scene.speaker is None:
        return
    recipient = Recipient(person_id=scene.speaker.id)
    lines = []
    for letter in await scene.work.letters.of(order.id):
        party = order.party(letter.party_id)
        button = await scene.work.buttons.offer(LETTER, f"letter:{letter.id}", recipient, scene.new_code)
        at = letter.issued_at.astimezone(scene.policy.zone)
        lines.append(LetterLine(letter.number, party.label if party else "", at, button))
    await answer_privately(scene, said, LettersListed(order.number, tuple(lines)))


async def give_letter(scene: Scene, pressed: Pressed) -> Answer | None:
    found = await scene.work.letters.text(scene.button.subject_id) if scene.button else None
    order = await scene.work.orders.get(found[0]) if found else None
    if found is None or order is None or not is_visible(scene, order):
        return Answer(OrderRefused(RefusalReason.UNKNOWN_ORDER, None, ""), is_alert=True)
    await answer_privately(scene, pressed, replace(found[1], form=NoticeForm.DOCX))
    return None


_ACCESS = Access(Who.ENROLLED, Where.PRIVATE_OR_BOUND_GROUP)
ROUTES = (Route(Command("letters"), _ACCESS, list_letters), Route(Press(LETTER), _ACCESS, give_letter))
