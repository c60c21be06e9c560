"""From a reading to orders that stand."""

from dataclasses import replace

from handlers.orders.acting import board
from handlers.scene import Scene
from rules.ladder.plan import plan
from rules.orders.draw_up import Draft, DrawnUp, NotDrawnUp, draw_up, parts_of, petitioner_of, urgent_reason_in
from rules.orders.values import Order, Origin
from rules.people import Person
from rules.reading.values import OrderKind, Reading
from storage.interviews.board import NOTHING_KNOWN, InterviewBoard, Known


async def issue(
    scene: Scene,
    reading: Reading,
    issuer: Person,
    origin: Origin,
    kind: OrderKind | None = None,
    *,
    known: tuple[Known, ...] = (),
) -> tuple[Order, ...] | NotDrawnUp:
    """Issue every order that the message gives, or none of them. `known` is what is known of their interviews, in order."""
    drawn: list[DrawnUp] = []
    for number, part in enumerate(parts_of(reading)):
        draft = await draft_of(scene, part, issuer, replace(origin, part=number), kind)
        result = draw_up(draft, scene.roster)
        if isinstance(result, NotDrawnUp):
            return result
        drawn.append(result)
    found = (*known, *(Known() for _ in drawn))
    return tuple([await stand(scene, one, its) for one, its in zip(drawn, found, strict=False)])


async def draft_of(
    scene: Scene, reading: Reading, issuer: Person, origin: Origin, kind: OrderKind | None = None
) -> Draft:
    """All that the rule needs to draw the order up."""
    name = petitioner_of(reading, origin.text)
    known = await scene.work.orders.known_petitioners(name) if name else {}
    is_urgent = bool(urgent_reason_in(origin.text))
    ladder = scene.policy.ladder_of(kind or reading.kind or OrderKind.TASK, is_urgent=is_urgent)
    return Draft(reading, issuer, origin, scene.now, ladder, known, kind)


async def stand(scene: Scene, drawn: DrawnUp, known: Known = NOTHING_KNOWN) -> Order:
    """Keep the order with its ladder, show it where it belongs, and begin the interview that it asks for."""
    year = scene.now.astimezone(scene.policy.zone).year
    order = await scene.work.orders.issue(drawn.order, drawn.events, year)
    await scene.work.steps.plan(order, plan(order, scene.policy.court_time, scene.now))
    await board(scene).show(order)
    await InterviewBoard(scene.work, scene.roster, scene.policy, scene.new_code).open(order, known)
    await scene.work.audit.append(f"person:{order.issuer_id}", "order.issued", f"order:{order.id}", number=order.number)
    return order
