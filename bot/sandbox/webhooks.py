"""Updates pushed to the bot's own address, one after the other, again and again until it answers 2xx."""

import asyncio
import json
from contextlib import suppress
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from bot.sandbox.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- a header's name
PATIENCE = 10  # seconds for an answer
PAUSE = 1.0  # seconds until the next try
IDLE = 60.0


async def deliver(world: World, pause: float = PAUSE) -> None:
    """Push what waits, for ever; does nothing while no webhook is set.

    Order is kept: an update that was not taken is tried again after `pause` seconds, before the next.
    """
    while True:
        await world.bell.wait_until(lambda: world.webhook is not None and bool(world.updates.due(1)), IDLE)
        webhook, waiting = world.webhook, world.updates.due(1)
        if webhook is None or not waiting:
            continue
        if await asyncio.to_thread(_is_taken, webhook, waiting[0]):
            world.updates.confirm(waiting[0]["update_id"] + 1)
        else:
            await asyncio.sleep(pause)


def _is_taken(webhook: dict[str, Any], update: dict[str, Any]) -> bool:
    headers = {"content-type": "application/json"}
    if webhook["secret"]:
        headers[SECRET_HEADER] = webhook["secret"]
    request = Request(webhook["url"], json.dumps(update).encode(), headers)  # noqa: S310 -- setWebhook admits http(s) only
    with suppress(URLError, OSError), urlopen(request, timeout=PATIENCE):  # noqa: S310 -- as above
        return True
    return False
