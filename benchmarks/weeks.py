"""Orders that live for weeks in the real bot over the sandbox: what was said in the chats, and whether all of it as it should be.

Run: python -m benchmarks.weeks [orders] [weeks] [seed]
"""

import asyncio
import logging
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from random import Random
from time import process_time

from bot.features import all_jobs
from tests.databases import SqliteTemplate
from tests.orders.weeks import Weeks
from tests.world import fill, open_world

ORDERS, WEEKS, SEED = 20, 3, 20_261_126


async def main(orders: int = ORDERS, weeks: int = WEEKS, seed: int = SEED) -> None:
    begun = process_time()
    logging.getLogger("telegram").setLevel(logging.CRITICAL)  # it speaks of every call that the story lets fail
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "template.sqlite"
        fill(f"sqlite:///{file}")
        async with open_world(SqliteTemplate(file), Path(folder), jobs=all_jobs()) as world:
            story = Weeks(world, Random(seed), orders)  # noqa: S311 - a seed, so that a story can be told again
            await story.live(world.now + timedelta(weeks=weeks))
            mistakes = await story.mistakes()
    print(f"{orders} orders, {weeks} weeks, {process_time() - begun:.0f} s")
    print(", ".join(f"{what} {count}" for what, count in sorted(story.done.items())))
    print(f"said twice, out of hours, after their stop, too late, lost or forgotten: {len(mistakes)}")
    for sentence in mistakes[:30]:
        print(f"  {sentence}")


if __name__ == "__main__":
    asyncio.run(main(*(int(one) for one in sys.argv[1:])))
