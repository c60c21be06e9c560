"""The append-only record of every call: what really happened, whatever the bot believes."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import islice


class Fate(StrEnum):
    """What became of the connection."""

    ANSWERED = "answered"
    TIMED_OUT = "timed_out"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class Call:
    """One call. `code` is the HTTP status that was, or would have been, answered; `monotonic` is in seconds.

    `message_id` is set when a message came to be, even if the answer was lost. `breach` names the limit that the call
    broke (overall, chat, group), or retry_after when it came inside a pause that a 429 had asked for.
    """

    time: datetime
    monotonic: float
    method: str
    chat_id: int | None
    text: str | None
    code: int
    description: str
    fate: Fate
    message_id: int | None = None
    breach: str | None = None

    @property
    def is_accepted(self) -> bool:
        """True when Telegram took it, whether or not the bot was told."""
        return self.description == ""


@dataclass(slots=True)
class Trace:
    calls: list[Call] = field(default_factory=list)

    def of(self, *methods: str) -> list[Call]:
        """The calls of these methods, in order; case does not matter."""
        wanted = {method.lower() for method in methods}
        return [call for call in self.calls if call.method.lower() in wanted]

    def latest(self, count: int) -> list[Call]:
        """The last `count` calls other than polls, in order."""
        others = (call for call in reversed(self.calls) if call.method.lower() != "getupdates")
        return list(islice(others, count))[::-1]

    def breaches(self) -> list[Call]:
        return [call for call in self.calls if call.breach]
