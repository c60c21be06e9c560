"""From a reading to orders that stand, in a scene; storage.orders.issuing does it."""

from handlers.orders.acting import board
from handlers.scene import Scene
from rules.orders.draw_up import Draft, DrawnUp, NotDrawnUp
from rules.orders.values import Order, Origin
from rules.people import Person
from rules.reading.values import OrderKind, Reading
from storage.orders import issuing


async def issue(
    scene: Scene, reading: Reading, issuer: Person, origin: Origin, kind: OrderKind | None = None
) -> tuple[Order, ...] | NotDrawnUp:
    """Issue every order that the message gives, or none of them."""
    return await issuing.issue(board(scene), reading, issuer, origin, kind)


async def draft_of(
    scene: Scene, reading: Reading, issuer: Person, origin: Origin, kind: OrderKind | None = None
) -> Draft:
    """All that the rule needs to draw the order up."""
    return await issuing.draft_of(board(scene), reading, issuer, origin, kind)


async def stand(scene: Scene, drawn: DrawnUp) -> Order:
    """Keep the order with its ladder, show it where it belongs, and begin the interview that it asks for."""
    return await issuing.stand(board(scene), drawn)
