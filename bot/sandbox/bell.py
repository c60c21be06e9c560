"""Wakes those who wait in the event loop; ringing is plain and synchronous."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field


@dataclass(slots=True)
class Bell:
    _waiting: set[asyncio.Event] = field(default_factory=set)

    def ring(self) -> None:
        for event in self._waiting:
            event.set()

    async def wait_until(self, is_so: Callable[[], bool], seconds: float) -> None:
        """Return as soon as `is_so()` after a ring, or after `seconds` of real time."""
        event = asyncio.Event()
        self._waiting.add(event)
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    while not is_so():
                        await event.wait()
                        event.clear()
        finally:
            self._waiting.discard(event)
