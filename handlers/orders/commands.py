"""The commands of those who work on orders, and of those who gave them: the same as the buttons."""

from collections.abc import Awaitable, Callable

from handlers.orders.acting import outcome
from handlers.orders.answering import answer, answer_privately
from handlers.orders.composing import act_on_words
from handlers.orders.finding import asked, meant
from handlers.orders.wording import worded
from handlers.routes import Access, Command, Route, Where, Who
from handlers.scene import Scene
from rules.authority import speaks_for_himself
from rules.incoming import Said
from rules.notifications.orders import OrderRefused
from rules.orders.decide import Deed, Refusal
from rules.orders.values import Action

_COMMANDS: dict[str, Action] = {
    "ack": Action.ACKNOWLEDGE,
    "report": Action.REPORT,
    "submit": Action.SUBMIT,
    "close": Action.CLOSE,
    "return": Action.RETURN,
    "cancel": Action.CANCEL,
    "deadline": Action.SET_DEADLINE,
    "decline": Action.DECLINE,
    "takeback": Action.ACCEPT_DECLINE,
    "insist": Action.INSIST,
    "reassign": Action.REASSIGN,
    "hold": Action.HOLD,
    "resume": Action.RESUME,
    "split": Action.SPLIT,
    "merge": Action.MERGE,
    "reopen": Action.REOPEN,
    "urgent": Action.EXPEDITE,
}


def _handler(action: Action) -> Callable[[Scene, Said], Awaitable[None]]:
    async def handle(scene: Scene, said: Said) -> None:
        await _obey(scene, said, action)

    return handle


async def _obey(scene: Scene, said: Said, action: Action) -> None:
    if scene.speaker is None or not speaks_for_himself(said):
        return
    given = asked(scene, said.arguments)
    deed = Deed(action, scene.speaker.id, scene.now, given.words)
    order = await meant(scene, said, given, deed)
    if isinstance(order, Refusal):
        await answer_privately(scene, said, OrderRefused(order.reason, action, order.number, order.labels))
        return
    deed = await worded(scene, said, order, deed)
    result = await act_on_words(scene, said, order, deed)
    await answer(scene, said, outcome(scene, deed, result), order)


ROUTES = tuple(
    Route(Command(name), Access(Who.ENROLLED, Where.PRIVATE_OR_BOUND_GROUP), _handler(action))
    for name, action in _COMMANDS.items()
)
