"""What never stands in a log: tokens, and what people wrote."""

import io
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import fingerprint, redact, set_up_logs
from bot.sandbox.faults import FaultKind
from tests.core.features import POISON
from tests.core.outbox import Urgent, group, put
from tests.world import World

SECRET = "SANDBOX"  # noqa: S105 - the secret part of the sandbox's token


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged, from DEBUG up."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    set_up_logs("DEBUG", stream)
    yield stream
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


async def test_neither_token_nor_words_are_logged(log: io.StringIO, echoing: World) -> None:
    """At DEBUG, through lost answers, bugs and malformed updates, no line carries the token or a petitioner's name."""
    for kind in (FaultKind.TIMEOUT_AFTER, FaultKind.BAD_GATEWAY_BEFORE, FaultKind.UNAUTHORIZED, FaultKind.RESET_BEFORE):
        echoing.telegram.faults.next(kind)
        await put(echoing, f"escalation:{kind}", group("大连中院"), Urgent())
        await echoing.advance(minutes=1)
    await echoing.person("周焱").says(echoing.group("大连中院"), f"{POISON} 刘某来")
    echoing.telegram.spoil(text="刘某来")
    await echoing.settle()

    assert "update_failed" in log.getvalue()
    assert SECRET not in log.getvalue()
    assert "刘某来" not in log.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "HTTP Request: POST https://api.telegram.org/bot123456:AAE-example_example/getMe",
        "https://api.telegram.org/file/bot123456%3AAAE-example_example/documents/x",
        "ExtBot[token=123456:AAE-example_example]",
    ],
)
def test_a_token_is_recognized_in_every_guise(text: str) -> None:
    """In addresses, plain or encoded, and in the representation of the bot."""
    assert "example" not in redact(text)


@pytest.mark.parametrize("name", ["httpx", "telegram.ext.Application", "somebody.else"])
def test_no_logger_escapes(log: io.StringIO, name: str) -> None:
    """Whoever logs a token, even inside a traceback, does so in vain."""
    try:
        _fail("bot123456:AAE-example_example")
    except ValueError:
        logging.getLogger(name).exception("called bot123456:AAE-example_example")

    assert "example" not in log.getvalue()
    assert "ValueError@" in log.getvalue()


def test_a_fingerprint_says_where_and_not_what() -> None:
    """Two failures at one place have one fingerprint, whatever they quote."""
    marks = set()
    for words in ("刘某来", "周焱"):
        try:
            _fail(words)
        except ValueError as error:
            marks.add(fingerprint(error))

    assert len(marks) == 1
    assert marks.pop().startswith("ValueError@")


def _fail(words: str) -> None:
    raise ValueError(words)
