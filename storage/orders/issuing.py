"""From a reading to orders that stand."""

from dataclasses import replace

from rules.deadlines.values import Deadline
from rules.ladder.plan import plan
from rules.orders.draw_up import Draft, DrawnUp, NotDrawnUp, draw_up, parts_of, petitioner_of, urgent_reason_in
from rules.orders.time_limits import named_in
from rules.orders.values import Order, Origin
from rules.people import Person
from rules.reading.values import OrderKind, Reading
from storage.interviews.board import NOTHING_KNOWN, Known
from storage.orders.board import Board


async def issue(
    board: Board,
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
        draft = await draft_of(board, part, issuer, replace(origin, part=number), kind)
        result = draw_up(draft, board.roster)
        if isinstance(result, NotDrawnUp):
            return result
        drawn.append(result)
    found = (*known, *(Known() for _ in drawn))
    return tuple([await stand(board, one, its) for one, its in zip(drawn, found, strict=False)])


async def draft_of(
    board: Board, reading: Reading, issuer: Person, origin: Origin, kind: OrderKind | None = None
) -> Draft:
    """All that the rule needs to draw the order up; a time limit that the words name sets its deadline."""
    name = petitioner_of(reading, origin.text)
    known = await _forms_in_use(board, name) if name else {}
    is_urgent = bool(urgent_reason_in(origin.text))
    ladder = board.policy.ladder_of(kind or reading.kind or OrderKind.TASK, is_urgent=is_urgent)
    limit = named_in(origin.text, board.policy.time_limits)
    if limit is not None:
        close = board.policy.conventions.close_of_business
        at = limit.deadline(board.work.now, board.policy.court_time, close)
        reading = replace(reading, deadline=Deadline(at, limit.name, (0, 0)))
    name_of_limit = limit.name if limit else ""
    return Draft(reading, issuer, origin, board.work.now, ladder, known, kind, name_of_limit)


async def _forms_in_use(board: Board, name: str) -> dict[str, str]:
    """The masked forms of this surname; whoever was met before is called what the interview calls him, 张某1."""
    forms = await board.work.orders.known_petitioners(name)
    met = await board.work.interviews.of_petitioner(name)
    form = next((one.masked_petitioner for one in met if one.masked_petitioner), None)
    return ({name: form} if form else {}) | forms


async def stand(board: Board, drawn: DrawnUp, known: Known = NOTHING_KNOWN) -> Order:
    """Keep the order with its ladder, show it where it belongs, and begin the interview that it asks for."""
    work = board.work
    year = work.now.astimezone(board.policy.zone).year
    order = await work.orders.issue(drawn.order, drawn.events, year)
    await work.steps.plan(order, plan(order, board.policy.court_time, work.now))
    await board.show(order)
    await board.interviews.open(order, known)
    await work.audit.append(f"person:{order.issuer_id}", "order.issued", f"order:{order.id}", number=order.number)
    return order
