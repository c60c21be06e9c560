"""Naming a court in the command group: the ladder proposes it, a person of the office releases it."""

from handlers.orders.acting import board
from handlers.routes import Access, Press, Route, Where, Who
from handlers.scene import Scene
from rules.incoming import Pressed
from rules.ladder.speaking import workdays_late
from rules.notifications.orders import CourtNamed, NamingProposed, OrderRefused
from rules.orders.decide import RefusalReason
from rules.orders.naming import NAME, REFUSE_NAMING, proposal_slot, why_not_name
from rules.orders.values import EventKind, Order, OrderEvent, Party
from rules.outgoing import Answer, Outgoing, Recipient


async def name(scene: Scene, _pressed: Pressed) -> Answer | None:
    return await _settle(scene, EventKind.NAMED)


async def do_not_name(scene: Scene, _pressed: Pressed) -> Answer | None:
    return await _settle(scene, EventKind.NAMING_REFUSED)


async def _settle(scene: Scene, wish: EventKind) -> Answer | None:
    """Keep what the office decided, once; and, if it so decided, name the court."""
    order, party = await _subject(scene)
    if order is None or party is None or scene.speaker is None:
        return Answer(OrderRefused(RefusalReason.UNKNOWN_ORDER, None, ""), is_alert=True)
    before = await scene.work.orders.events(order.id)
    event = OrderEvent(wish, scene.now, scene.speaker.id, party.id)
    refused = why_not_name(order, party, before, event)
    if refused is not None:
        return Answer(OrderRefused(refused, None, order.number, (party.label,)), is_alert=True)
    await scene.work.orders.keep(order, (event,))
    await scene.work.audit.append(
        f"person:{scene.speaker.id}", f"order.{event.kind}", f"order:{order.id}", party=party.id
    )
    if wish is EventKind.NAMED:
        await _publish(scene, order, party)
    await _close_proposal(scene, order, party, is_named=wish is EventKind.NAMED)
    return None


async def _subject(scene: Scene) -> tuple[Order | None, Party | None]:
    words = scene.button.subject.split(":") if scene.button else ["", "0", "0"]
    order = await scene.work.orders.get(int(words[1]))
    return order, order.party(int(words[2])) if order else None


async def _publish(scene: Scene, order: Order, party: Party) -> None:
    command = await scene.work.groups.command()
    if command is None:
        return
    deadline = order.deadline.astimezone(scene.policy.zone) if order.deadline else None
    late = workdays_late(deadline, scene.now, scene.policy.calendar)
    facts = CourtNamed(order.number, order.kind, party.label, deadline, late)
    recipient = Recipient(group_id=command.id)
    await scene.work.outbox.put(Outgoing(f"order:{order.id}:named:{party.id}", recipient, facts))


async def _close_proposal(scene: Scene, order: Order, party: Party, *, is_named: bool) -> None:
    """Take the buttons away wherever the proposal stands."""
    view = await board(scene).view(order)
    deadline = order.deadline.astimezone(view.zone) if order.deadline else None
    late = workdays_late(deadline, scene.now, scene.policy.calendar)
    by = scene.speaker.name if scene.speaker else ""
    facts = NamingProposed(order.number, order.kind, party.label, deadline, late, (), is_named, by)
    recipient = Recipient(group_id=scene.group.id) if scene.group else None
    if recipient is None and scene.speaker is not None:
        recipient = Recipient(person_id=scene.speaker.id)
    if recipient is not None:
        slot = proposal_slot(order, party)
        await scene.work.outbox.put(Outgoing(f"{slot}:settled", recipient, facts, slot=slot))


_OFFICE = Access(Who.OFFICE, Where.PRIVATE_OR_BOUND_GROUP)
ROUTES = (Route(Press(NAME), _OFFICE, name), Route(Press(REFUSE_NAMING), _OFFICE, do_not_name))
