"""/why: what was done and sent, and why something was not; its button gives everything, as a file."""

from dataclasses import replace

from handlers.orders.acting import board
from handlers.orders.answering import answer, answer_privately
from handlers.orders.finding import is_visible
from handlers.orders.looking import order_to_look_at
from handlers.routes import Access, Command, Press, Route, Where, Who
from handlers.scene import Scene
from rules.incoming import Pressed, Said
from rules.notifications.orders import OrderRefused
from rules.orders.decide import RefusalReason
from rules.orders.ledger import WHOLE_LEDGER, Told, order_ledger, whole_ledger
from rules.orders.places import shows_details
from rules.orders.values import Order
from rules.outgoing import Answer, Recipient


async def why(scene: Scene, said: Said) -> None:
    """What fits on a telephone, where the order may be seen."""
    order = await order_to_look_at(scene, said)
    if order is None or scene.speaker is None:
        return
    facts = order_ledger(await _told(scene, order))
    if any(section.left_out for section in facts.sections):
        is_here = scene.group is not None and shows_details(scene.group, order, scene.roster)
        place = Recipient(group_id=scene.group.id) if scene.group and is_here else Recipient(person_id=scene.speaker.id)
        facts = replace(facts, buttons=await board(scene).offer((WHOLE_LEDGER,), f"order:{order.id}", place))
    await answer(scene, said, facts, order)


async def give_whole(scene: Scene, pressed: Pressed) -> Answer | None:
    """The file, in private to whoever presses and may know about the order."""
    order = await scene.work.orders.get(scene.button.subject_id) if scene.button else None
    if order is None or not is_visible(scene, order):
        return Answer(OrderRefused(RefusalReason.UNKNOWN_ORDER, None, ""), is_alert=True)
    await answer_privately(scene, pressed, whole_ledger(await _told(scene, order)))
    return None


async def _told(scene: Scene, order: Order) -> Told:
    work = scene.work
    return Told(
        order,
        await work.orders.events(order.id),
        await work.steps.of(order.id),
        await work.undelivered.of_order(order.id),
        scene.roster,
        scene.now.astimezone(scene.policy.zone),
    )


_ACCESS = Access(Who.ENROLLED, Where.PRIVATE_OR_BOUND_GROUP)
ROUTES = (Route(Command("why"), _ACCESS, why), Route(Press(WHOLE_LEDGER), _ACCESS, give_whole))
