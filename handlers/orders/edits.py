"""A message that was edited: what it gave is never changed silently, and what gave nothing never gives an order."""

from dataclasses import replace

from handlers.orders.deciding import wanted
from handlers.orders.drafts import settle, show
from handlers.orders.figures import with_figures
from handlers.orders.proposing import ask_whether
from handlers.orders.reading import understood
from handlers.routes import Access, Event, Route, Where, Who
from handlers.scene import Scene
from rules.authority import speaks_for_himself
from rules.incoming import Said
from rules.orders.amendments import amended, difference
from rules.orders.draw_up import NotDrawnUp
from rules.orders.proposals import Proposal, ProposalKind
from rules.orders.values import Order
from rules.reading.values import Band, Reading, SpeechAct, band
from storage.orders.drafts import Draft
from storage.tables.orders import DraftState


async def edited(scene: Scene, said: Said) -> None:
    """Ask the issuer in private whether what his message gave is to follow its new words."""
    if scene.speaker is None or not speaks_for_himself(replace(said, is_edited=False)):
        return
    text = said.arguments if said.command is not None else said.text
    reading = understood(scene, said, text, scene.posts)
    for order in await scene.work.orders.from_message(said.chat.id, said.message_id):
        if order.issuer_id == scene.speaker.id and not order.is_over and order.origin.text != text:
            await _ask(scene, said, order, text, reading)
    draft = await scene.work.drafts.of_message(said.chat.id, said.message_id)
    if draft is not None and draft.issuer_id == scene.speaker.id and draft.text != text:
        await _read_again(scene, draft, text, reading)


async def _ask(scene: Scene, said: Said, order: Order, text: str, reading: Reading) -> None:
    proposal = Proposal(
        id=0,
        kind=ProposalKind.CANCELLATION,
        order_id=order.id,
        party_id=None,
        by_id=order.issuer_id,
        group_id=None,
        text=text,
        said_at=said.said_at,
        expires_at=scene.now + scene.policy.orders.draft_lives,
    )
    if reading.speech_act is not SpeechAct.ORDER:
        await ask_whether(scene, proposal, order)
        return
    proposal = replace(proposal, kind=ProposalKind.AMENDMENT, reading=reading)
    amendment = await wanted(scene, proposal, order)
    if isinstance(amendment, NotDrawnUp):
        await ask_whether(scene, replace(proposal, kind=ProposalKind.CANCELLATION, reading=None), order)
        return
    changes = difference(order, amended(order, amendment))
    if not changes.is_nothing:
        await ask_whether(
            scene,
            replace(proposal, deadline=changes.deadline, deadline_is_estimate=amendment.deadline_is_estimate),
            order,
            changes,
        )


async def _read_again(scene: Scene, draft: Draft, text: str, reading: Reading) -> None:
    """Show the draft anew; words that are no order any more, or that no figures can answer, take it back."""
    if scene.speaker is None:
        return
    if band(reading, scene.policy.thresholds) is Band.LOW:
        await settle(scene, draft, DraftState.REFUSED, ())
        return
    result = await with_figures(scene, reading)
    if isinstance(result, NotDrawnUp):
        await settle(scene, draft, DraftState.REFUSED, ())
        return
    fresh = replace(draft, text=text, reading=result, version=draft.version + 1)
    await show(scene, await scene.work.drafts.keep(fresh), scene.speaker)


ROUTES = (Route(Event(Said, is_edited=True), Access(Who.ANYONE, Where.PRIVATE_OR_BOUND_GROUP), edited),)
