"""What people say: an answer goes to what was asked, and everything else is heard as an order, or as nothing of ours."""

from handlers.interviews.answering import took_interview_answer
from handlers.orders.hearing import hear as hear_orders
from handlers.routes import Access, Event, Route, Where, Who
from handlers.scene import Scene
from rules.authority import speaks_for_himself
from rules.incoming import Said


async def hear(scene: Scene, said: Said) -> None:
    """Interviews first: what they wait for was asked last, as each question puts the one before it aside."""
    if not speaks_for_himself(said) or not await took_interview_answer(scene, said):
        await hear_orders(scene, said)


ROUTES = (Route(Event(Said), Access(Who.ANYONE, Where.PRIVATE_OR_BOUND_GROUP), hear),)
