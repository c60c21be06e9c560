"""Putting a question about an order before the person who decides, and taking it away when it is decided."""

from dataclasses import replace

from handlers.orders.acting import board
from handlers.scene import Scene
from rules.notifications.order_drafts import Choice
from rules.notifications.order_proposals import ProposalCard, ProposalSettled, WhichOrder
from rules.orders.amendments import Difference
from rules.orders.cards import MOST_WORDS, worded
from rules.orders.places import deciders, shows_details
from rules.orders.proposals import Proposal, ProposalKind, ProposalState
from rules.orders.values import Order
from rules.outgoing import Button, Recipient

ABOUT, NEITHER = "proposal_about", "proposal_none"
BUTTONS: dict[ProposalKind, tuple[str, ...]] = {
    ProposalKind.RESULT: ("proposal_report", "proposal_submit", NEITHER),
    ProposalKind.DECLINE: ("proposal_decline", "proposal_not_decline"),
    ProposalKind.EXTENSION: ("proposal_grant", "proposal_deny"),
    ProposalKind.CANCELLATION: ("proposal_cancel", "proposal_not_cancel"),
    ProposalKind.AMENDMENT: ("proposal_amend", "proposal_not_amend"),
}
_MOST_CHOICES = 8
_LONGEST_CHOICE = 24


async def ask_whether(scene: Scene, proposal: Proposal, order: Order, changes: Difference | None = None) -> None:
    """Show the question with its buttons, one card in each place."""
    proposal = await scene.work.proposals.keep(proposal)
    party = order.party(proposal.party_id) if proposal.party_id is not None else None
    actor = scene.roster.person_by_id.get(proposal.by_id)
    zone, seen = scene.policy.zone, changes or Difference()
    objective = worded(order, seen.objective, MOST_WORDS) if seen.objective is not None else None
    card = ProposalCard(
        proposal=proposal.kind,
        number=order.number,
        order_kind=order.kind,
        label=party.label if party else "",
        actor=actor.name if actor and proposal.by_id != order.issuer_id else "",
        text=worded(order, proposal.text, MOST_WORDS),
        deadline=order.deadline.astimezone(zone) if order.deadline else None,
        wanted=proposal.deadline.astimezone(zone) if proposal.deadline else None,
        wanted_is_estimate=proposal.deadline_is_estimate,
        extensions=order.extensions,
        added=seen.added,
        removed=seen.removed,
        objective=objective,
        buttons=(),
    )
    for recipient in await _places(scene, proposal, order):
        buttons = await _buttons(scene, proposal, recipient)
        await board(scene).put_question(proposal, order, recipient, replace(card, buttons=buttons))


async def ask_which(scene: Scene, proposal: Proposal, orders: list[Order]) -> None:
    """One button for each order that could be meant; nothing is picked for the speaker."""
    first = orders[0]
    proposal = await scene.work.proposals.keep(replace(proposal, order_id=first.id))
    (place, *_) = await _places(scene, proposal, first)
    only = (proposal.by_id,)
    choices = [
        Choice(
            f"{order.number} {worded(order, order.objective, _LONGEST_CHOICE)}",
            await scene.work.buttons.offer(
                ABOUT, f"proposal:{proposal.id}:{order.id}", place, scene.new_code, person_ids=only
            ),
        )
        for order in orders[:_MOST_CHOICES]
    ]
    neither = await scene.work.buttons.offer(NEITHER, f"proposal:{proposal.id}", place, scene.new_code, person_ids=only)
    facts = WhichOrder(proposal.kind, worded(first, proposal.text, MOST_WORDS), tuple(choices), (neither,))
    await board(scene).put_question(proposal, first, place, facts)


async def settle(
    scene: Scene, proposal: Proposal, order: Order, *, is_taken: bool, chosen: Order | None = None
) -> None:
    """Say in place of the question what was decided, or which order was `chosen`."""
    state = ProposalState.TAKEN if is_taken else ProposalState.LEFT
    settled = await scene.work.proposals.keep(replace(proposal, state=state, version=proposal.version + 1))
    actor = scene.speaker.name if scene.speaker else ""
    deadline = order.deadline.astimezone(scene.policy.zone) if order.deadline else None
    shown = deadline if proposal.kind in {ProposalKind.EXTENSION, ProposalKind.AMENDMENT} else None
    number = chosen.number if chosen else order.number
    facts = ProposalSettled(proposal.kind, number, is_taken, actor, shown, is_choice=chosen is not None)
    for recipient in await _places(scene, proposal, order):
        await board(scene).put_question(settled, order, recipient, facts)


async def _places(scene: Scene, proposal: Proposal, order: Order) -> tuple[Recipient, ...]:
    """Where the question stands: before the issuer and the office, or where the speaker spoke, if the order may be seen there."""
    if proposal.kind is ProposalKind.EXTENSION:
        return deciders(order, scene.roster, (await board(scene).view(order)).places)
    if proposal.group_id is not None:
        return (Recipient(group_id=proposal.group_id),)
    return (Recipient(person_id=proposal.by_id),)


async def _buttons(scene: Scene, proposal: Proposal, recipient: Recipient) -> tuple[Button, ...]:
    only = None if proposal.kind is ProposalKind.EXTENSION else (proposal.by_id,)
    offer = scene.work.buttons.offer
    return tuple(
        [
            await offer(action, f"proposal:{proposal.id}", recipient, scene.new_code, person_ids=only)
            for action in BUTTONS[proposal.kind]
        ]
    )


def stands_in(scene: Scene, order: Order) -> int | None:
    """The group in which a question about the order may stand; None where it has to be asked in private."""
    return scene.group.id if scene.group and shows_details(scene.group, order, scene.roster) else None
