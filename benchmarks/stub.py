"""A Bot API on loopback that answers as fast as it can: it hands out updates in batches and takes every message.

Run as a process of its own, so that what is measured beside it is the bot alone: `python -m benchmarks.stub PORT COUNT CHATS`.
"""

import asyncio
import json
import sys
import time

_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
_BOT = {
    "id": 42,
    "is_bot": True,
    "first_name": "督办",
    "username": "duban_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": True,
    "supports_inline_queries": False,
}
BATCH = 100
FIRST_CHAT = -1_009_000_000_001


class Stub:
    """`count` updates from `chats` groups; `measured` is set once the last one was answered."""

    def __init__(self, count: int, chats: int) -> None:
        self._count, self._chats = count, chats
        self._sent = 0
        self._started: float | None = None
        self._finished: float | None = None
        self.polled = asyncio.Event()
        """Set by the first poll."""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, request after request."""
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                length = next(
                    (int(line[15:]) for line in head.lower().splitlines() if line.startswith("content-length:")), 0
                )
                body = (await reader.readexactly(length)).decode() if length else ""
                answer = json.dumps(await self._answer(head.split(" ", 2)[1].rpartition("/")[2], body)).encode()
                writer.write(_HEAD % len(answer) + answer)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def _answer(self, method: str, body: str) -> object:
        if method == "getMe":
            return {"ok": True, "result": _BOT}
        if method == "getUpdates":
            return {"ok": True, "result": await self._updates(_offset_in(body))}
        if method == "measured":
            return {"seconds": self._finished - self._started if self._finished and self._started else None}
        return {"ok": True, "result": self._message() if method == "sendMessage" else True}

    async def _updates(self, offset: int) -> list[object]:
        self.polled.set()
        self._started = self._started or time.monotonic()
        if offset >= self._count:
            await asyncio.sleep(1)
        return [self._update(number) for number in range(offset, min(offset + BATCH, self._count))]

    def _update(self, number: int) -> object:
        chat = {"id": FIRST_CHAT - number % self._chats, "type": "supergroup", "title": "群"}
        sender = {"id": 10_004, "is_bot": False, "first_name": "周焱"}
        message = {"message_id": number + 1, "date": 1_763_600_400, "chat": chat, "from": sender, "text": "收到"}
        return {"update_id": number, "message": message}

    def _message(self) -> object:
        self._sent += 1
        if self._sent == self._count:
            self._finished = time.monotonic()
        chat = {"id": FIRST_CHAT, "type": "supergroup", "title": "群"}
        return {"message_id": self._sent, "date": 1_763_600_400, "chat": chat, "text": "收到"}


def _offset_in(body: str) -> int:
    fields = dict(pair.split("=", 1) for pair in body.split("&") if "=" in pair)
    return int(fields.get("offset", 0))


async def main(port: int, count: int, chats: int) -> None:
    server = await asyncio.start_server(Stub(count, chats).serve, "127.0.0.1", port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(*(int(argument) for argument in sys.argv[1:])))
