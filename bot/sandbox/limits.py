"""Telegram's limits on sending, by real time: 30 a second over all, one a second per chat, 20 a minute per group."""

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil


@dataclass(frozen=True, slots=True)
class Window:
    """At most `count` messages in any `seconds`."""

    name: str
    count: int
    seconds: float


OVERALL = Window("overall", 30, 1.0)
PER_CHAT = Window("chat", 1, 1.0)
PER_GROUP = Window("group", 20, 60.0)


@dataclass(frozen=True, slots=True)
class Breach:
    """A limit that a message would break, and the seconds until it would not."""

    window: str
    wait: float

    @property
    def retry_after(self) -> int:
        return max(1, ceil(self.wait))


@dataclass(slots=True)
class RateLimits:
    """Counts accepted messages. `burst` more messages than one a second pass per chat, as Telegram tolerates.

    `monotonic` is real time in seconds, never the sandbox's own clock: the limits protect real machines.
    Source of the figures: core.telegram.org/bots/faq.
    """

    monotonic: Callable[[], float]
    is_enforced: bool = False
    burst: int = 2
    _sent: dict[tuple[str, int], deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def breach(self, chat_id: int, *, is_group: bool, count: int = 1) -> Breach | None:
        """The limit that `count` more messages to this chat would break now, the longest wait first; else None."""
        breaches = [
            breach
            for window, key in self._windows(chat_id, is_group=is_group)
            if (breach := self._full(window, key, count)) is not None
        ]
        return max(breaches, key=lambda breach: breach.wait, default=None)

    def count(self, chat_id: int, *, is_group: bool, count: int = 1) -> None:
        now = self.monotonic()
        for window, key in self._windows(chat_id, is_group=is_group):
            self._sent[window.name, key].extend([now] * count)

    def _windows(self, chat_id: int, *, is_group: bool) -> list[tuple[Window, int]]:
        patient = Window("chat", PER_CHAT.count + self.burst, PER_CHAT.seconds * (1 + self.burst))
        windows = [(OVERALL, 0), (patient, chat_id)]
        return [*windows, (PER_GROUP, chat_id)] if is_group else windows

    def _full(self, window: Window, key: int, count: int) -> Breach | None:
        now, sent = self.monotonic(), self._sent[window.name, key]
        while sent and sent[0] <= now - window.seconds:
            sent.popleft()
        if not sent or len(sent) + count <= window.count:
            return None
        leaving = min(len(sent) + count - window.count, len(sent))
        return Breach(window.name, sent[leaving - 1] + window.seconds - now)
