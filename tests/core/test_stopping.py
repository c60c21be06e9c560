"""A process that is told to stop stops, whatever it waits for."""

import asyncio
from dataclasses import replace

import httpx

from bot.clock import SystemClock
from bot.wiring import Duban
from tests.world import World


class Unreachable(httpx.AsyncBaseTransport):
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("nobody there", request=request)


async def test_a_process_that_waits_for_telegram_stops_when_it_is_told(world: World) -> None:
    """An outage at the start is sat out, for hours if need be; Ctrl-C and the system's stop end it at once."""
    waiting = Duban(replace(world.arrangement, http={"transport": Unreachable()}, clock=SystemClock()))
    stop = asyncio.Event()
    running = asyncio.create_task(waiting.run(stop))
    await asyncio.sleep(0.2)
    assert not running.done()

    stop.set()

    await asyncio.wait_for(running, 10)
