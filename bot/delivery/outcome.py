"""What a call to Telegram came to, decided at the wall where the knowledge is."""

from dataclasses import dataclass

import httpx
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

from bot.logs import redact


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it. `message_id` None for what leaves no message; `attachment_hash` is the SHA-256 of the file it carried."""

    message_id: int | None
    attachment_hash: str | None = None


@dataclass(frozen=True, slots=True)
class NotSent:
    """It did not leave. `is_everywhere` when no other message would leave either."""

    reason: str
    is_everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Paused:
    """Telegram refused it for so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Uncertain:
    """It may have been delivered."""

    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will never take it. `is_gone`: nor anything else for this recipient."""

    reason: str
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """The group is under another chat id now."""

    new_chat_id: int


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The message to edit says this already."""


@dataclass(frozen=True, slots=True)
class EditLost:
    """The message to edit is not there any more."""


Outcome = Sent | NotSent | Paused | Uncertain | Refused | Moved | Unchanged | EditLost

# The request never left: the connection was not made, or none was free.
_NEVER_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
)
_EDIT_LOST = ("message to edit not found", "message can't be edited", "message_id_invalid")
_GONE = ("chat not found", "user not found", "peer_id_invalid", "chat_id_invalid")


def outcome_of(error: TelegramError) -> Outcome:  # noqa: PLR0911 - one line for each kind of error
    """What the error means for the message that was on its way."""
    match error:
        case RetryAfter():
            return Paused(float(error._retry_after.total_seconds()))  # noqa: SLF001 - the public one warns of its own change
        case ChatMigrated():
            return Moved(error.new_chat_id)
        case Forbidden():
            return Refused(_reason(error), is_gone="not enough rights" not in error.message)
        case InvalidToken() | EndPointNotFound() | Conflict():
            return NotSent(_reason(error), is_everywhere=True)
        case BadRequest():
            return _of_bad_request(error)
        case TimedOut() | NetworkError():
            return _of_network_error(error)
    return Uncertain(_reason(error))


def _of_bad_request(error: BadRequest) -> Outcome:
    text = error.message.lower()
    if "message is not modified" in text:
        return Unchanged()
    if any(words in text for words in _EDIT_LOST):
        return EditLost()
    return Refused(_reason(error), is_gone=any(words in text for words in _GONE))


def _of_network_error(error: NetworkError) -> Outcome:
    if isinstance(error.__cause__, _NEVER_LEFT):
        return NotSent(_reason(error), is_everywhere=True)
    return Uncertain(_reason(error))


def _reason(error: TelegramError) -> str:
    return redact(f"{type(error).__name__}: {error.message}")[:300]
