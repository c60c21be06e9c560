"""The buttons on an order's cards and lines. Who may press is read from today's posts at the press."""

from calendar import monthrange
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.orders.acting import act, board, outcome
from handlers.orders.asking import ask_for_words
from handlers.routes import Access, Press, Route, Where, Who
from handlers.scene import Scene
from rules.authority import is_office
from rules.incoming import Pressed
from rules.notifications.order_life import FurtherActions
from rules.notifications.orders import OrderRefused
from rules.orders import cards
from rules.orders.cards import DEADLINES, further_actions
from rules.orders.decide import NEEDS_TEXT, Deed, Refusal, RefusalReason
from rules.orders.values import Action, Order
from rules.outgoing import Answer, Outgoing, Recipient

_ACTIONS: dict[str, Action] = {
    cards.ACKNOWLEDGE: Action.ACKNOWLEDGE,
    cards.REPORT: Action.REPORT,
    cards.SUBMIT: Action.SUBMIT,
    cards.DECLINE: Action.DECLINE,
    cards.ACCEPT_DECLINE: Action.ACCEPT_DECLINE,
    cards.INSIST: Action.INSIST,
    cards.REASSIGN: Action.REASSIGN,
    cards.CLOSE: Action.CLOSE,
    cards.RETURN: Action.RETURN,
    cards.CANCEL: Action.CANCEL,
    cards.HOLD: Action.HOLD,
    cards.RESUME: Action.RESUME,
    cards.SPLIT: Action.SPLIT,
    cards.MERGE: Action.MERGE,
    cards.REOPEN: Action.REOPEN,
    cards.EXPEDITE: Action.EXPEDITE,
}
_ASKS = NEEDS_TEXT | {Action.SPLIT, Action.MERGE}


@dataclass(frozen=True, slots=True)
class _Subject:
    """What the button stands for: order:17, or party:17:3."""

    order_id: int
    party_id: int | None


def _subject(scene: Scene) -> _Subject:
    words = scene.button.subject.split(":") if scene.button else []
    return _Subject(int(words[1]), int(words[2]) if len(words) > 2 else None)  # noqa: PLR2004 - a party has a third word


def _handler(action: Action) -> Callable[[Scene, Pressed], Awaitable[Answer | None]]:
    async def handle(scene: Scene, pressed: Pressed) -> Answer | None:
        subject = _subject(scene)
        order = await scene.work.orders.get(subject.order_id)
        if order is None or scene.speaker is None:
            return Answer(OrderRefused(RefusalReason.UNKNOWN_ORDER, action, ""), is_alert=True)
        deed = Deed(action, scene.speaker.id, scene.now, party_id=subject.party_id)
        if action in _ASKS:
            return await ask_for_words(scene, pressed, order, deed, scene.speaker)
        return await _carry_out(scene, order, deed)

    return handle


async def more(scene: Scene, pressed: Pressed) -> Answer | None:
    """What does not stand on the card, to whoever may do it, in private."""
    order = await scene.work.orders.get(_subject(scene).order_id)
    if order is None or scene.speaker is None:
        return Answer(OrderRefused(RefusalReason.UNKNOWN_ORDER, None, ""), is_alert=True)
    if scene.speaker.id != order.issuer_id and not is_office(scene.roster, scene.speaker.id):
        refused = OrderRefused(RefusalReason.NOT_THE_ISSUER, None, order.number, (order.issuer_label,))
        return Answer(refused, is_alert=True)
    recipient = Recipient(person_id=scene.speaker.id)
    buttons = await board(scene).offer(further_actions(order), f"order:{order.id}", recipient)
    key = f"order:{order.id}:more:{pressed.update_id}"
    await scene.work.outbox.put(Outgoing(key, recipient, FurtherActions(order.number, buttons)))
    return None


async def _carry_out(scene: Scene, order: Order, deed: Deed) -> Answer:
    result = await act(scene, order, deed)
    return Answer(outcome(scene, deed, result), is_alert=isinstance(result, Refusal))


def _deadline_handler(choice: str) -> Callable[[Scene, Pressed], Awaitable[Answer | None]]:
    async def handle(scene: Scene, _pressed: Pressed) -> Answer | None:
        order = await scene.work.orders.get(_subject(scene).order_id)
        if order is None or scene.speaker is None:
            return Answer(OrderRefused(RefusalReason.UNKNOWN_ORDER, Action.SET_DEADLINE, ""), is_alert=True)
        deadline = offered_deadline(scene, choice)
        is_estimate = not scene.policy.calendar.is_known(deadline.date())
        deed = Deed(
            Action.SET_DEADLINE, scene.speaker.id, scene.now, deadline=deadline, deadline_is_estimate=is_estimate
        )
        return await _carry_out(scene, order, deed)

    return handle


def offered_deadline(scene: Scene, choice: str) -> datetime:
    """Close of business after three workdays, after a week, or on the last day of the month (of the next, on that day)."""
    policy = scene.policy
    now = scene.now.astimezone(policy.zone)
    workdays, week, _month = DEADLINES
    if choice == workdays:
        day = policy.calendar.add_workdays(now.date(), 3)
    elif choice == week:
        day = now.date() + timedelta(days=7)
    else:
        tomorrow = now.date() + timedelta(days=1)
        day = tomorrow.replace(day=monthrange(tomorrow.year, tomorrow.month)[1])
    return datetime.combine(day, policy.conventions.close_of_business, policy.zone)


_ACCESS = Access(Who.ENROLLED, Where.PRIVATE_OR_BOUND_GROUP)
ROUTES = (
    *(Route(Press(name), _ACCESS, _handler(action)) for name, action in _ACTIONS.items()),
    *(Route(Press(choice), _ACCESS, _deadline_handler(choice)) for choice in DEADLINES),
    Route(Press(cards.MORE), _ACCESS, more),
)
