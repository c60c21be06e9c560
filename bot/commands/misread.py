"""duban misread: readings that people corrected, for those who tune the grammar."""

import asyncio
from pathlib import Path

from pydantic import TypeAdapter

from bot.commands.opening import Desk, open_desk
from rules.orders.misreadings import Misreading


def export(path: Path, *, is_overwriting: bool) -> None:
    """Write every correction as one JSON line, oldest first."""
    desk = open_desk()
    desk.keep_apart(path, is_overwriting=is_overwriting)
    count = asyncio.run(_write(desk, path))
    desk.speech.say(f"已导出{count}条到 {path}。", f"{count} corrections written to {path}.")


async def _write(desk: Desk, path: Path) -> int:
    lines = TypeAdapter(Misreading)
    count = 0
    async with desk.work() as work:
        with path.open("wb") as file:
            async for one in work.misreadings.all():
                file.write(lines.dump_json(one) + b"\n")
                count += 1
        await work.audit.append("cli", "misreadings.exported", "misreadings", count=count)
    return count
