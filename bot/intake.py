"""Fetching updates: kept in the journal first, confirmed to Telegram afterwards, understood later."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog
from telegram import Bot
from telegram.error import Conflict, RetryAfter, TelegramError, TimedOut

from bot.alarms import Alarm
from bot.clock import Clock
from bot.crash_points import CrashPoint, Reach
from bot.logs import fingerprint
from bot.personal_data import mask_update
from storage.database import Database
from storage.inbox import Journalled
from storage.unit_of_work import unit_of_work

log = structlog.get_logger(__name__)

WANTED = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member")
# The library warns of the usual spellings, because it would rather parse the updates itself; that must not happen here.
_GET_UPDATES = "get_Updates"
BATCH = 100
LONGEST_WAIT = 60.0
ALARM_AFTER_FAILURES = 5
# After a quiet week Telegram may number updates anew, from below; the journal knows which ones are old.
OFFSET_IS_GOOD_FOR = 6 * 24 * 3600.0


class Intake:
    """One poller. `deliver` takes what is new in the journal; it is called after the commit."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        clock: Clock,
        deliver: Callable[[tuple[Journalled, ...]], None],
        *,
        alarm: Alarm,
        reach: Reach,
    ) -> None:
        self._bot = bot
        self._database = database
        self._clock = clock
        self._deliver = deliver
        self._alarm = alarm
        self._reach = reach
        self._offset: int | None = None
        self._offset_from = clock.monotonic()
        self._failures = 0
        self.last_answer: datetime | None = None

    async def start(self) -> None:
        """Take up where the last process stopped."""
        self.last_answer = self._clock.now()  # from now on somebody asks
        async with unit_of_work(self._database, self._clock.now()) as work:
            self._offset = await work.inbox.offset()
            waiting = await work.inbox.waiting()
        self._deliver(waiting)

    async def run(self) -> None:
        """Poll until cancelled. No answer of Telegram ends it; only the pauses grow, and the operators hear of it."""
        while True:
            try:
                await self.poll(timeout=50)
            except TelegramError as error:
                await self._clock.sleep(self._pause_after(error))

    async def poll(self, *, timeout: int = 0) -> int:  # noqa: ASYNC109 - Telegram's word for how long it may wait, in seconds
        """One call: fetch, keep, and only then move on. Returns how many updates came. Raises TelegramError."""
        updates = await self._fetch(timeout)
        if updates:
            await self._keep(updates)
        self._failures = 0
        self.last_answer = self._clock.now()
        return len(updates)

    async def _fetch(self, seconds: int) -> list[dict[str, Any]]:
        asked: dict[str, Any] = {"timeout": seconds, "limit": BATCH, "allowed_updates": list(WANTED)}
        if self._offset is not None and self._clock.monotonic() - self._offset_from < OFFSET_IS_GOOD_FOR:
            asked["offset"] = self._offset
        found = await self._bot.do_api_request(_GET_UPDATES, api_kwargs=asked, read_timeout=seconds + 10.0)
        return [one for one in found if isinstance(one, dict) and isinstance(one.get("update_id"), int)]

    async def _keep(self, updates: list[dict[str, Any]]) -> None:
        self._reach(CrashPoint.BEFORE_JOURNAL)
        journalled = tuple(
            Journalled(update["update_id"], json.dumps(mask_update(update), ensure_ascii=False), chat_id_in(update))
            for update in updates
        )
        offset = journalled[-1].update_id + 1
        async with unit_of_work(self._database, self._clock.now()) as work:
            new = await work.inbox.keep(journalled)
            await work.inbox.move_offset(offset)
        self._reach(CrashPoint.AFTER_JOURNAL)
        self._offset, self._offset_from = offset, self._clock.monotonic()
        self._deliver(new)

    def _pause_after(self, error: TelegramError) -> float:
        """Seconds until the next call: what Telegram asks for, or else 1, 2, 4 … up to a minute."""
        if isinstance(error, RetryAfter):
            return float(error._retry_after.total_seconds()) + 0.5  # noqa: SLF001 - the public one warns of its own change
        if isinstance(error, TimedOut) and not self._failures:
            self._failures = 1
            return 0.0
        self._failures += 1
        log.warning("intake_failed", error=fingerprint(error), failures=self._failures)
        if self._failures == ALARM_AFTER_FAILURES or (isinstance(error, Conflict) and self._failures == 1):
            self._alarm("intake_failing", error=type(error).__name__, failures=self._failures)
        return min(2.0 ** (self._failures - 1), LONGEST_WAIT)


def chat_id_in(update: dict[str, Any]) -> int | None:
    """The chat in whose order the update is to be handled, looked for leniently: nothing may be taken for granted here."""
    for kind in WANTED:
        body = update.get(kind)
        if isinstance(body, dict):
            holder = body.get("message") if kind == "callback_query" else body
            chat = holder.get("chat") if isinstance(holder, dict) else None
            found = chat.get("id") if isinstance(chat, dict) else None
            return found if isinstance(found, int) and abs(found) < 2**62 else None
    return None
