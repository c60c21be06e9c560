"""The product that answers every message as the bare bot does, a process of its own: `python -m benchmarks.answering URL DATABASE`."""

import asyncio
import sys

from benchmarks.bare import TOKEN
from benchmarks.keys import ENCRYPTION
from bot.delivery.rate_plan import Limits
from bot.logs import set_up_logs
from bot.wiring import Arrangement, Duban
from handlers.routes import Access, Event, Route, Where, Who, table
from handlers.scene import Scene
from rules.incoming import Said
from rules.notifications.access import NotAllowed
from rules.outgoing import Outgoing, Recipient

# Telegram's limits are left out on both sides: what is compared is the work per update.
UNLIMITED = Limits(overall=100_000, per_group=100_000, second=0.0, minute=0.0, in_flight=8)


async def _answer(scene: Scene, said: Said) -> None:
    if scene.group is not None:
        await scene.work.outbox.put(
            Outgoing(f"answer:{said.update_id}", Recipient(group_id=scene.group.id), NotAllowed())
        )


async def duban(url: str, database: str) -> None:
    """The product: every update journalled, handled in a transaction, answered through the outbox."""
    routes = table((Route(Event(Said), Access(Who.ENROLLED, Where.BOUND_GROUP), _answer),))
    arrangement = Arrangement(
        token=TOKEN,
        database_url=database,
        encryption=ENCRYPTION,
        bot_api_url=f"{url}/bot",
        routes=routes,
        jobs=(),
        limits=UNLIMITED,
    )
    await Duban(arrangement).run(asyncio.Event())


if __name__ == "__main__":
    set_up_logs("ERROR")
    asyncio.run(duban(sys.argv[1], sys.argv[2]))
