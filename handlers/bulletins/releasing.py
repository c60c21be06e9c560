"""发布, 退回 and 照发: the office decides about a bulletin that waits for it."""

from functools import partial

from handlers.bulletins.desk import OFFICE, actor, actor_key, publisher_of
from handlers.routes import Press, Route
from handlers.scene import Scene
from rules.incoming import Pressed
from rules.indicators import Indicators
from rules.notifications.bulletin_releases import ACCEPT_DOUBTS, RELEASE, RETURN_BULLETIN, NoRelease, ReleaseRefused
from rules.outgoing import Answer


def routes(indicators: Indicators) -> tuple[Route, ...]:
    handlers = {RELEASE: release, ACCEPT_DOUBTS: release, RETURN_BULLETIN: give_back}
    return tuple(
        Route(Press(action), OFFICE, partial(handle, indicators=indicators)) for action, handle in handlers.items()
    )


async def release(scene: Scene, _pressed: Pressed, *, indicators: Indicators) -> Answer | None:
    """What was previewed leaves as it was seen; what was held as implausible leaves as it is now."""
    key = scene.button.subject if scene.button else ""
    number = await publisher_of(scene, indicators).release(key, actor(scene))
    if number is None:
        return Answer(ReleaseRefused(NoRelease.SETTLED), is_alert=True)
    await scene.work.audit.append(actor_key(scene), "bulletin.released", key, number=number)
    return None


async def give_back(scene: Scene, _pressed: Pressed, *, indicators: Indicators) -> Answer | None:
    key = scene.button.subject if scene.button else ""
    if not await publisher_of(scene, indicators).give_back(key, actor(scene)):
        return Answer(ReleaseRefused(NoRelease.SETTLED), is_alert=True)
    await scene.work.audit.append(actor_key(scene), "bulletin.returned", key)
    return None
