"""The buttons under a question about an order. Authority is read again at the press."""

from collections.abc import Awaitable, Callable

from handlers.orders.acting import act, outcome
from handlers.orders.issuing import draft_of
from handlers.orders.meaning import carry_out
from handlers.orders.misreadings import note
from handlers.orders.proposing import ABOUT, NEITHER, settle
from handlers.routes import Access, Press, Route, Where, Who
from handlers.scene import Scene
from rules.incoming import Pressed
from rules.notifications.orders import OrderNotDrawnUp, OrderRefused
from rules.orders.amendments import Amendment
from rules.orders.decide import Decision, Deed, RefusalReason
from rules.orders.draw_up import NotDrawnUp, draw_up, parts_of
from rules.orders.misreadings import Cause, summary_of
from rules.orders.proposals import Proposal, ProposalState
from rules.orders.values import Action, Order, Origin
from rules.outgoing import Answer

_TAKE: dict[str, Action] = {
    "proposal_report": Action.REPORT,
    "proposal_submit": Action.SUBMIT,
    "proposal_decline": Action.DECLINE,
    "proposal_grant": Action.GRANT_EXTENSION,
    "proposal_deny": Action.REFUSE_EXTENSION,
    "proposal_cancel": Action.CANCEL,
    "proposal_amend": Action.AMEND,
}
_LEAVE = (NEITHER, "proposal_not_decline", "proposal_not_cancel", "proposal_not_amend")


def _taking(action: Action) -> Callable[[Scene, Pressed], Awaitable[Answer | None]]:
    async def handle(scene: Scene, _pressed: Pressed) -> Answer | None:
        proposal, order = await _open(scene)
        if proposal is None or order is None or scene.speaker is None:
            return _over()
        deed = await _deed(scene, action, proposal, order, scene.speaker.id)
        if isinstance(deed, NotDrawnUp):
            return Answer(OrderNotDrawnUp(deed.reason, deed.labels), is_alert=True)
        result = await act(scene, order, deed)
        if not isinstance(result, Decision):
            return Answer(outcome(scene, deed, result), is_alert=True)
        if proposal.reading is not None:
            await note(scene, order, Cause.EDITED, summary_of(order), summary_of(result.order))
        await settle(scene, proposal, result.order, is_taken=action is not Action.REFUSE_EXTENSION)
        return Answer(outcome(scene, deed, result))

    return handle


async def _deed(scene: Scene, action: Action, proposal: Proposal, order: Order, actor_id: int) -> Deed | NotDrawnUp:
    amendment = await wanted(scene, proposal, order) if action is Action.AMEND else None
    if isinstance(amendment, NotDrawnUp):
        return amendment
    deadline = proposal.deadline if action is Action.GRANT_EXTENSION else None
    return Deed(
        action,
        actor_id,
        scene.now,
        proposal.text,
        proposal.party_id,
        deadline,
        proposal.deadline_is_estimate,
        amendment=amendment,
    )


async def wanted(scene: Scene, proposal: Proposal, order: Order) -> Amendment | NotDrawnUp:
    """What the issuer wants changed: the deadline that he named, or whatever the edited message gives today."""
    if proposal.reading is None:
        return Amendment(deadline=proposal.deadline, deadline_is_estimate=proposal.deadline_is_estimate)
    issuer = scene.roster.person_by_id[order.issuer_id]
    parts = parts_of(proposal.reading)
    part = parts[min(order.origin.part, len(parts) - 1)]
    origin = Origin(
        order.origin.chat_id, order.origin.message_id, order.origin.group_id, proposal.text, order.origin.part
    )
    drawn = draw_up(await draft_of(scene, part, issuer, origin, order.kind), scene.roster)
    if isinstance(drawn, NotDrawnUp):
        return drawn
    is_new = part.deadline is not None and part.deadline.text not in order.origin.text
    return Amendment.towards(drawn.order, is_new_deadline=is_new)


async def leave(scene: Scene, _pressed: Pressed) -> Answer | None:
    proposal, order = await _open(scene)
    if proposal is None or order is None:
        return _over()
    await settle(scene, proposal, order, is_taken=False)
    return None


async def about(scene: Scene, pressed: Pressed) -> Answer | None:
    """The speaker has said which order he meant."""
    proposal, first = await _open(scene)
    if proposal is None or first is None or scene.button is None or scene.speaker is None:
        return _over()
    order = await scene.work.orders.get(scene.button.subject_id)
    if order is None:
        return _over()
    await settle(scene, proposal, first, is_taken=True, chosen=order)
    heard = await carry_out(scene, pressed, proposal_about(proposal), order, scene.speaker, is_sure=True)
    return Answer(heard) if heard else None


def proposal_about(proposal: Proposal) -> Proposal:
    """The same words as a new question, now that the order is known."""
    return Proposal(
        id=0,
        kind=proposal.kind,
        order_id=proposal.order_id,
        party_id=None,
        by_id=proposal.by_id,
        group_id=proposal.group_id,
        text=proposal.text,
        said_at=proposal.said_at,
        expires_at=proposal.expires_at,
    )


async def _open(scene: Scene) -> tuple[Proposal | None, Order | None]:
    """The proposal of the pressed button while it is open, and the order that it is about."""
    words = scene.button.subject.split(":") if scene.button else ["", "0"]
    proposal = await scene.work.proposals.get(int(words[1]))
    if proposal is None or proposal.state is not ProposalState.OPEN or proposal.expires_at <= scene.now:
        return None, None
    return proposal, await scene.work.orders.get(proposal.order_id)


def _over() -> Answer:
    return Answer(OrderRefused(RefusalReason.PROPOSAL_OVER, None, ""), is_alert=True)


_ACCESS = Access(Who.ENROLLED, Where.PRIVATE_OR_BOUND_GROUP)
ROUTES = (
    *(Route(Press(name), _ACCESS, _taking(action)) for name, action in _TAKE.items()),
    *(Route(Press(name), _ACCESS, leave) for name in _LEAVE),
    Route(Press(ABOUT), _ACCESS, about),
)
