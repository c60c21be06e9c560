"""Doing something with an order that stands: decide, keep, plan, show, tell."""

from dataclasses import replace

from handlers.orders.misreadings import note_withdrawal
from handlers.scene import Scene
from rules.notifications.orders import ActionDone, OrderRefused
from rules.orders.decide import Decision, Deed, Refusal, decide
from rules.orders.values import Action, Order
from rules.outgoing import Notification
from storage.orders.board import Board


def board(scene: Scene) -> Board:
    return Board(scene.work, scene.roster, scene.policy, scene.new_code)


async def act(scene: Scene, order: Order, deed: Deed) -> Decision | Refusal:
    """Decide, and keep what was decided with everything that follows from it."""
    decision = decide(order, deed, scene.roster, scene.policy.terms)
    if isinstance(decision, Refusal):
        return decision
    await note_withdrawal(scene, order, deed)
    return replace(decision, order=await board(scene).carry_out(order, decision))


def outcome(scene: Scene, deed: Deed, result: Decision | Refusal) -> Notification:
    """What the person hears about it."""
    if isinstance(result, Refusal):
        return OrderRefused(result.reason, deed.action, result.number, result.labels)
    shown = (Action.SET_DEADLINE, Action.GRANT_EXTENSION, Action.RESUME, Action.REOPEN)
    named = dict.fromkeys(shown, result.order.deadline)
    deadline = named.get(deed.action, deed.deadline)
    return ActionDone(result.order.number, deed.action, deadline.astimezone(scene.policy.zone) if deadline else None)
