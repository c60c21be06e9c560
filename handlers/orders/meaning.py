"""Words that are no order but mean something for one: 收到, 已接谈, 请予延期, 申请销号, 不是我们院的, 作废, 改到周三."""

from dataclasses import replace
from datetime import datetime

from handlers.orders.acting import act, outcome
from handlers.orders.answering import answer, answer_privately
from handlers.orders.asking import ask_for_words
from handlers.orders.extending import ask_for_extension
from handlers.orders.finding import fits, is_visible
from handlers.orders.proposing import ask_whether, ask_which, stands_in
from handlers.orders.reading import deadline_in
from handlers.scene import Scene
from rules.groups import GroupKind
from rules.incoming import Pressed, Said
from rules.notifications.orders import OrderRefused
from rules.orders.decide import ROLES, Decision, Deed, RefusalReason
from rules.orders.proposals import MEANINGS, Proposal, ProposalKind, is_plain_cancellation, likeliest, says_result
from rules.orders.values import Action, Order
from rules.outgoing import Notification
from rules.people import Person
from rules.reading.values import SpeechAct

# What is done without a further question once it is sure which order is meant, and that it is meant.
_ONCE_SURE = {ProposalKind.CANCELLATION: Action.CANCEL, ProposalKind.DECLINE: Action.DECLINE}


async def take_meaning(scene: Scene, said: Said, act_meant: SpeechAct, answered: tuple[Order, ...]) -> None:
    """Do, or ask, what the words mean for the orders that they answer, or that can be meant; else keep silent."""
    if scene.speaker is None:
        return
    kind, action = MEANINGS[act_meant]
    around = answered or await _around(scene, said, action)
    orders = likeliest([order for order in around if _is_open_to(scene, scene.speaker, order, action)], said.text)
    if not orders:
        await _tell_why_no_extension(scene, said, kind, answered)
        return
    is_the_issuers = action not in ROLES
    proposal = Proposal(
        id=0,
        kind=kind,
        order_id=orders[0].id,
        party_id=None,
        by_id=scene.speaker.id,
        group_id=None if is_the_issuers else stands_in(scene, orders[0]),
        text=said.text,
        said_at=said.said_at,
        expires_at=scene.now + scene.policy.orders.draft_lives,
    )
    if len(orders) > 1:
        await ask_which(scene, proposal, orders)
        return
    is_sure = bool(answered) and is_plain_cancellation(said.text)
    heard = await carry_out(scene, said, proposal, orders[0], scene.speaker, is_sure=is_sure)
    if heard is not None:
        await answer(scene, said, heard, orders[0])


async def _tell_why_no_extension(scene: Scene, said: Said, kind: ProposalKind, answered: tuple[Order, ...]) -> None:
    """Whoever asks under his own order too late, or where there is no deadline, is told; everybody else is left alone."""
    if kind is not ProposalKind.EXTENSION_REQUEST or len(answered) != 1 or scene.speaker is None:
        return
    heard = await ask_for_extension(scene, answered[0], said.text, said.said_at, scene.speaker.id)
    if isinstance(heard, OrderRefused) and heard.reason in {RefusalReason.EXTENSION_LATE, RefusalReason.NO_DEADLINE}:
        await answer_privately(scene, said, heard)


async def carry_out(
    scene: Scene, woken: Said | Pressed, proposal: Proposal, order: Order, speaker: Person, *, is_sure: bool = False
) -> Notification | None:
    """What the words mean, now that the order is known. Returns what the speaker hears; None where a question stands."""
    if proposal.kind is ProposalKind.ACKNOWLEDGEMENT or (is_sure and proposal.kind in _ONCE_SURE):
        action = _ONCE_SURE.get(proposal.kind, Action.ACKNOWLEDGE)
        return await _do(scene, order, Deed(action, speaker.id, scene.now, proposal.text))
    if proposal.kind is ProposalKind.SUBMISSION:
        return await _submit(scene, woken, proposal, order, speaker)
    if proposal.kind is ProposalKind.EXTENSION_REQUEST:
        return await ask_for_extension(scene, order, proposal.text, proposal.said_at, speaker.id)
    if proposal.kind is ProposalKind.AMENDMENT:
        deadline = deadline_in(scene, proposal.said_at, proposal.text)
        if deadline is None or deadline.at <= scene.now:
            return None
        proposal = replace(proposal, deadline=deadline.at, deadline_is_estimate=deadline.is_estimate)
    await ask_whether(scene, replace(proposal, order_id=order.id), order)
    return None


async def _do(scene: Scene, order: Order, deed: Deed) -> Notification | None:
    """Do it; whoever has no part in it is not lectured for his words."""
    result = await act(scene, order, deed)
    return outcome(scene, deed, result) if isinstance(result, Decision) else None


async def _submit(
    scene: Scene, woken: Said | Pressed, proposal: Proposal, order: Order, speaker: Person
) -> Notification | None:
    """申请销号 with a result hands it in; without one the result is asked for."""
    if says_result(proposal.text):
        return await _do(scene, order, Deed(Action.SUBMIT, speaker.id, scene.now, proposal.text))
    asked = await ask_for_words(scene, woken, order, Deed(Action.SUBMIT, speaker.id, scene.now), speaker)
    return asked.notification if asked else None


def _is_open_to(scene: Scene, speaker: Person, order: Order, action: Action) -> bool:
    if action in ROLES:
        return fits(scene, order, Deed(action, speaker.id, scene.now))
    return order.issuer_id == speaker.id and not order.is_over


async def _around(scene: Scene, said: Said, action: Action) -> tuple[Order, ...]:
    """The open orders that words can mean which answer no order: those of the court in its own group, or of the issuer here."""
    if action not in ROLES:
        return await _issued_here(scene, said)
    own = {post.court_code for post in scene.posts}
    is_own_group = scene.group is None or (scene.group.kind is GroupKind.COURT and scene.group.court_code in own)
    if said.reply_to is not None or not is_own_group:
        return ()
    courts = own if scene.group is None or scene.group.court_code is None else {scene.group.court_code}
    return await scene.work.orders.open_at(courts)


async def _issued_here(scene: Scene, said: Said) -> tuple[Order, ...]:
    """The speaker's own orders: of the last day and this chat, or those of the person whom he answers."""
    if scene.speaker is None:
        return ()
    orders = await scene.work.orders.open_by(scene.speaker.id)
    if said.reply_to is None:
        since: datetime = scene.now - scene.policy.orders.draft_lives
        return tuple(one for one in orders if one.origin.chat_id == said.chat.id and one.issued_at >= since)
    author = scene.roster.person_by_telegram_id.get(said.reply_to.sender_id or 0)
    if author is None or author.id == scene.speaker.id:
        return ()
    courts = {post.court_code for post in scene.roster.posts_of(author.id)}
    named = (one for one in orders if any(party.court_code in courts for party in one.parties))
    return tuple(one for one in named if is_visible(scene, one))
