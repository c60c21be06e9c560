"""How the tests' bot reaches the sandbox: in memory, with lost connections as httpx reports them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes
from urllib.parse import parse_qsl

import httpx

from bot.sandbox.app import sandbox_app
from bot.sandbox.routes.telegram import FATE_HEADER
from bot.sandbox.world import World


@dataclass(frozen=True)
class SentCall:
    """One call as it went over the wire: its fields, and the files with their names."""

    method: str
    fields: dict[str, str]
    files: tuple[tuple[str, bytes], ...]

    @property
    def chat_id(self) -> int | None:
        return int(self.fields["chat_id"]) if "chat_id" in self.fields else None


def sent_call(request: httpx.Request) -> SentCall:
    """The call, taken apart. Raises ValueError for a body of no known form."""
    method, kind = request.url.path.rpartition("/")[2], request.headers.get("content-type", "")
    if kind.startswith("application/x-www-form-urlencoded"):
        return SentCall(method, dict(parse_qsl(request.content.decode())), ())
    if kind.startswith("application/json"):
        return SentCall(method, {name: str(value) for name, value in json.loads(request.content).items()}, ())
    if not kind.startswith("multipart/"):
        if request.content:
            raise ValueError(f"a body of another form: {kind}")
        return SentCall(method, {}, ())
    whole = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + request.content)
    fields, files = {}, []
    for part in whole.walk():
        if part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        name = part.get_param("name", header="content-disposition")
        if (file_name := part.get_filename()) is not None:
            files.append((str(file_name), bytes(content)))
        else:
            fields[str(name)] = bytes(content).decode()
    return SentCall(method, fields, tuple(files))


class SandboxTransport(httpx.AsyncBaseTransport):
    """httpx against a world in memory: a time-out or a reset raises what it would raise over a network.

    `hear` is told of every request before it is answered.
    """

    def __init__(self, world: World, hear: Callable[[httpx.Request], None] = lambda _: None) -> None:
        self._inner = httpx.ASGITransport(app=sandbox_app(world))
        self._hear = hear

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        self._hear(request)
        response = await self._inner.handle_async_request(request)
        fate = response.headers.get(FATE_HEADER)
        if fate == "timed_out":
            raise httpx.ReadTimeout("the answer never came", request=request)
        if fate == "reset":
            raise httpx.ReadError("connection reset by peer", request=request)
        return response
