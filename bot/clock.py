"""The one place where the time is read."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

import httpx


class Clock(Protocol):
    """Wall time for what people see and what is stored, monotonic seconds for intervals."""

    def now(self) -> datetime:
        """The aware wall time."""
        ...

    def monotonic(self) -> float:
        """Seconds that never run backwards."""
        ...

    async def sleep(self, seconds: float) -> None: ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - this is the one place

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class FollowingClock(SystemClock):
    """The system's time plus what the sandbox's clock was advanced by, for trying the bot out without waiting."""

    def __init__(self, sandbox_url: str) -> None:
        self._url = f"{sandbox_url}/sandbox/clock"
        self._ahead = timedelta()

    def now(self) -> datetime:
        return super().now() + self._ahead

    async def follow(self, moved: Callable[[], Awaitable[None]]) -> None:
        """Ask for the sandbox's offset until cancelled, and call `moved` after every change."""
        async with httpx.AsyncClient(timeout=60) as client:
            while True:
                try:
                    answer = await client.get(self._url, params={"after": self._ahead.total_seconds()})
                    ahead = timedelta(seconds=answer.raise_for_status().json()["offset_seconds"])
                except (httpx.HTTPError, ValueError, KeyError):
                    await self.sleep(1)
                    continue
                if ahead != self._ahead:
                    self._ahead = ahead
                    await moved()
