"""Doing something with an order that stands: decide, keep, plan, show, tell."""

from dataclasses import replace

from handlers.orders.misreadings import note_withdrawal
from handlers.scene import Scene
from rules.ladder.plan import plan
from rules.notifications.orders import ActionDone, OrderRefused
from rules.orders.decide import Decision, Deed, Refusal, decide
from rules.orders.values import Action, Order
from rules.outgoing import Notification
from storage.orders.board import Board


def board(scene: Scene) -> Board:
    return Board(scene.work, scene.roster, scene.policy, scene.new_code)


async def act(scene: Scene, order: Order, deed: Deed) -> Decision | Refusal:
    """Decide, and keep what was decided with everything that follows from it."""
    decision = decide(order, deed, scene.roster, free_cancel=scene.policy.orders.free_cancel)
    if isinstance(decision, Refusal):
        return decision
    kept = await scene.work.orders.keep(decision.order, decision.events)
    decision = replace(decision, order=kept)
    await note_withdrawal(scene, order, deed)
    await scene.work.steps.plan(decision.order, plan(decision.order, scene.policy.court_time, scene.now))
    await board(scene).show(decision.order, before=order)
    if deed.action is Action.AMEND:
        await board(scene).dismiss(decision.order, order)
    await board(scene).tell(decision.order, decision.events)
    for event in decision.events:
        await scene.work.audit.append(
            f"person:{deed.actor_id}", f"order.{event.kind}", f"order:{order.id}", party=event.party_id
        )
    return decision


def outcome(scene: Scene, deed: Deed, result: Decision | Refusal) -> Notification:
    """What the person hears about it."""
    if isinstance(result, Refusal):
        return OrderRefused(result.reason, deed.action, result.number, result.labels)
    named = {Action.SET_DEADLINE: result.order.deadline, Action.GRANT_EXTENSION: result.order.deadline}
    deadline = named.get(deed.action, deed.deadline)
    return ActionDone(result.order.number, deed.action, deadline.astimezone(scene.policy.zone) if deadline else None)
