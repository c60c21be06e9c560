"""More time: asked for by a party before the deadline, decided by the issuer."""

from datetime import datetime

from handlers.orders.acting import act, outcome
from handlers.orders.answering import answer, answer_privately
from handlers.orders.finding import asked, meant
from handlers.orders.proposing import ask_whether
from handlers.orders.reading import moment_of
from handlers.routes import Access, Command, Route, Where, Who
from handlers.scene import Scene
from rules.authority import speaks_for_himself
from rules.incoming import Said
from rules.notifications.orders import OrderRefused
from rules.orders.decide import Decision, Deed, Refusal
from rules.orders.extensions import wish_in
from rules.orders.proposals import Proposal, ProposalKind
from rules.orders.values import Action, Order
from rules.outgoing import Notification


async def ask_for_extension(scene: Scene, order: Order, words: str, said_at: datetime, actor_id: int) -> Notification:
    """Take the new date and the reason from the words and ask the issuer; returns what the speaker hears."""
    wish = wish_in(words, order.deadline, moment_of(scene, said_at))
    deadline = wish.deadline.at if wish.deadline else None
    deed = Deed(Action.EXTEND, actor_id, scene.now, wish.reason, deadline=deadline)
    result = await act(scene, order, deed)
    if isinstance(result, Decision) and deadline is not None:
        proposal = Proposal(
            id=0,
            kind=ProposalKind.EXTENSION,
            order_id=order.id,
            party_id=next(iter(result.party_ids), None),
            by_id=actor_id,
            group_id=None,
            text=wish.reason,
            said_at=said_at,
            expires_at=deadline,
            deadline=deadline,
            deadline_is_estimate=wish.deadline.is_estimate if wish.deadline else False,
        )
        await ask_whether(scene, proposal, result.order)
    return outcome(scene, deed, result)


async def extend(scene: Scene, said: Said) -> None:
    """/extend 123 12月5日前 等待评估报告."""
    if scene.speaker is None or not speaks_for_himself(said):
        return
    given = asked(scene, said.arguments)
    order = await meant(scene, said, given, Deed(Action.EXTEND, scene.speaker.id, scene.now))
    if isinstance(order, Refusal):
        refused = OrderRefused(order.reason, Action.EXTEND, order.number, order.labels)
        await answer_privately(scene, said, refused)
        return
    heard = await ask_for_extension(scene, order, given.words, said.said_at, scene.speaker.id)
    await answer(scene, said, heard, order)


ROUTES = (Route(Command("extend"), Access(Who.ENROLLED, Where.PRIVATE_OR_BOUND_GROUP), extend),)
