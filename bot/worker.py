"""Working off the journal: each chat in order, several chats at once, and no update that holds up the others."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import structlog
from telegram import Bot, Update

from bot.alarms import Alarm
from bot.application import Understood
from bot.clock import Clock
from bot.logs import fingerprint
from bot.parsing import parse
from rules.incoming import Incoming
from storage.database import Database
from storage.inbox import Journalled
from storage.unit_of_work import unit_of_work

log = structlog.get_logger(__name__)

_LOOK_AGAIN_AFTER = 0.5
_DATABASE_REST = timedelta(seconds=1)

Lane = tuple[str, int]


class Worker:
    """Takes what the intake has kept. A lane is what must stay in order: one chat, or one update that belongs to none."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        clock: Clock,
        carry_out: Callable[[Understood], Awaitable[None]],
        *,
        alarm: Alarm,
        after_each: Callable[[], None],
        at_once: int = 16,
    ) -> None:
        self._bot = bot
        self._database = database
        self._clock = clock
        self._carry_out = carry_out
        self._alarm = alarm
        self._after_each = after_each
        self._places = asyncio.Semaphore(at_once)
        self._lanes: dict[Lane, deque[Journalled]] = {}
        self._running: dict[Lane, asyncio.Task[None]] = {}
        self._is_stopping = False

    def take(self, updates: tuple[Journalled, ...]) -> None:
        """Line the updates up and start working on them. Must be called within the event loop."""
        for update in updates:
            lane = ("chat", update.chat_id) if update.chat_id is not None else ("update", update.update_id)
            self._lanes.setdefault(lane, deque()).append(update)
            self._start(lane)

    async def run(self) -> None:
        """Wake the lanes that wait for another try, until cancelled."""
        while True:
            await self._clock.sleep(_LOOK_AGAIN_AFTER)
            self.wake()

    def wake(self) -> None:
        """Start every lane whose first update may be tried now."""
        for lane in list(self._lanes):
            self._start(lane)

    async def idle(self) -> None:
        """Wait until every lane is empty or waits for another try."""
        while self._running:
            await asyncio.wait(self._running.values())

    async def stop(self) -> None:
        """Let the updates in hand end; the others stay in the journal for the next start."""
        self._is_stopping = True
        await self.idle()

    def _start(self, lane: Lane) -> None:
        head = self._lanes[lane][0]
        if lane in self._running or self._is_stopping or not self._is_due(head):
            return
        task = asyncio.create_task(self._work_off(lane))
        self._running[lane] = task

    def _is_due(self, update: Journalled) -> bool:
        return update.next_try_at is None or update.next_try_at <= self._clock.now()

    async def _work_off(self, lane: Lane) -> None:
        waiting = self._lanes[lane]
        try:
            while waiting and not self._is_stopping and self._is_due(waiting[0]):
                async with self._places:
                    again = await self._try(waiting[0])
                waiting.popleft()
                if again is not None:
                    waiting.appendleft(again)
                self._after_each()
        finally:
            del self._running[lane]
            if not waiting:
                del self._lanes[lane]

    async def _try(self, update: Journalled) -> Journalled | None:
        """Handle one update. Returns it with its next try, or None when it is done or set aside."""
        try:
            understood = self._understand(update)
        except Exception as error:  # noqa: BLE001 - Telegram may send anything; half of all mutations raise
            return await self._note_failure(update, f"cannot be understood: {fingerprint(error)}", is_last=True)
        try:
            await self._carry_out(understood) if understood else await self._mark_done(update)
        except Exception as error:  # noqa: BLE001 - one update must not hold up the others, whatever it does
            return await self._note_failure(update, fingerprint(error))
        return None

    def _understand(self, update: Journalled) -> Understood | None:
        parsed = Update.de_json(json.loads(update.raw), self._bot)
        incoming: Incoming | None = parse(parsed, self._bot.username)
        return Understood(update.update_id, incoming) if incoming is not None else None

    async def _mark_done(self, update: Journalled) -> None:
        async with unit_of_work(self._database, self._clock.now()) as work:
            await work.inbox.done(update.update_id)

    async def _note_failure(self, update: Journalled, reason: str, *, is_last: bool = False) -> Journalled | None:
        log.error("update_failed", update_id=update.update_id, tries=update.tries + 1, reason=reason)
        now = self._clock.now()
        try:
            async with unit_of_work(self._database, now) as work:
                if is_last:
                    await work.inbox.quarantine(update.update_id, reason)
                    again = None
                else:
                    again = await work.inbox.failed(update, reason)
        except Exception as error:  # noqa: BLE001 - without a database all that can be done is to wait for it
            log.warning("journal_failed", error=fingerprint(error))
            return _after_a_rest(update, now)
        if again is None:
            self._alarm("update_quarantined", update_id=update.update_id, reason=reason)
        return again


def _after_a_rest(update: Journalled, now: datetime) -> Journalled:
    return replace(update, next_try_at=now + _DATABASE_REST)
