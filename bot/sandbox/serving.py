"""The sandbox over real HTTP, with connections that can be cut."""

import asyncio
import socket
import struct
from collections.abc import Callable
from typing import Any

import uvicorn
from starlette.middleware.trustedhost import TrustedHostMiddleware
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.sandbox.app import sandbox_app
from bot.sandbox.routes.telegram import CUT
from bot.sandbox.world import World

HERE = "127.0.0.1"
_RESET = struct.pack("ii", 1, 0)


class CuttableProtocol(H11Protocol):
    """Offers each request a way to reset its own connection, as a network does."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        inner = self.app

        async def app(scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 -- uvicorn's own ASGI types
            if scope["type"] == "http":
                scope.setdefault("extensions", {})[CUT] = self._cut
            await inner(scope, receive, send)

        self.app = app

    def _cut(self) -> None:
        """Drop the connection without a goodbye: the other side reads a reset."""
        connection: socket.socket | None = self.transport.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self.transport.abort()


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, on_ready: Callable[[int], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_ready(self.servers[0].sockets[0].getsockname()[1])


def serve(world: World, port: int, on_ready: Callable[[int], None]) -> None:
    """Serve on 127.0.0.1 until interrupted. `on_ready` gets the port once connections are taken (0 picks a free one)."""
    app = TrustedHostMiddleware(sandbox_app(world), [HERE, "localhost"])  # no other web page may reach in by name
    config = uvicorn.Config(
        app,
        host=HERE,
        port=port,
        http=CuttableProtocol,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
    )
    _Server(config, on_ready).run()
