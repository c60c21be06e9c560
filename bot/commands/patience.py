"""A bar for what takes long: it says that something is being done, and for how long."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bot.commands.opening import Desk

_PATIENCE_SECONDS = 2.0

Result = TypeVar("Result")


async def patiently(work: Awaitable[Result], desk: Desk, zh: str, en: str) -> Result:
    """The result of the work; from the third second on a bar is shown, which goes when the work is done."""
    task = asyncio.ensure_future(work)
    done, _ = await asyncio.wait({task}, timeout=_PATIENCE_SECONDS)
    if not done:
        words = desk.speech.choose(zh, en)
        with Progress(TextColumn(words), BarColumn(), TimeElapsedColumn(), transient=True) as progress:
            progress.add_task(words, total=None)
            return await task
    return task.result()
