"""How long a day of 3,500 courts and 18 indicators takes to import, and what it and a hostile file cost the bot meanwhile.

    python -m benchmarks.figure_import

Each line is one file, as XLSX or CSV, taken as the bot takes a file that somebody sends: read in a child process, understood, kept in
one transaction with synchronous=FULL. "lag" is the longest time for which the event loop did not turn, beside that of a loop
with nothing to do in the second before; "memory" is by how much this process's peak grew (the roster is loaded before), "floor" what calamine (or csv) and SQLite take alone, for the same cells and rows. Limits:
2 s for the day, 200 ms lag; for a bomb of 7 MB that unpacks to 7 GB 50 MB of memory.
"""

import asyncio
import csv
import io
import resource
import sqlite3
import tempfile
import time
import zipfile
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from benchmarks.daily_bulletin import BASIC, INTERMEDIATE, prepare
from bot.indicators_file import shipped_indicators
from bot.memory import collect_seldom
from bot.spreadsheets import read_table_aside
from rules.courts import Courts
from rules.notifications.indicators import FiguresRefused
from rules.spreadsheets import Refusal, Table
from rules.wide_tables import layout_of
from storage.database import Database
from storage.figure_import import import_figures, import_wide
from storage.indicators import SourceFile
from storage.unit_of_work import unit_of_work

DAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
INDICATORS = 18
SECONDS, LAG, MEGABYTES = 2.0, 0.2, 50.0
HEADINGS = ("日期", "法院", "指标", "分子", "分母")

Rows = list[tuple[str, str, str, int, int]]


def day_of_figures() -> Rows:
    codes = [f"i{n}" for n in range(1, INTERMEDIATE + 1)] + [f"b{n}" for n in range(1, BASIC + 1)]
    indicators = [one for one in shipped_indicators() if one.is_share][:INDICATORS]
    return [
        (DAY.isoformat(), code, one.name_zh, 700 + (number * 7919) % 300, 1000)
        for number, code in enumerate(codes)
        for one in indicators
    ]


def as_xlsx(rows: Rows) -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        for number, row in enumerate(rows, start=1):
            sheet.write_row(number, 0, row)
    return kept.getvalue()


def as_wide(rows: Rows) -> bytes:
    """The same figures as an office keeps them: one row a court, two columns an indicator under merged headings."""
    names = list(dict.fromkeys(row[2] for row in rows))
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 2 * len(names), f"指标情况表（{DAY.isoformat()}）")
        sheet.merge_range(1, 0, 2, 0, "法院")
        for number, name in enumerate(names):
            sheet.merge_range(1, 1 + 2 * number, 1, 2 + 2 * number, name)
            sheet.write_row(2, 1 + 2 * number, ("分子", "分母"))
        for line, start in enumerate(range(0, len(rows), len(names)), start=3):
            some = rows[start : start + len(names)]
            sheet.write_row(line, 0, [some[0][1], *(count + 2 if count < 999 else count for row in some for count in row[3:])])  # fmt: skip
    return kept.getvalue()


def as_csv(rows: Rows) -> bytes:
    kept = io.StringIO()
    csv.writer(kept).writerows([HEADINGS, *rows])
    return kept.getvalue().encode("gb18030")


def bomb(megabytes: int) -> bytes:
    """A workbook of so many megabytes in which one sheet is a thousand times as large."""
    kept, zeros = io.BytesIO(), b"0" * 1_000_000
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(megabytes * 1000):
                sheet.write(zeros)
    return kept.getvalue()


class Watch:
    """How long the loop stood still, and how much memory this process needed more, while the block ran."""

    def __init__(self) -> None:
        self.lag = 0.0

    async def of(self, work: Callable[[], Awaitable[Any]]) -> tuple[float, float, float]:
        watching = asyncio.create_task(self._look())
        await asyncio.sleep(0.05)
        self.lag, before = 0.0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.perf_counter()
        await work()
        seconds = time.perf_counter() - started
        await asyncio.sleep(0.02)
        watching.cancel()
        return seconds, self.lag, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024

    async def _look(self) -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.001)
            now = time.perf_counter()
            self.lag, last = max(self.lag, now - last - 0.001), now


async def taken(database: Database, courts: Courts, content: bytes, name: str) -> None:
    """What happens to a file that somebody sends."""
    table = await read_table_aside(content, name)
    async with unit_of_work(database, NOW) as work:
        source, indicators = SourceFile(f"{name} {len(content)}", name, "cli"), shipped_indicators()
        outcome = await import_figures(work, source, table, courts, indicators, today=DAY)
        if isinstance(outcome, FiguresRefused) and isinstance(table, Table):
            layout = await asyncio.to_thread(layout_of, table, courts, indicators)
            assert layout is not None
            outcome = await import_wide(work, source, table, layout, courts=courts, indicators=indicators, today=DAY)
    assert isinstance(table, Refusal) or getattr(outcome, "new", 0) + getattr(outcome, "changed", 0), outcome


def floor(folder: Path, content: bytes, rows: Rows) -> float:
    """Seconds that the reader and SQLite take alone."""
    started = time.perf_counter()
    if content.startswith(b"PK"):
        CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    else:
        list(csv.reader(io.StringIO(content.decode("gb18030"))))
    plain = sqlite3.connect(folder / "floor.sqlite")
    plain.execute("PRAGMA synchronous=FULL")
    plain.execute("CREATE TABLE f (i TEXT, d TEXT, c TEXT, n INT, m INT, x INT, PRIMARY KEY (i, d, c))")
    with plain:
        plain.executemany("INSERT INTO f VALUES (?, ?, ?, ?, ?, 1)", ((r[2], r[0], r[1], r[3], r[4]) for r in rows))
    plain.close()
    (folder / "floor.sqlite").unlink()
    return time.perf_counter() - started


async def main() -> None:
    collect_seldom()
    rows = day_of_figures()
    print(
        "file                    |   MB |    rows | seconds (limit 2: ratio) | floor: ratio | lag ms (limit 200) | memory MB"
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "duban.sqlite"
        await prepare(file, 1)
        database = Database(f"sqlite+aiosqlite:///{file}")
        changed = [(*row[:3], row[3] + 1, row[4]) for row in rows]
        async with unit_of_work(database, NOW) as work:
            courts = (await work.roster.on(DAY)).courts
        for label, content, count in (
            ("bomb.xlsx", bomb(7), 0),
            ("day.xlsx", as_xlsx(rows), len(rows)),
            ("corrections.csv", as_csv(changed), len(rows)),
            ("wide.xlsx", as_wide(rows), len(rows)),
        ):
            _, idle, _ = await Watch().of(lambda: asyncio.sleep(1))
            seconds, lag, memory = await Watch().of(partial(taken, database, courts, content, label))
            bottom = floor(Path(folder), content, rows) if count else 0.0
            against = f"{bottom:5.2f}: {seconds / bottom:5.1f}" if bottom else "     –      "
            print(
                f"{label:23} | {len(content) / 1e6:4.1f} | {count:7,} | {seconds:7.2f} {seconds / SECONDS:16.2f} | {against} | "
                f"{lag * 1000:18.0f}: {idle * 1000:4.0f} | {memory:9.0f}"
            )
        await database.close()


if __name__ == "__main__":
    asyncio.run(main())
