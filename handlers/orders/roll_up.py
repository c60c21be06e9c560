"""/missing and its button: who of many has not acknowledged or handed in, in private to whoever may know."""

from handlers.orders.answering import answer_privately
from handlers.orders.looking import order_to_look_at
from handlers.routes import Access, Command, Press, Route, Where, Who
from handlers.scene import Scene
from rules.incoming import Pressed, Said
from rules.notifications.order_roll_up import MissingListed, MissingUntold
from rules.orders.cards import MISSING
from rules.orders.roll_up import missing
from rules.outgoing import Answer


async def show_missing(scene: Scene, pressed: Pressed) -> Answer | None:
    order = await scene.work.orders.get(scene.button.subject_id) if scene.button else None
    found = missing(order, scene.roster, scene.speaker.id) if order and scene.speaker else None
    if order is None or found is None:
        return Answer(MissingUntold(), is_alert=True)
    await answer_privately(scene, pressed, MissingListed(order.number, found))
    return None


async def ask_for_missing(scene: Scene, said: Said) -> None:
    order = await order_to_look_at(scene, said)
    if order is None or scene.speaker is None:
        return
    found = missing(order, scene.roster, scene.speaker.id)
    await answer_privately(scene, said, MissingListed(order.number, found) if found else MissingUntold())


_ACCESS = Access(Who.ENROLLED, Where.PRIVATE_OR_BOUND_GROUP)
ROUTES = (Route(Press(MISSING), _ACCESS, show_missing), Route(Command("missing"), _ACCESS, ask_for_missing))
