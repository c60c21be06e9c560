"""A sign of life to somebody outside: called after every clean self-check, so that its absence raises an alarm elsewhere."""

import asyncio
from contextlib import suppress
from typing import Any

import httpx
import structlog

from bot.alarms import Alarm

log = structlog.get_logger(__name__)

_LONGEST_CALL = 10.0
ALARM_AFTER_FAILURES = 5


class DeadManSwitch:
    """Calls the address in the background, one call at a time. Without an address it does nothing."""

    def __init__(self, url: str | None, alarm: Alarm, http: dict[str, Any]) -> None:
        self._url = url
        self._alarm = alarm
        self._client = httpx.AsyncClient(timeout=_LONGEST_CALL, **http) if url else None
        self._call: asyncio.Task[None] | None = None
        self._failures = 0

    def hold(self) -> None:
        """Show a sign of life; returns at once. A call that is still on its way stands for this one as well."""
        if self._client is not None and (self._call is None or self._call.done()):
            self._call = asyncio.create_task(self._show(self._client, self._url or ""))

    async def _show(self, client: httpx.AsyncClient, url: str) -> None:
        try:
            (await client.get(url)).raise_for_status()
            self._failures = 0
        except httpx.HTTPError as error:  # it may name the address, which is a secret: only its type is told
            self._failures += 1
            log.warning("dead_man_not_reached", error=type(error).__name__, failures=self._failures)
            if self._failures == ALARM_AFTER_FAILURES:
                self._alarm("dead_man_not_reached", error=type(error).__name__)

    async def called(self) -> None:
        """Wait for the call that is on its way, if there is one."""
        if self._call is not None:
            await asyncio.wait([self._call])

    async def close(self) -> None:
        if self._call is not None:
            self._call.cancel()
            with suppress(asyncio.CancelledError):
                await self._call
        if self._client is not None:
            await self._client.aclose()
