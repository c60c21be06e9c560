"""Which order somebody means: the one whose number he gives, whose card he answers, or the only one that fits."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from handlers.scene import Scene
from rules.authority import sees
from rules.incoming import Said
from rules.orders.decide import LACKS_WORDS, ROLES, Decision, Deed, Refusal, RefusalReason, decide
from rules.orders.values import Action, Order, order_number

_NUMBER = re.compile(r"督?(?:(?P<year>\d{4})-)?(?P<count>\d{1,6})(?:\s+(?P<rest>.*))?", re.DOTALL)
_MOST_NUMBERS = 8
_SOME_WORDS = "…"


@dataclass(frozen=True, slots=True)
class Asked:
    """A command's arguments: the number of an order, if one was given, and the words behind it."""

    number: str | None
    words: str


def asked(scene: Scene, arguments: str) -> Asked:
    """督2026-0123, 2026-0123 and 123 are numbers, the last one of this year."""
    found = _NUMBER.fullmatch(arguments.strip())
    if found is None:
        return Asked(None, arguments.strip())
    year = int(found["year"]) if found["year"] else scene.now.astimezone(scene.policy.zone).year
    return Asked(order_number(year, int(found["count"])), (found["rest"] or "").strip())


async def visible(scene: Scene, number: str) -> Order | Refusal:
    """The order, for somebody who is entitled to it; for everybody else there is no such order."""
    order = await scene.work.orders.by_number(number)
    if order is None or scene.speaker is None or not is_visible(scene, order):
        return Refusal(RefusalReason.UNKNOWN_ORDER, number)
    return order


def is_visible(scene: Scene, order: Order) -> bool:
    """Whether the speaker may know about the order."""
    courts = frozenset(party.court_code for party in order.parties if party.court_code)
    return scene.speaker is not None and sees(scene.roster, scene.speaker.id, courts, order.issuer_id)


async def meant(scene: Scene, said: Said, given: Asked, deed: Deed) -> Order | Refusal:
    """The order that the command is about."""
    if given.number is not None:
        return await visible(scene, given.number)
    answered = await answered_order(scene, said)
    if answered is not None:
        return answered
    fitting = [order for order in await _candidates(scene, deed) if fits(scene, order, deed)]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        return Refusal(RefusalReason.NOTHING_OPEN)
    return Refusal(RefusalReason.WHICH_ORDER, labels=tuple(order.number for order in fitting[:_MOST_NUMBERS]))


async def answered_order(scene: Scene, said: Said) -> Order | None:
    """The order under whose card or line the message stands, if the speaker may know about it."""
    if said.reply_to is None:
        return None
    order = await scene.work.orders.under(said.chat.id, said.reply_to.message_id)
    return order if order is not None and is_visible(scene, order) else None


async def answered_orders(scene: Scene, said: Said) -> tuple[Order, ...]:
    """The orders that the message stands under: that of a card or line of the bot, or those of the message that gave them."""
    if said.reply_to is None:
        return ()
    order = await answered_order(scene, said)
    if order is not None:
        return (order,)
    given = await scene.work.orders.from_message(said.chat.id, said.reply_to.message_id)
    return tuple(order for order in given if is_visible(scene, order))


async def _candidates(scene: Scene, deed: Deed) -> tuple[Order, ...]:
    if deed.action in ROLES:
        return await scene.work.orders.open_at({post.court_code for post in scene.posts})
    return await scene.work.orders.open_by(deed.actor_id) if deed.actor_id is not None else ()


def fits(scene: Scene, order: Order, deed: Deed) -> bool:
    """Whether the deed would be possible, whatever its words and its date are."""
    worded = replace(deed, text=deed.text or _SOME_WORDS)
    if deed.action is Action.EXTEND and order.deadline is not None:
        worded = replace(worded, deadline=order.deadline + timedelta(days=1))
    if deed.action is Action.SET_DEADLINE:
        return order.deadline is None
    result = decide(order, worded, scene.roster, scene.policy.terms)
    return isinstance(result, Decision) or result.reason in LACKS_WORDS
