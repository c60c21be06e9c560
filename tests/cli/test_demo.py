"""The demonstration as a process: it starts, plays, and leaves nothing behind."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.courts_file import shipped_courts
from bot.demo.cast import invent_cast
from bot.demo.sandbox import free_port
from rules.people import Role

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


def test_every_court_has_its_leaders_and_its_group() -> None:
    """128 presidents, 128 enforcement directors, a group for each court, and the two that stand above."""
    cast = invent_cast(shipped_courts())

    assert sum(one.role is Role.PRESIDENT for one in cast.actors) == 128
    assert sum(one.role is Role.ENFORCEMENT_DIRECTOR for one in cast.actors) == 128
    assert len(cast.rooms) == 130
    assert cast.holder("dl", Role.PRESIDENT).name == "周焱"
    assert cast.holder("ln", Role.ENFORCEMENT_DIRECTOR).name == "王宏"


def test_nobody_shares_a_name_an_account_or_a_username() -> None:
    """A name on the page means one person; and the cast is the same at every start."""
    cast = invent_cast(shipped_courts())
    usernames = [one.username for one in cast.actors if one.username]

    assert len({one.name for one in cast.actors}) == len({one.account for one in cast.actors}) == len(cast.actors)
    assert len(set(usernames)) == len(usernames)
    assert invent_cast(shipped_courts()) == cast


def test_some_have_usernames_and_some_have_none() -> None:
    """As in life: a message has to find people in both ways."""
    cast = invent_cast(shipped_courts())

    assert {one.username is None for one in cast.actors} == {True, False}


@contextmanager
def demo(folder: Path, port: int) -> Iterator["subprocess.Popen[bytes]"]:
    with (folder / "printed").open("wb") as printed:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-m", "bot", "demo", "--port", str(port)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=printed,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def ask(port: int, path: str) -> Any:  # noqa: ANN401 - any JSON
    """What the sandbox answers; None while nobody listens."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return json.load(answer)
    except (urllib.error.URLError, ConnectionError):
        return None


def command_group(port: int) -> str:
    """Everything that stands in 院长之声."""
    chat_id = invent_cast(shipped_courts()).rooms[0].chat_id
    answer = ask(port, f"/sandbox/chats/{chat_id}/messages")
    return json.dumps(answer, ensure_ascii=False)


def wait_until(reached: Any) -> None:  # noqa: ANN401 - a question
    """Ask again and again. Raises AssertionError after a minute."""
    deadline = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < deadline
        time.sleep(0.2)


@pytest.mark.slow
def test_the_demonstration_plays_and_ends_cleanly(tmp_path: Path) -> None:
    """The bulletin and the first order come by themselves; Ctrl-C ends bot and sandbox."""
    port = free_port()
    with demo(tmp_path, port) as process:
        wait_until(lambda: "执行指标日通报" in command_group(port))
        wait_until(lambda: "-0001" in command_group(port))

        process.send_signal(signal.SIGINT)

        assert process.wait(20) == 0
    assert ask(port, "/sandbox/clock") is None
    printed = (tmp_path / "printed").read_text()
    assert f"http://127.0.0.1:{port}" in printed
    assert "演示已停止" in printed


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_the_sandbox_does_not_outlive_a_killed_demonstration(tmp_path: Path) -> None:
    """No orphan keeps the port, however the demonstration ends."""
    port = free_port()
    with demo(tmp_path, port) as process:
        wait_until(lambda: ask(port, "/sandbox/clock"))

        process.kill()

    wait_until(lambda: ask(port, "/sandbox/clock") is None)
