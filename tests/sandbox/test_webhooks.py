"""Updates pushed to the bot's own address."""

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from queue import SimpleQueue
from typing import Any

import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict

from bot.sandbox.webhooks import SECRET_HEADER, deliver
from bot.sandbox.world import World
from tests.sandbox.conftest import Cast


@dataclass
class Receiver:
    """A small server that takes what is pushed to it, after answering `refusals` times 500."""

    port: int
    refusals: int = 0
    got: SimpleQueue[tuple[str | None, dict[str, Any]]] = field(default_factory=SimpleQueue)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            made.got.put((self.headers.get(SECRET_HEADER), body))
            self.send_response(500 if made.refusals else 200)
            made.refusals = max(made.refusals - 1, 0)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        made = Receiver(server.server_port)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield made
        server.shutdown()
        thread.join()


async def pushed(world: World, receiver: Receiver, count: int) -> list[tuple[str | None, dict[str, Any]]]:
    """The first `count` pushes."""
    pushing = asyncio.create_task(deliver(world, pause=0))
    got = [await asyncio.to_thread(receiver.got.get, timeout=5) for _ in range(count)]
    pushing.cancel()
    with suppress(asyncio.CancelledError):
        await pushing
    return got


async def test_updates_are_pushed_in_order_with_the_secret(
    world: World, people: Cast, bot: Bot, receiver: Receiver
) -> None:
    """Each update is one POST with the secret in its header; a refused one comes again before the next."""
    await bot.set_webhook(f"http://127.0.0.1:{receiver.port}/", secret_token="geheim", drop_pending_updates=True)
    receiver.refusals = 1
    for text in ("一", "二"):
        world.say(people.wang, people.group, text)

    got = await pushed(world, receiver, 3)

    assert [(secret, update["message"]["text"]) for secret, update in got] == [
        ("geheim", "一"),
        ("geheim", "一"),
        ("geheim", "二"),
    ]


async def test_polling_is_refused_while_a_webhook_is_set(bot: Bot) -> None:
    """A poll is answered 409 until the webhook is deleted."""
    await bot.set_webhook("https://bot.court.example/")

    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()

    assert await bot.get_updates() == ()
    assert (await bot.get_webhook_info()).url == ""


async def test_a_secret_has_few_letters(bot: Bot) -> None:
    """A secret token is made of A-Z a-z 0-9 _ -."""
    with pytest.raises(BadRequest, match="unallowed characters"):
        await bot.set_webhook("https://bot.court.example/", secret_token="密")
