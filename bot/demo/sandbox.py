"""The sandbox as a process of its own, and the few things that the demonstration does there as a person would."""

import ctypes
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
_PATIENCE_SECONDS = 5


class SandboxError(Exception):
    """The sandbox ended or did not answer; the message is what it wrote last."""


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def sandbox_process(port: int, cast_file: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The sandbox while the block runs. It ends with the block, and on Linux with its parent however that one ends."""
    command = [sys.executable, "-m", "bot.sandbox", "--port", str(port), "--cast", str(cast_file)]
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module, no shell
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,  # Ctrl-C is the parent's to handle
        preexec_fn=_die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509 - no thread runs yet
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stderr is not None:
            process.stderr.close()


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGTERM)


class SandboxClient:
    """Speaks to the sandbox's own address, as its page does."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx.AsyncClient(base_url=url, timeout=10)

    async def close(self) -> None:
        await self._http.aclose()

    async def is_up(self) -> bool:
        try:
            return (await self._http.get("/sandbox/clock")).is_success
        except httpx.TransportError:
            return False

    async def go_to_next_working_morning(self) -> None:
        await self._do("clock", next_morning=True)

    async def say(self, account: int, chat_id: int, text: str) -> None:
        await self._do("say", user_id=account, chat_id=chat_id, text=text)

    async def _do(self, act: str, **fields: Any) -> None:  # noqa: ANN401 - any JSON
        answer = await self._http.post(
            f"/sandbox/{act}", content=json.dumps(fields), headers={"content-type": "application/json"}
        )
        if not answer.is_success:
            raise SandboxError(answer.text)
