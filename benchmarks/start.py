"""From the start of the process to its first poll, and the memory it holds when idle: ours beside bare echo bots that keep nothing.

`python -m benchmarks.start` runs `duban run` as the README does, on a new database with the 128 courts. Of five starts in turn the best
counts; the first of all, which writes .pyc files, does not. Limits: 1.5 s and 120 MB. Processor time is printed too, as it
says more than the clock does on a machine that others use.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import psutil

from benchmarks.bare import TOKEN
from benchmarks.stub import Stub

ROUNDS = 5
IDLE_FOR = 6.0
LIMIT_SECONDS, LIMIT_MEGABYTES = 1.5, 120
COMMANDS = {
    "duban run": ("bot", "run"),
    "echo bot": ("benchmarks.bare", "{url}"),
    "echo bot, with SQLModel": ("benchmarks.bare", "{url}", "sqlmodel"),
}


@dataclass(frozen=True)
class Start:
    """Seconds by the clock and of the processor until the first poll, and megabytes resident some seconds later."""

    seconds: float
    processor: float
    megabytes: float


def settings(folder: str, url: str) -> dict[str, str]:
    """The environment of the bot: everything that it keeps lies in the folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DUBAN_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return {
        **kept,
        "PYTHONPATH": str(Path.cwd()),
        "DUBAN_TOKEN": TOKEN.replace("BENCHMARK", "BENCHMARK-TOKEN"),
        "DUBAN_BOT_API_URL": f"{url}/bot",
        "DUBAN_DATABASE_URL": f"sqlite:///{folder}/duban.sqlite",
        "DUBAN_KEY_FILE": f"{folder}/duban.key",
    }


async def start(stub: Stub, command: Iterable[str], folder: str, environment: dict[str, str]) -> Start:
    """One start, from the spawning of the process until it has been idle for a while; the process is ended then."""
    stub.polled.clear()
    begun = perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *command, cwd=folder, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        seen = psutil.Process(process.pid)
        await asyncio.wait_for(stub.polled.wait(), 60)
        seconds = perf_counter() - begun
        used = seen.cpu_times()
        await asyncio.sleep(IDLE_FOR)
        return Start(seconds, used.user + used.system, seen.memory_info().rss / 2**20)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def best(starts: list[Start]) -> Start:
    """The shortest times of all, and the largest memory."""
    return Start(
        min(one.seconds for one in starts),
        min(one.processor for one in starts),
        max(one.megabytes for one in starts),
    )


def make_database(folder: str, environment: dict[str, str]) -> None:
    """`duban migrate`, as the README says."""
    subprocess.run(
        [sys.executable, "-m", "bot", "migrate"], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL
    )


async def main() -> None:
    """Print what a start takes beside the limits and the peers."""
    stub = Stub(0, 1)
    server = await asyncio.start_server(stub.serve, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    with tempfile.TemporaryDirectory() as folder:
        environment = settings(folder, url)
        make_database(folder, environment)
        commands = {name: [part.format(url=url) for part in parts] for name, parts in COMMANDS.items()}
        rounds = [
            {name: await start(stub, command, folder, environment) for name, command in commands.items()}
            for _ in range(1 + ROUNDS)
        ]
    found = {name: best([one[name] for one in rounds[1:]]) for name in commands}
    ours = found["duban run"]
    print("                        | to the first poll | processor | idle")
    for name, one in found.items():
        print(f"{name:23} | {one.seconds:15.2f} s | {one.processor:7.2f} s | {one.megabytes:4.0f} MB")
    for name, one in list(found.items())[1:]:
        print(
            f"to {name:20} | {ours.seconds / one.seconds:15.2f} × | {ours.processor / one.processor:7.2f} × | "
            f"{ours.megabytes / one.megabytes:4.2f} ×"
        )
    print(f"limit                   | {LIMIT_SECONDS:15.2f} s |           | {LIMIT_MEGABYTES:4} MB")
    server.close()
    await asyncio.sleep(1)  # the stub answers the last poll


if __name__ == "__main__":
    asyncio.run(main())
