"""Asking somebody for the words of an action: his answer in this chat is taken as such."""

from handlers.scene import Scene
from rules.incoming import Pressed, Said
from rules.notifications.orders import Addressee, OrderRefused, WordsWanted
from rules.orders.decide import LACKS_WORDS, Decision, Deed, Refusal, decide
from rules.orders.values import Order
from rules.outgoing import Answer, Outgoing, Recipient
from rules.people import Person
from storage.orders.answers import AwaitedAnswer

_SOME_WORDS = "…"


async def ask_for_words(
    scene: Scene, asked: Pressed | Said, order: Order, deed: Deed, speaker: Person
) -> Answer | None:
    """Await the person's words in this chat, unless the action would be refused whatever they are."""
    worded = Deed(deed.action, deed.actor_id, deed.now, _SOME_WORDS, deed.party_id)
    trial = decide(order, worded, scene.roster, scene.policy.terms)
    if isinstance(trial, Refusal) and trial.reason not in LACKS_WORDS:
        return Answer(OrderRefused(trial.reason, deed.action, trial.number, trial.labels), is_alert=True)
    expires_at = scene.now + scene.policy.orders.answer_lives
    (party_id,) = (trial.party_ids[:1] if isinstance(trial, Decision) else ()) or (deed.party_id,)
    awaited = AwaitedAnswer(speaker.id, asked.chat.id, deed.action, order.id, deed.party_id, expires_at)
    await scene.work.interview_questions.forget(speaker.id, asked.chat.id)
    await scene.work.answers.ask(awaited)
    party = order.party(party_id) if party_id is not None else None
    facts = WordsWanted(
        order.number, deed.action, party.label if party else "", Addressee(speaker.name, speaker.telegram_id)
    )
    recipient = Recipient(group_id=scene.group.id) if scene.group else Recipient(person_id=speaker.id)
    key = f"order:{order.id}:ask:{asked.update_id}"
    await scene.work.outbox.put(
        Outgoing(key, recipient, facts, slot=key, reply_to_slot=f"order:{order.id}", expires_at=expires_at)
    )
    return None
