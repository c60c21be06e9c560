"""Updates a second over HTTP: ours, which keeps everything durably, beside a bare echo bot, which keeps nothing.

`python -m benchmarks.durable_updates` prints both rates and their ratio. The target is 0.5.
"""

import asyncio
import socket
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx

from benchmarks.keys import ENCRYPTION
from benchmarks.stub import FIRST_CHAT
from rules.courts import Level
from rules.groups import GroupKind, GroupState
from rules.people import Role
from storage.database import Database
from storage.schema import migrate
from storage.tables.groups import GroupRow
from storage.tables.roster import CourtRow, PersonRow, PostRow

UPDATES = 2_000
CHATS = 100
ROUNDS = 3
TARGET = 0.5


async def make_database(file: Path, chats: int) -> str:
    """The URL of a database with one court, one enrolled person and so many bound groups."""
    url = f"sqlite+aiosqlite:///{file}"
    await migrate(url, ENCRYPTION)
    database = Database(url)
    async with database.transaction() as session:
        session.add(
            CourtRow(
                code="dl", position=0, full_name="大连市中级人民法院", short_name="大连中院", level=Level.INTERMEDIATE
            )
        )
        person = PersonRow(roster_key="dl-1", name="周焱", telegram_id=10_004)
        session.add(person)
        await session.flush()
        since = datetime(2024, 1, 1, tzinfo=UTC).date()
        session.add(PostRow(person_id=person.id or 0, court_code="dl", role=Role.PRESIDENT, title="院长", since=since))
        for number in range(chats):
            session.add(
                GroupRow(chat_id=FIRST_CHAT - number, title="群", state=GroupState.BOUND, kind=GroupKind.LIAISON)
            )
    await database.close()
    return url


@asynccontextmanager
async def process(*arguments: str) -> AsyncIterator[None]:
    """A Python module that runs as long as the block does."""
    started = await asyncio.create_subprocess_exec(sys.executable, "-m", *arguments)
    try:
        yield
    finally:
        started.kill()
        await started.wait()


async def rate(bot: str, folder: Path) -> float:
    """Updates a second of one bot, from the first poll to the last answer."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    arguments = [url] if bot == "bare" else [url, await make_database(folder / f"{port}.sqlite", CHATS)]
    async with process("benchmarks.stub", str(port), str(UPDATES), str(CHATS)):
        await asyncio.sleep(0.5)
        async with process(f"benchmarks.{bot}", *arguments), httpx.AsyncClient() as client:
            while (seconds := (await client.get(f"{url}/measured")).json()["seconds"]) is None:
                await asyncio.sleep(0.1)
            return UPDATES / float(seconds)


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number in range(ROUNDS):
            bare = await rate("bare", Path(folder))
            ours = await rate("answering", Path(folder))
            print(
                f"round {number + 1}: bare {bare:6.0f}/s   ours {ours:6.0f}/s   ratio {ours / bare:.2f} (target ≥ {TARGET})"
            )


if __name__ == "__main__":
    asyncio.run(main())
