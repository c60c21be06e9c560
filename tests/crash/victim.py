"""`python -m tests.crash.victim`: the real bot with the small feature, made to die at a named point if one is given."""

import argparse
import asyncio
import os
import signal
from dataclasses import dataclass
from itertools import count

from bot.crash_points import CrashPoint, Reach, pass_by
from bot.delivery.rate_plan import Limits
from bot.logs import set_up_logs
from bot.wiring import Arrangement, Duban
from handlers.routes import Access, Event, Route, Where, Who, table
from handlers.scene import Scene
from rules.incoming import Said
from rules.outgoing import Outgoing, Recipient
from tests.core.outbox import Bulletin, Urgent
from tests.keys import ENCRYPTION

BULLETINS = "通报"


async def _answer(scene: Scene, said: Said) -> None:
    """Answer each message under its own key, hanging under it: urgently, or as a bulletin where it asks for one."""
    assert scene.group is not None
    notification = Bulletin() if said.text.startswith(BULLETINS) else Urgent()
    recipient = Recipient(group_id=scene.group.id)
    message = Outgoing(f"answer:{said.update_id}", recipient, notification, reply_to_message=said.message_id)
    await scene.work.outbox.put(message)


ROUTES = table((Route(Event(Said), Access(Who.ENROLLED, Where.BOUND_GROUP), _answer),))
# Quick enough for thousands of messages in a minute; Telegram's own limits are shown elsewhere.
LIMITS = Limits(overall=400, per_group=1_000, second=0.05, in_flight=16)


@dataclass
class Death:
    """Die at a point, at the time it is reached for the nth time."""

    point: CrashPoint
    at: int

    def __post_init__(self) -> None:
        self._times = count(1)

    def __call__(self, point: CrashPoint) -> None:
        if point is self.point and next(self._times) == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


def _reach(point: str | None, at: int) -> Reach:
    return Death(CrashPoint(point), at) if point else pass_by


async def _run(arrangement: Arrangement) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await Duban(arrangement).run(stop)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--url", required=True)
    parser.add_argument("--database", required=True)
    parser.add_argument("--point")
    parser.add_argument("--at", type=int, default=1)
    given = parser.parse_args()
    set_up_logs("ERROR")
    arrangement = Arrangement(
        token="42:SANDBOX",
        database_url=given.database,
        encryption=ENCRYPTION,
        bot_api_url=f"{given.url}/bot",
        file_url=f"{given.url}/file/bot",
        routes=ROUTES,
        jobs=(),
        limits=LIMITS,
        reach=_reach(given.point, given.at),
    )
    asyncio.run(_run(arrangement))


if __name__ == "__main__":
    main()
