"""One bulletin to every group, against a Telegram that enforces its limits, with escalations coming in between.

`python -m benchmarks.fan_out [128 3500]` prints, for each number of groups, the time, the floor that 30 messages a second set,
their ratio, the refusals that the bot brought upon itself, and how long an escalation waited at most.
"""

import asyncio
import json
import socket
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any, ClassVar

import httpx

from benchmarks.durable_updates import make_database, process
from benchmarks.keys import ENCRYPTION
from benchmarks.stub import FIRST_CHAT
from bot.clock import SystemClock
from bot.logs import set_up_logs
from bot.wiring import Arrangement, Duban
from rules.notifications.access import ButtonGone, NotYourButton
from rules.outgoing import Notification, Outgoing, Priority, Recipient
from storage.unit_of_work import unit_of_work

SIZES = (128, 3_500)
PER_SECOND = 30
TARGETS = {128: 1.15, 3_500: 1.10}
ESCALATION_EVERY = 10.0
FIRST_ESCALATION_AFTER = 0.5
URGENT = "失效"  # what the page of an escalation says
OVERTAKES_WITHIN = 2.0
TOKEN = "42:SANDBOX"  # noqa: S105 - the sandbox's own


@dataclass(frozen=True, slots=True)
class Bulletin(NotYourButton):
    priority: ClassVar[Priority] = Priority.BULLETIN


@dataclass(frozen=True, slots=True)
class Escalation(ButtonGone):
    priority: ClassVar[Priority] = Priority.ESCALATION


def write_cast(file: Path, groups: int) -> None:
    """So many groups with one invented person and the bot."""
    users = [{"id": 10_004, "first_name": "周焱"}]
    chats = [
        {"id": FIRST_CHAT - number, "title": f"第{number}群", "members": [10_004], "bot": "admin"}
        for number in range(groups)
    ]
    file.write_text(json.dumps({"users": users, "chats": chats}), encoding="utf-8")


async def put(bot: Duban, key: str, groups: range, notification: Notification) -> None:
    async with unit_of_work(bot.database, bot.arrangement.clock.now()) as work:
        for group in groups:
            message = Outgoing(f"{key}:group:{group}", Recipient(group_id=group), notification)
            await work.outbox.put(message)
    bot.courier.wake()


async def trace(url: str) -> list[dict[str, Any]]:
    """Every call that the stand-in noted."""
    calls: list[dict[str, Any]] = []
    async with httpx.AsyncClient() as client:
        while page := (await client.get(f"{url}/sandbox/trace", params={"after": len(calls)})).json()["calls"]:
            calls += page
    return calls


async def fan_out(bot: Duban, groups: int) -> list[tuple[datetime, str]]:
    """Put the bulletin and, all the while, escalations; returns when each was put and under which key, the bulletin first."""
    clock = bot.arrangement.clock
    puts = [(clock.now(), "bulletin")]
    await put(bot, "bulletin", range(1, groups + 1), Bulletin())
    for number in range(1 + int(groups / PER_SECOND / ESCALATION_EVERY)):
        await asyncio.sleep(ESCALATION_EVERY if number else FIRST_ESCALATION_AFTER)
        puts.append((clock.now(), f"escalation:{number}"))
        await put(bot, f"escalation:{number}", range(groups - number, groups - number + 1), Escalation())
    while await _is_waiting(bot):
        await asyncio.sleep(0.25)
    return puts


async def _is_waiting(bot: Duban) -> bool:
    async with unit_of_work(bot.database, bot.arrangement.clock.now()) as work:
        return bool(await work.deliveries.candidates(1)) or bool(bot.courier.in_flight)


async def run(groups: int, folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    url, cast = f"http://127.0.0.1:{port}", folder / f"{groups}.json"
    write_cast(cast, groups)
    database = await make_database(folder / f"{groups}.sqlite", groups)
    async with process("bot.sandbox", "--port", str(port), "--cast", str(cast), "--enforce-limits"):
        arrangement = Arrangement(
            token=TOKEN,
            database_url=database,
            encryption=ENCRYPTION,
            bot_api_url=f"{url}/bot",
            jobs=(),
            clock=SystemClock(),
        )
        bot, stop = Duban(arrangement), asyncio.Event()
        running = asyncio.create_task(bot.run(stop))
        await asyncio.sleep(3)
        puts = await fan_out(bot, groups)
        calls = [call for call in await trace(url) if call["method"].lower() == "sendmessage"]
        stop.set()
        await running
    report(groups, puts, calls)


def report(groups: int, puts: list[tuple[datetime, str]], calls: list[dict[str, Any]]) -> None:
    """The floor counts every message that had to leave, the escalations included."""
    accepted = [(datetime.fromisoformat(call["time"]), call["text"]) for call in calls if call["code"] == HTTPStatus.OK]
    seconds = (accepted[-1][0] - puts[0][0]).total_seconds()
    urgent = [moment for moment, text in accepted if URGENT in text]
    waited = max((sent - put_at).total_seconds() for (put_at, _), sent in zip(puts[1:], urgent, strict=True))
    refused = sum(call["code"] == HTTPStatus.TOO_MANY_REQUESTS for call in calls)
    floor = len(accepted) / PER_SECOND
    print(
        f"{groups:5} groups: {seconds:6.2f} s   floor {floor:6.2f} s   ratio {seconds / floor:.3f} (target ≤ {TARGETS[groups]})   "
        f"{refused} × 429 (target 0)   escalations waited ≤ {waited:.2f} s (target ≤ {OVERTAKES_WITHIN})"
    )


async def main(sizes: list[int]) -> None:
    set_up_logs("ERROR")
    with tempfile.TemporaryDirectory() as folder:
        for groups in sizes:
            await run(groups, Path(folder))


if __name__ == "__main__":
    asyncio.run(main([int(argument) for argument in sys.argv[1:]] or list(SIZES)))
