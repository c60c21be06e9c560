"""A Telegram on loopback HTTP that notices when the bot confirms what it has not kept."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import uvicorn

from bot.sandbox.app import sandbox_app
from bot.sandbox.people import Chat, User
from bot.sandbox.queue import Updates
from bot.sandbox.world import World as Telegram
from tests.cast import telegram_id

# The account that the cast's roster binds to 周焱.
SPEAKER = telegram_id("周焱")


@dataclass
class WatchedUpdates(Updates):
    """The queue of updates, which looks into the bot's database at every confirmation."""

    journal: Path = Path()
    confirmed_too_early: list[int] = field(default_factory=list)

    def confirm(self, offset: int) -> None:
        with closing(sqlite3.connect(f"file:{self.journal}?mode=ro", uri=True)) as database:
            kept = {row[0] for row in database.execute("SELECT update_id FROM inbox")}
        self.confirmed_too_early += [
            waiting.update_id
            for waiting in self.waiting
            if waiting.update_id < offset and waiting.update_id not in kept
        ]
        super().confirm(offset)


@dataclass
class Exchange:
    telegram: Telegram
    groups: list[Chat]
    url: str = ""

    @property
    def updates(self) -> WatchedUpdates:
        updates = self.telegram.updates
        assert isinstance(updates, WatchedUpdates)
        return updates


def furnish(journal: Path, group_count: int) -> Exchange:
    """One person in so many groups, the bot in each of them."""
    telegram = Telegram(_wall_time)
    telegram.bot.reads_all = True
    telegram.updates = WatchedUpdates(telegram.now, journal=journal)
    speaker = telegram.add_user(User(SPEAKER, "周焱"))
    groups = [telegram.new_group(f"第{number}群", speaker) for number in range(group_count)]
    for group in groups:
        telegram.add_bot(group, speaker)
    telegram.updates.waiting.clear()
    return Exchange(telegram, groups)


@asynccontextmanager
async def on_air(exchange: Exchange) -> AsyncIterator[Exchange]:
    """Serve the exchange on a free port of this machine."""
    config = uvicorn.Config(sandbox_app(exchange.telegram), port=0, log_level="critical", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    exchange.url = f"http://127.0.0.1:{port}"
    try:
        yield exchange
    finally:
        server.should_exit = True
        await serving


def _wall_time() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a real process talks to it in real time
