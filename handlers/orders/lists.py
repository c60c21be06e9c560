"""/mine, /open, /show, /ladder: for those who are entitled to it; in the command group, numbers only."""

from handlers.orders.acting import board
from handlers.orders.answering import answer, answer_privately
from handlers.orders.finding import asked, is_visible, visible
from handlers.routes import Access, Command, Press, Route, Where, Who
from handlers.scene import Scene
from rules.authority import is_office
from rules.day_start.values import MINE
from rules.full_names import may_read_full_name
from rules.groups import GroupKind
from rules.incoming import Pressed, Said
from rules.ladder.showing import order_ladder
from rules.ledger.entries import Eyes
from rules.notifications.orders import OrderRefused
from rules.orders.cards import cards, full_card, private_actions
from rules.orders.decide import Refusal, RefusalReason
from rules.orders.listing import concerns, open_counts, order_list
from rules.orders.places import shows_details
from rules.orders.values import Order
from rules.outgoing import Notification, Outgoing, Recipient

_MOST_ORDERS = 200


async def mine(scene: Scene, said: Said | Pressed) -> None:
    """What the speaker has to do, and what he gave to others; in private, as it is his own."""
    if scene.speaker is None:
        return
    person_id = scene.speaker.id
    received = await scene.work.orders.open_at({post.court_code for post in scene.posts})
    issued = await scene.work.orders.open_by(person_id)
    todo = [order for order in received if concerns(order, scene.roster, person_id)]
    await answer_privately(scene, said, order_list(todo, issued, _eyes(scene)))


async def open_orders(scene: Scene, said: Said) -> None:
    """Numbers in the groups of many courts; a court's open orders in its group; in private, what the speaker may see."""
    group = scene.group
    if group is not None and group.kind is not GroupKind.COURT:
        counts = open_counts(await scene.work.orders.open_counts(), await scene.work.orders.overdue_count())
        await _answer_here(scene, said, counts)
        return
    if group is not None and group.court_code is not None:
        found = await scene.work.orders.open_at({group.court_code})
    elif scene.speaker is not None and is_office(scene.roster, scene.speaker.id):
        found = await scene.work.orders.open(_MOST_ORDERS)
    else:
        found = await scene.work.orders.open_at(_courts(scene))
    shown = [order for order in found if is_visible(scene, order)]
    await _answer_here(scene, said, order_list(shown, (), _eyes(scene)))


def _eyes(scene: Scene) -> Eyes:
    return Eyes(scene.now, scene.policy.court_time, scene.policy.lights)


def _courts(scene: Scene) -> set[str]:
    """The speaker's courts and those directly below them."""
    own = {post.court_code for post in scene.posts}
    return own | {court.code for code in own for court in scene.roster.courts.children(code)}


async def show(scene: Scene, said: Said) -> None:
    """The order as it is now, with the buttons that belong where it is shown."""
    order = await _asked_for(scene, said)
    if order is None or scene.speaker is None:
        return
    view = await board(scene).view(order)
    is_here = scene.group is not None and shows_details(scene.group, order, scene.roster)
    group_id = scene.group.id if scene.group and is_here else None
    recipient = Recipient(group_id=group_id) if group_id is not None else Recipient(person_id=scene.speaker.id)
    own = next((card for card in cards(order, view) if card.recipient == recipient), None)
    facts = own.facts if own else full_card(order, view, None)
    actions = own.actions if own else ()
    if own is None and not is_here and may_read_full_name(order, scene.roster, scene.speaker.id):
        actions = private_actions(order)
    buttons = await board(scene).offer(actions, f"order:{order.id}", recipient)
    key = f"order:{order.id}:show:{said.update_id}"
    await scene.work.outbox.put(Outgoing(key, recipient, facts.with_buttons(buttons), slot=key))


async def ladder(scene: Scene, said: Said) -> None:
    """What has been said to whom, and what comes next and when."""
    order = await _asked_for(scene, said)
    if order is None:
        return
    steps = await scene.work.steps.of(order.id)
    group = scene.group
    own = group.court_code if group is not None and group.kind is GroupKind.COURT else None
    court = own or next((post.court_code for post in scene.posts), None)
    await answer(scene, said, order_ladder(order, steps, court, scene.now, scene.policy.zone), order)


async def _asked_for(scene: Scene, said: Said) -> Order | None:
    """The order whose number was given; the speaker is told where there is none for him."""
    given = asked(scene, said.arguments)
    found = await visible(scene, given.number) if given.number else Refusal(RefusalReason.UNKNOWN_ORDER)
    if isinstance(found, Refusal):
        await answer_privately(scene, said, OrderRefused(found.reason, None, found.number))
        return None
    return found


async def _answer_here(scene: Scene, said: Said, notification: Notification) -> None:
    if scene.group is None:
        await answer_privately(scene, said, notification)
        return
    recipient = Recipient(group_id=scene.group.id)
    await scene.work.outbox.put(
        Outgoing(f"order:answer:{said.update_id}", recipient, notification, reply_to_message=said.message_id)
    )


_ANYWHERE = Access(Who.ENROLLED, Where.PRIVATE_OR_BOUND_GROUP)
ROUTES = (
    Route(Command("mine"), _ANYWHERE, mine),
    Route(Press(MINE), _ANYWHERE, mine),
    Route(Command("open"), _ANYWHERE, open_orders),
    Route(Command("show"), _ANYWHERE, show),
    Route(Command("ladder"), _ANYWHERE, ladder),
)
