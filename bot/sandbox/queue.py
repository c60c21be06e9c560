"""Updates that wait for the bot, as Telegram keeps them: 24 hours, until a higher offset confirms them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

KEPT = timedelta(hours=24)
KEPT_SHORT = {"callback_query": timedelta(seconds=150), "inline_query": timedelta(seconds=30)}
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
LONGEST_POLL = 50
FIRST_UPDATE_ID = 700_000_001


@dataclass(frozen=True, slots=True)
class Waiting:
    update_id: int
    body: dict[str, Any]
    expires: datetime


@dataclass(slots=True)
class Updates:
    """The queue of one bot. `now` tells the sandbox's time."""

    now: Callable[[], datetime]
    allowed: frozenset[str] | None = None
    waiting: list[Waiting] = field(default_factory=list)
    next_id: int = FIRST_UPDATE_ID
    _confirmed: list[Waiting] = field(default_factory=list)

    def is_wanted(self, kind: str) -> bool:
        """True when the bot asked for this kind, or asked for nothing and the kind is in Telegram's default."""
        return kind in self.allowed if self.allowed is not None else kind not in NOT_BY_DEFAULT

    def add(self, kind: str, body: Any) -> int | None:  # noqa: ANN401 -- a malformed update may be anything
        """The id of the new update, or None when the bot does not want this kind."""
        if not self.is_wanted(kind):
            return None
        update_id, self.next_id = self.next_id, self.next_id + 1
        self._put({"update_id": update_id, kind: body}, KEPT_SHORT.get(kind, KEPT))
        return update_id

    def _put(self, body: dict[str, Any], kept: timedelta) -> None:
        self.waiting.append(Waiting(body["update_id"], body, self.now() + kept))

    def jump(self, ids: int) -> None:
        """Leave a gap in the numbers, as Telegram does after a quiet week."""
        self.next_id += ids

    def redeliver(self, count: int = 1) -> int:
        """How many of the last confirmed updates were put back in front, to come a second time."""
        again = self._confirmed[-count:]
        self.waiting[:0] = again
        return len(again)

    def confirm(self, offset: int) -> None:
        """Forget everything below `offset`; a negative one keeps only the last -offset updates."""
        if offset < 0:
            self.waiting = self.waiting[offset:]
            return
        self._confirmed.extend(waiting for waiting in self.waiting if waiting.update_id < offset)
        del self._confirmed[:-100]
        self.waiting = [waiting for waiting in self.waiting if waiting.update_id >= offset]

    def due(self, limit: int) -> list[dict[str, Any]]:
        """The oldest updates, at most `limit`; what is older than its time is dropped and never delivered."""
        now = self.now()
        self.waiting = [waiting for waiting in self.waiting if waiting.expires > now]
        return [waiting.body for waiting in self.waiting[:limit]]
