"""How the tests' bot reaches the sandbox: in memory, with lost connections as httpx reports them."""

import httpx

from bot.sandbox.app import sandbox_app
from bot.sandbox.routes.telegram import FATE_HEADER
from bot.sandbox.world import World


class SandboxTransport(httpx.AsyncBaseTransport):
    """httpx against a world in memory: a time-out or a reset raises what it would raise over a network."""

    def __init__(self, world: World) -> None:
        self._inner = httpx.ASGITransport(app=sandbox_app(world))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self._inner.handle_async_request(request)
        fate = response.headers.get(FATE_HEADER)
        if fate == "timed_out":
            raise httpx.ReadTimeout("the answer never came", request=request)
        if fate == "reset":
            raise httpx.ReadError("connection reset by peer", request=request)
        return response
