"""What every error of the library and of the HTTP client means for a message on its way."""

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery.outcome import EditLost, Moved, NotSent, Outcome, Paused, Refused, Uncertain, Unchanged, outcome_of


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (RetryAfter(7), Paused(7.0)),
        (ChatMigrated(-1009), Moved(-1009)),
        (BadRequest("message is not modified: specified new message content"), Unchanged()),
        (BadRequest("message to edit not found"), EditLost()),
        (BadRequest("message can't be edited"), EditLost()),
    ],
)
def test_what_telegram_says_about_chat_and_message(error: TelegramError, expected: Outcome) -> None:
    """Pauses, moves and edits are told apart by Telegram's own words."""
    assert outcome_of(error) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Forbidden: bot was blocked by the user",
        "Forbidden: user is deactivated",
        "Forbidden: the group chat was deleted",
        "Forbidden: bot was kicked from the group chat",
        "Forbidden: bot was kicked from the supergroup chat",
        "Forbidden: bot is not a member of the supergroup chat",
        "Forbidden: bot can't initiate conversation with a user",
    ],
)
def test_who_is_gone_is_not_called_again(words: str) -> None:
    """Every final 403 says something about the recipient, not about the message."""
    outcome = outcome_of(Forbidden(words))

    assert isinstance(outcome, Refused)
    assert outcome.is_gone


def test_an_unknown_chat_is_gone() -> None:
    """A chat that Telegram does not know is out of reach like one that threw the bot out."""
    outcome = outcome_of(BadRequest("Chat not found"))

    assert isinstance(outcome, Refused)
    assert outcome.is_gone


@pytest.mark.parametrize("words", ["can't parse entities: unexpected end tag", "message is too long", "TOPIC_CLOSED"])
def test_a_bad_message_says_nothing_about_its_recipient(words: str) -> None:
    """A 400 about the content is final for the message alone."""
    outcome = outcome_of(BadRequest(words))

    assert isinstance(outcome, Refused)
    assert not outcome.is_gone


@pytest.mark.parametrize("error", [InvalidToken("Unauthorized"), EndPointNotFound("Not Found"), Conflict("Conflict")])
def test_a_refusal_of_the_bot_itself_sends_nothing(error: TelegramError) -> None:
    """401, 404 and 409 are about the bot: nothing was sent, and nothing else would be."""
    outcome = outcome_of(error)

    assert isinstance(outcome, NotSent)
    assert outcome.is_everywhere


def _every_http_error() -> list[type[httpx.RequestError]]:
    found, waiting = [], [httpx.RequestError]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        found.append(kind)
    return found


_BEFORE_THE_FIRST_BYTE = {
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
}


@pytest.mark.parametrize("kind", _every_http_error())
def test_only_what_failed_before_the_first_byte_is_surely_unsent(kind: type[httpx.RequestError]) -> None:
    """Of all errors of the HTTP client, those of connecting mean "not sent"; every other leaves a doubt."""
    error = TimedOut() if issubclass(kind, httpx.TimeoutException) else NetworkError(kind.__name__)
    error.__cause__ = kind("…")

    outcome = outcome_of(error)

    assert isinstance(outcome, NotSent if kind in _BEFORE_THE_FIRST_BYTE else Uncertain)


@pytest.mark.parametrize("words", ["Bad Gateway", "Internal Server Error", "Gateway Timeout (504)"])
def test_an_error_of_the_server_leaves_a_doubt(words: str) -> None:
    """A 5xx may come after the message was taken."""
    assert isinstance(outcome_of(NetworkError(words)), Uncertain)


def test_an_unreadable_answer_leaves_a_doubt() -> None:
    """A 200 with a body that is no JSON was an acceptance all the same."""
    assert isinstance(outcome_of(TelegramError("Invalid server response")), Uncertain)


def test_no_reason_carries_the_token() -> None:
    """The URL of a failed call is in some errors; the token in it is not kept with the message."""
    error = NetworkError("httpx.ReadError: https://api.telegram.org/bot123456:AAExampleExampleExample/sendMessage")

    outcome = outcome_of(error)

    assert isinstance(outcome, Uncertain)
    assert "AAExample" not in outcome.reason
