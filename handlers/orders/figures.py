"""后三名的法院 and the like, answered by what was published."""

from handlers.scene import Scene
from rules.orders.by_figures import asks_for_figures, by_figures
from rules.orders.draw_up import NotDrawnUp
from rules.reading.values import Reading


async def with_figures(scene: Scene, reading: Reading) -> Reading | NotDrawnUp:
    """The reading with courts in place of words that only figures can answer, or why they cannot; else as it is."""
    if not asks_for_figures(reading):
        return reading
    bulletin = await scene.work.bulletins.last_published()
    mode = await scene.work.bulletin_modes.mode_of_answers(scene.policy.bulletins)
    return by_figures(reading, bulletin, scene.roster, scene.posts, mode)
