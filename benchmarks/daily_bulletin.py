"""How long the daily bulletin takes with 3,500 courts, 18 indicators and up to a year of figures stored.

    python -m benchmarks.daily_bulletin [--days 30 365]

Each line is one database. "publish" is the whole transaction: figures read, ranked, compared, frozen, and one message for
each of 3,500 groups put into the outbox, committed with synchronous=FULL. "floor" is SQLite alone reading the same day's
figures and committing 3,500 rows of the same size, measured in the same run. The limit is one second, and the line for a
year must not be longer than the one for a month. "first ever" is the one bulletin that has none before it, and reads the 31 days
before instead; it happens once. Beside the seconds by the clock stand those of the processor, which other work on the
machine changes less. The process collects garbage as seldom as `duban run` does.
"""

import argparse
import asyncio
import sqlite3
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.keys import ENCRYPTION
from bot.alarms import log_alarm
from bot.codes import new_code
from bot.indicators_file import shipped_indicators
from bot.memory import collect_seldom
from rules.policy import Policy
from schedules.bulletins import publish_due
from schedules.rounds import Round
from storage.database import Database
from storage.tables import metadata

LAST_DAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)
INTERMEDIATE, BASIC, INDICATORS = 400, 3_099, 18
LIMIT_SECONDS = 1.0

COURTS = """
WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?)
INSERT INTO courts (code, position, full_name, short_name, level, parent, city, case_prefix, aliases, ambiguous_aliases)
SELECT ? || n, n, ? || n, ? || n, ?, ?, '', '', '[]', '[]' FROM number
"""
GROUPS = """
INSERT INTO groups (chat_id, title, state, kind, court_code, bot_is_admin)
SELECT -100000 - rowid, short_name, 'bound', CASE level WHEN 'high' THEN 'command' ELSE 'court' END, code, 1 FROM courts
"""
FIGURES = """
WITH RECURSIVE number(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < :days)
INSERT INTO figures (indicator_code, day, court_code, numerator, denominator, import_id)
SELECT :indicator, date(:last, '-' || n || ' days'), code, 850 + (position * 7919 + n * 104729) % 100, 1000, 1
FROM number, courts ORDER BY 2, 3
"""


async def prepare(file: Path, days: int) -> None:
    """A database with everything in it but the bulletin."""
    database = Database(f"sqlite+aiosqlite:///{file}")
    async with database.engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    await database.close()
    with sqlite3.connect(file) as plain:
        plain.execute("PRAGMA synchronous=OFF")
        for count, code, level, parent in ((1, "h", "high", None), (INTERMEDIATE, "i", "intermediate", "h1")):
            plain.execute(COURTS, (count, code, code, f"某{code}", level, parent))
        plain.execute(COURTS, (BASIC, "b", "b", "某某法院", "basic", "i1"))
        plain.execute(GROUPS)
        plain.execute("INSERT INTO indicator_imports VALUES (1, 'x', 'x', '2026-01-01 00:00:00', 'x', 0, 0, 0)")
        for indicator in shipped_indicators().all[:INDICATORS]:
            plain.execute(FIGURES, {"indicator": indicator.code, "last": LAST_DAY.isoformat(), "days": days})
    plain.close()


async def publish(file: Path, now: datetime) -> tuple[float, float]:
    """Seconds of one round that publishes: by the clock, and of the processor."""
    database = Database(f"sqlite+aiosqlite:///{file}", ENCRYPTION)
    round_ = Round(now=now, new_code=new_code, database=database, policy=Policy(), alarm=log_alarm)
    started, worked = time.perf_counter(), time.process_time()
    await publish_due(round_, indicators=shipped_indicators())
    seconds, processor = time.perf_counter() - started, time.process_time() - worked
    await database.close()
    return seconds, processor


def check(file: Path) -> tuple[int, int]:
    """Messages in the outbox, and their mean size in bytes."""
    with sqlite3.connect(file) as plain:
        count, size = plain.execute("SELECT count(*), avg(length(facts)) FROM outbox").fetchone()
    plain.close()
    assert count == 2 * (INTERMEDIATE + BASIC + 1), count
    return count // 2, round(size)


def floor(file: Path, messages: int, size: int) -> float:
    """Seconds that SQLite alone takes to read the day and to commit as many rows of that size."""
    plain = sqlite3.connect(file)
    plain.execute("PRAGMA synchronous=FULL")
    plain.execute("CREATE TABLE floor (key TEXT UNIQUE, facts TEXT)")
    started = time.perf_counter()
    plain.execute(
        "SELECT * FROM figures WHERE indicator_code = 'a1_timely' AND day = ?", (LAST_DAY.isoformat(),)
    ).fetchall()
    with plain:
        plain.executemany("INSERT INTO floor VALUES (?, ?)", ((f"key{n}", "x" * size) for n in range(messages)))
    seconds = time.perf_counter() - started
    plain.close()
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=int, nargs="+", default=[30, 365])
    first = None
    collect_seldom()
    print(
        "days stored | figures stored | publish s | processor s | limit 1 s: ratio | SQLite floor s: ratio | against first line | first ever s"
    )
    for days in parser.parse_args().days:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "duban.sqlite"
            asyncio.run(prepare(file, days))
            once, _ = asyncio.run(publish(file, NOW - timedelta(days=1)))
            seconds, processor = asyncio.run(publish(file, NOW))
            bottom = floor(file, *check(file))
        first = first or seconds
        stored = days * INDICATORS * (INTERMEDIATE + BASIC + 1)
        print(
            f"{days:11} | {stored:14,} | {seconds:9.2f} | {processor:11.2f} | {seconds / LIMIT_SECONDS:16.2f} | "
            f"{bottom:8.2f}: {seconds / bottom:11.1f} | {seconds / first:18.2f} | {once:.2f}"
        )


if __name__ == "__main__":
    main()
