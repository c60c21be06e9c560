"""Naming a court in the command group, and summoning its president: the ladder proposes it, a person of the office releases it."""

from collections.abc import Awaitable, Callable

from handlers.orders.acting import board
from handlers.routes import Access, Press, Route, Where, Who
from handlers.scene import Scene
from rules.incoming import Pressed
from rules.ladder.speaking import recipients, workdays_late
from rules.ladder.values import Rung, Target
from rules.notifications.order_life import CourtSummoned
from rules.notifications.order_reminders import CourtNamed, NamingProposed
from rules.notifications.orders import OrderRefused
from rules.orders.cards import View
from rules.orders.decide import RefusalReason
from rules.orders.naming import RELEASES, proposal_slot, why_not_release
from rules.orders.values import Order, OrderEvent, Party
from rules.outgoing import Answer, Outgoing, Recipient

_SUMMONED = (Target.COURT_GROUP, Target.ASSIGNEE, Target.SUPERIOR_PRESIDENT)


def _handler(rung: Rung, *, is_released: bool) -> Callable[[Scene, Pressed], Awaitable[Answer | None]]:
    async def handle(scene: Scene, _pressed: Pressed) -> Answer | None:
        return await _settle(scene, rung, is_released=is_released)

    return handle


async def _settle(scene: Scene, rung: Rung, *, is_released: bool) -> Answer | None:
    """Keep what the office decided, once; and, if it so decided, say it."""
    order, party = await _subject(scene)
    if order is None or party is None or scene.speaker is None:
        return Answer(OrderRefused(RefusalReason.UNKNOWN_ORDER, None, ""), is_alert=True)
    done, refused = RELEASES[rung].events
    before = await scene.work.orders.events(order.id)
    event = OrderEvent(done if is_released else refused, scene.now, scene.speaker.id, party.id)
    why_not = why_not_release(order, party, before, event)
    if why_not is not None:
        return Answer(OrderRefused(why_not, None, order.number, (party.label,)), is_alert=True)
    await scene.work.orders.keep(order, (event,))
    await scene.work.audit.append(
        f"person:{scene.speaker.id}", f"order.{event.kind}", f"order:{order.id}", party=party.id
    )
    view = await board(scene).view(order)
    if is_released:
        await _publish(scene, order, party, view, rung)
    await _close_proposal(scene, order, party, view, rung, is_released=is_released)
    return None


async def _subject(scene: Scene) -> tuple[Order | None, Party | None]:
    words = scene.button.subject.split(":") if scene.button else ["", "0", "0"]
    order = await scene.work.orders.get(int(words[1]))
    return order, order.party(int(words[2])) if order else None


async def _publish(scene: Scene, order: Order, party: Party, view: View, rung: Rung) -> None:
    due = order.due(party)
    deadline = due.astimezone(view.zone) if due else None
    late = workdays_late(deadline, scene.now, scene.policy.calendar)
    if rung is Rung.NAMING:
        places = recipients(order, party, Target.COMMAND_GROUP, view)
        kind: type[CourtNamed | CourtSummoned] = CourtNamed
    else:
        places = tuple(place for target in _SUMMONED for place in recipients(order, party, target, view))
        kind = CourtSummoned
    facts = kind(order.number, order.kind, party.label, deadline, late)
    for place in dict.fromkeys(places):
        key = f"order:{order.id}:{rung}:released:{party.id}:{place.key}"
        await scene.work.outbox.put(Outgoing(key, place, facts))


async def _close_proposal(
    scene: Scene, order: Order, party: Party, view: View, rung: Rung, *, is_released: bool
) -> None:
    """Take the buttons away where the proposal stands."""
    due = order.due(party)
    deadline = due.astimezone(view.zone) if due else None
    late = workdays_late(deadline, scene.now, scene.policy.calendar)
    by = scene.speaker.name if scene.speaker else ""
    facts = NamingProposed(order.number, order.kind, party.label, deadline, late, (), is_released, by, rung)
    recipient = Recipient(group_id=scene.group.id) if scene.group else None
    if recipient is None and scene.speaker is not None:
        recipient = Recipient(person_id=scene.speaker.id)
    if recipient is not None:
        slot = proposal_slot(order, party, rung)
        await scene.work.outbox.put(Outgoing(f"{slot}:settled", recipient, facts, slot=slot))


_OFFICE = Access(Who.OFFICE, Where.PRIVATE_OR_BOUND_GROUP)
ROUTES = tuple(
    Route(Press(action), _OFFICE, _handler(rung, is_released=is_released))
    for rung, release in RELEASES.items()
    for action, is_released in zip(release.actions, (True, False), strict=True)
)
