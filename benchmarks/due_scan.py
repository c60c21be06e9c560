"""The due scan with 100,000 open orders, against the limit of 50 ms, and beside the same scan with 1,000.

Run: python -m benchmarks.due_scan
"""

import asyncio
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from sqlalchemy import insert

from rules.courts import Level
from rules.ladder.values import Clock, Rung, StepState
from rules.orders.values import OrderState
from rules.reading.values import OrderKind
from storage.database import Database
from storage.statements import run
from storage.tables import metadata
from storage.tables.orders import OrderRow, StepRow
from storage.tables.roster import CourtRow, PersonRow
from storage.unit_of_work import unit_of_work

NOW = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
STEPS_AN_ORDER = 10
DUE = 20
LIMIT = 0.050
ROUNDS = 30


def order(number: int) -> dict[str, object]:
    return {
        "id": number,
        "number": f"督2026-{number:06d}",
        "kind": OrderKind.TASK,
        "state": OrderState.ISSUED,
        "issuer_id": 1,
        "issuer_court": "ln",
        "issuer_label": "辽宁高院院长",
        "issued_at": NOW,
        "origin_chat_id": 1,
        "origin_message_id": number,
        "origin_text": b"",
        "objective": b"",
        "ladder": {},
    }


def steps(number: int) -> Iterator[dict[str, object]]:
    """A third of the ladder is done, the rest is ahead; of the first orders one step is due."""
    for place in range(STEPS_AN_ORDER):
        is_done = place < STEPS_AN_ORDER // 3
        is_due = number <= DUE and place == STEPS_AN_ORDER - 1
        yield {
            "key": f"ladder:{number}:{place}",
            "order_id": number,
            "party_id": number,
            "clock": Clock.COMPLETION,
            "number": place,
            "due_at": NOW + timedelta(hours=place + 1, seconds=number % 3_000) * (-1 if is_done or is_due else 1),
            "rung": Rung.REMIND,
            "to": ["court_group"],
            "state": StepState.FIRED if is_done else StepState.WAITING,
        }


async def fill(database: Database, orders: int) -> None:
    """Open orders with a ladder each."""
    async with database.engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    async with database.transaction() as session:
        session.add(CourtRow(code="ln", position=0, full_name="辽宁高院", short_name="辽宁高院", level=Level.HIGH))
        session.add(PersonRow(id=1, roster_key="1", name="林正明"))
        for start in range(1, orders + 1, 5_000):
            numbers = range(start, min(start + 5_000, orders + 1))
            await run(session, insert(OrderRow), [order(number) for number in numbers])
            await run(session, insert(StepRow), [one for number in numbers for one in steps(number)])


async def measure(orders: int, folder: Path) -> float:
    """Seconds of one scan, the median of many."""
    database = Database(f"sqlite+aiosqlite:///{folder / f'{orders}.sqlite'}")
    await fill(database, orders)
    times = []
    for _ in range(ROUNDS):
        async with unit_of_work(database, NOW) as work:
            begun = perf_counter()
            found = await work.steps.due(5_000)
            times.append(perf_counter() - begun)
            assert len(found) == DUE
    await database.close()
    return median(times)


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        small = await measure(1_000, Path(folder))
        large = await measure(100_000, Path(folder))
    print(f"due scan, 1,000 open orders:   {small * 1000:6.2f} ms")
    print(f"due scan, 100,000 open orders: {large * 1000:6.2f} ms")
    print(f"ratio to the limit of {LIMIT * 1000:.0f} ms: {large / LIMIT:.2f}; growth: {large / small:.2f}")


if __name__ == "__main__":
    asyncio.run(main())
