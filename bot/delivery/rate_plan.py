"""When which chat may be written to, so that Telegram never has to refuse: arithmetic over monotonic seconds, no I/O.

The limits are those of core.telegram.org/bots/faq. A message counts from the moment it leaves until a second (or a minute)
after Telegram's answer: whenever Telegram counted it in between, it is never counted too early here.
"""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from math import inf

_IN_A_ROW = 8


@dataclass(frozen=True, slots=True)
class Limits:
    """At most `overall` messages in any second, one per chat in any second, `per_group` per group in any minute."""

    overall: int = 30
    per_group: int = 20
    in_flight: int = 32
    second: float = 1.0
    minute: float = 60.0


@dataclass(slots=True)
class RatePlan:
    """The record of what left and what Telegram asked for. All times are monotonic seconds."""

    limits: Limits = field(default_factory=Limits)
    _flying: set[int] = field(default_factory=set)
    _recent: deque[float] = field(default_factory=deque)
    _chat_free_at: dict[int, float] = field(default_factory=dict)
    _group_recent: defaultdict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _free_at: float = -inf
    _refused_in_a_row: int = 0

    def room(self, now: float) -> int:
        """How many messages may leave now, over all chats."""
        if now < self._free_at:
            return 0
        self._forget(now)
        flying = len(self._flying)
        return max(0, min(self.limits.overall - len(self._recent) - flying, self.limits.in_flight - flying))

    def is_free(self, chat_id: int, now: float) -> bool:
        """Whether a message may leave for this chat, if there is room at all."""
        if chat_id in self._flying or now < self._chat_free_at.get(chat_id, -inf):
            return False
        return chat_id > 0 or self._group_free_at(chat_id, now) <= now

    def begin(self, chat_id: int) -> None:
        """A message leaves for this chat."""
        self._flying.add(chat_id)

    def end(self, chat_id: int, now: float) -> None:
        """Telegram answered, or the call failed; it may have counted the message either way."""
        self._flying.discard(chat_id)
        self._recent.append(now)
        self._pause_chat(chat_id, now + self.limits.second)
        if chat_id < 0:
            self._group_recent[chat_id].append(now)

    def accepted(self) -> None:
        """Telegram took a message: it is not refusing everybody."""
        self._refused_in_a_row = 0

    def refused(self, chat_id: int, now: float, retry_after: float) -> None:
        """Telegram asked for a pause. It names no chat; after eight refusals in a row it evidently means all of them."""
        self._pause_chat(chat_id, now + retry_after)
        self._refused_in_a_row += 1
        if self._refused_in_a_row >= _IN_A_ROW:
            self.pause_all(now + retry_after)

    def pause_all(self, until: float) -> None:
        self._free_at = max(self._free_at, until)

    def next_change(self, now: float) -> float:
        """When something that is not possible now may become possible by time alone; inf when nothing is held back."""
        self._forget(now)
        times = [self._free_at, *self._chat_free_at.values()]
        times += [recent[0] + self.limits.minute for recent in self._group_recent.values()]
        if self._recent:
            times.append(self._recent[0] + self.limits.second)
        return min((time for time in times if time > now), default=inf)

    def _pause_chat(self, chat_id: int, until: float) -> None:
        self._chat_free_at[chat_id] = max(self._chat_free_at.get(chat_id, -inf), until)

    def _group_free_at(self, chat_id: int, now: float) -> float:
        recent = self._group_recent.get(chat_id)
        if recent is None:
            return now
        while recent and recent[0] <= now - self.limits.minute:
            recent.popleft()
        full = len(recent) >= self.limits.per_group
        return recent[-self.limits.per_group] + self.limits.minute if full else now

    def _forget(self, now: float) -> None:
        while self._recent and self._recent[0] <= now - self.limits.second:
            self._recent.popleft()
        for chat_id in [chat for chat, free_at in self._chat_free_at.items() if free_at <= now]:
            del self._chat_free_at[chat_id]
        for chat_id in [chat for chat, times in self._group_recent.items() if times[-1] <= now - self.limits.minute]:
            del self._group_recent[chat_id]
