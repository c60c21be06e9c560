"""What changes two orders at once: an order that is split off, and one that goes on as part of another."""

from dataclasses import replace

from handlers.orders.acting import act
from handlers.orders.issuing import stand
from handlers.scene import Scene
from rules.incoming import Said
from rules.orders.decide import Decision, Deed, Refusal, decide
from rules.orders.draw_up import DrawnUp
from rules.orders.values import Action, Change, EventKind, Order, OrderEvent, Origin


async def act_on_words(scene: Scene, said: Said, order: Order, deed: Deed) -> Decision | Refusal:
    """Do it; a split or a merger on both of its orders, or on neither."""
    if deed.action is Action.SPLIT:
        return await _split(scene, said, order, deed)
    if deed.action is Action.MERGE and deed.other is not None:
        return await _merge(scene, order, deed, deed.other)
    return await act(scene, order, deed)


async def _split(scene: Scene, said: Said, order: Order, deed: Deed) -> Decision | Refusal:
    trial = decide(order, deed, scene.roster, scene.policy.terms)
    if isinstance(trial, Refusal):
        return trial
    origin = Origin(said.chat.id, said.message_id, order.origin.group_id, order.origin.text)
    parties = tuple(replace(one, id=0) for one in deed.parties)
    apart = replace(order, id=0, number="", origin=origin, parties=parties, let_off=(), version=1)
    change = Change(
        apart.deadline,
        apart.deadline_is_estimate,
        apart.time_limit,
        objective=apart.objective,
        parties=parties,
        number=order.number,
    )
    issued = OrderEvent(EventKind.ISSUED, scene.now, deed.actor_id, text=order.number, change=change)
    kept = await stand(scene, DrawnUp(apart, (issued,)))
    return await act(scene, order, replace(deed, other=kept))


async def _merge(scene: Scene, order: Order, deed: Deed, other: Order) -> Decision | Refusal:
    taking = replace(deed, action=Action.ABSORB, other=order)
    for one, wish in ((order, deed), (other, taking)):
        trial = decide(one, wish, scene.roster, scene.policy.terms)
        if isinstance(trial, Refusal):
            return trial
    result = await act(scene, order, deed)
    await act(scene, other, taking)
    return result
