"""The sandbox over real HTTP, with connections that can be cut."""

import asyncio
import socket
import struct
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.sandbox.app import sandbox_app
from bot.sandbox.routes.telegram import CUT
from bot.sandbox.world import World

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


def serve(world: World, port: int) -> None:
    """Serve on 127.0.0.1 until interrupted."""
    uvicorn.run(
        sandbox_app(world),
        host="127.0.0.1",
        port=port,
        http=CuttableProtocol,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
    )
