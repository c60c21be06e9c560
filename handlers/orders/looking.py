"""The order that somebody asks to see something of."""

from handlers.orders.answering import answer_privately
from handlers.orders.finding import asked, visible
from handlers.scene import Scene
from rules.incoming import Said
from rules.notifications.orders import OrderRefused
from rules.orders.decide import Refusal, RefusalReason
from rules.orders.values import Order


async def order_to_look_at(scene: Scene, said: Said) -> Order | None:
    """The order that is named or answered; None where it may not be seen or is unknown, which the speaker is told."""
    given = asked(scene, said.arguments)
    order = await visible(scene, given.number) if given.number else Refusal(RefusalReason.UNKNOWN_ORDER)
    if isinstance(order, Refusal) or scene.speaker is None:
        number = order.number if isinstance(order, Refusal) else ""
        await answer_privately(scene, said, OrderRefused(RefusalReason.UNKNOWN_ORDER, None, number))
        return None
    return order
