"""The parent's side: it hands the bytes over, waits for at most ten seconds, and believes nothing but text."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from rules.spreadsheets import Line, Merged, Refusal, Table, TableFault

MAXIMUM_MEGABYTES = 20
MOST_SHEETS = 9
SECONDS = 10.0
CHILD = Path(__file__).with_name("child.py")


def read_table(content: bytes, file_name: str) -> Table | Refusal:
    """The file as text, line by line: XLSX, XLS, XLSB, ODS by their first bytes, anything else as CSV (UTF-8, UTF-16, GB18030).

    Blocks for up to ten seconds; in an event loop take `read_table_aside`. What Telegram calls the file is used to tell
    a CSV from prose, never to decide how a binary file is read.
    """
    tables = _read(content, file_name, most_sheets=1)
    return tables if isinstance(tables, Refusal) else tables[0]


def read_tables(content: bytes, file_name: str) -> tuple[Table, ...] | Refusal:
    """As `read_table`, with every visible sheet that holds anything, up to MOST_SHEETS of them."""
    return _read(content, file_name, most_sheets=MOST_SHEETS)


def _read(content: bytes, file_name: str, *, most_sheets: int) -> tuple[Table, ...] | Refusal:
    if len(content) > MAXIMUM_MEGABYTES * 1024 * 1024:
        return Refusal(TableFault.FILE_TOO_BIG, limit=MAXIMUM_MEGABYTES)
    if not content.strip():
        return Refusal(TableFault.EMPTY)
    try:
        # -I keeps the child away from the environment and the current folder; it imports nothing of ours.
        done = subprocess.run(  # noqa: S603 - our own interpreter and our own file, no shell
            [sys.executable, "-I", str(CHILD), Path(file_name).suffix.lower(), str(most_sheets)],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Refusal(TableFault.TOO_HEAVY)
    return _understood(done.stdout.splitlines()) if done.returncode == 0 else Refusal(TableFault.TOO_HEAVY)


async def read_table_aside(content: bytes, file_name: str) -> Table | Refusal:
    """As `read_table`, in a thread, so that the event loop goes on."""
    return await asyncio.to_thread(read_table, content, file_name)


def _understood(answers: list[bytes]) -> tuple[Table, ...] | Refusal:
    """The child's lines, one piece at a time, so that other threads get their turn in between."""
    tables: list[Table] = []
    said = iter(answers)
    for answer in said:
        about = json.loads(answer)
        if "fault" in about:
            return _refusal(about)
        lines = tuple(line for _ in range(about["pieces"]) for line in _lines(json.loads(next(said))))
        tables.append(Table(lines, tuple(Merged(*corners) for corners in about["merged"]), about["sheet"]))
    return tuple(tables) or Refusal(TableFault.TOO_HEAVY)


def _refusal(about: dict[str, Any]) -> Refusal:
    return Refusal(TableFault(about["fault"]), about.get("line"), tuple(about.get("columns", ())), about.get("limit"))


def _lines(piece: list[tuple[int, list[str]]]) -> list[Line]:
    return [Line(number, tuple(cells)) for number, cells in piece]
