"""The sandbox as a process of its own, over real HTTP."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.sandbox.test_cast import SAMPLE

GROUP = -1001000000001
SEND = {"chat_id": GROUP, "text": "通知"}

pytestmark = pytest.mark.slow


@pytest.fixture
def address() -> Iterator[str]:
    """The address that the process prints once it takes connections."""
    command = [sys.executable, "-m", "bot.sandbox", "--port", "0", "--cast", str(SAMPLE)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 -- our own program
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()
        assert process.wait(timeout=10) in {0, -15}


def sent(address: str) -> list[str]:
    calls = httpx.get(f"{address}sandbox/trace").json()["calls"]
    return [call["fate"] for call in calls if call["method"] == "sendMessage"]


@pytest.mark.parametrize(
    ("kind", "error", "fate"),
    [("reset_after", httpx.ReadError, "reset"), ("timeout_after", httpx.ReadTimeout, "timed_out")],
)
def test_a_lost_answer_over_a_real_line(address: str, kind: str, error: type[Exception], fate: str) -> None:
    """The connection is reset, or stays silent, although the message was taken."""
    httpx.post(f"{address}sandbox/faults", json={"kind": kind})

    with pytest.raises(error):
        httpx.post(f"{address}bot42:SANDBOX/sendMessage", json=SEND, timeout=0.5)

    assert sent(address) == [fate]
    assert len(httpx.get(f"{address}sandbox/chats/{GROUP}/messages").json()["messages"]) == 1


def test_news_are_streamed_as_they_happen(address: str) -> None:
    """The page's event stream carries what the bot says."""
    with httpx.stream("GET", f"{address}sandbox/events?after=0", timeout=5) as stream:
        httpx.post(f"{address}bot42:SANDBOX/sendMessage", json=SEND)
        news = (json.loads(line.removeprefix("data: ")) for line in stream.iter_lines() if line.startswith("data: "))
        first = next(item for item in news if item["kind"] == "message")

    assert (first["chat_id"], first["message"]["text"]) == (GROUP, "通知")


def test_a_percent_encoded_token_is_understood(address: str) -> None:
    """python-telegram-bot asks for files with the token's colon encoded."""
    form = {"user_id": "1001", "chat_id": str(GROUP)}
    sent_file = httpx.post(f"{address}sandbox/file", data=form, files={"file": ("表.csv", b"a,b")}).json()["result"]
    file_id = sent_file["document"]["file_id"]
    path = httpx.get(f"{address}bot42:SANDBOX/getFile?file_id={file_id}").json()["result"]["file_path"]

    assert httpx.get(f"{address}file/bot42%3ASANDBOX/{path}").content == b"a,b"


def test_a_wrong_cast_file_ends_it_with_a_sentence(tmp_path: Path) -> None:
    """Exit code 2, and the place of the mistake."""
    cast = tmp_path / "cast.json"
    cast.write_text('{"users": 5}', "utf-8")

    ended = subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "-m", "bot.sandbox", "--cast", str(cast)], capture_output=True, text=True, check=False
    )

    assert (ended.returncode, ended.stderr.strip()) == (2, "users: a list expected, not 5")
