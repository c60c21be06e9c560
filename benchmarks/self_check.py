"""One round of the self-check with 100,000 open orders, beside the same with 1,000, and the longest it holds up everybody else.

Run: python -m benchmarks.self_check
"""

import asyncio
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter, thread_time

from sqlalchemy import insert

from benchmarks.keys import ENCRYPTION
from bot.alarms import log_alarm
from bot.memory import collect_seldom
from rules.courts import Level
from rules.ladder.plan import plan
from rules.ladder.values import DueStep
from rules.orders.values import Order, Origin, Party, PartyRole
from rules.people import Role
from rules.policy import Policy
from rules.reading.values import OrderKind
from rules.working_time import CourtTime
from schedules.rounds import Round
from schedules.self_check import check_ladders
from storage.database import Database
from storage.orders.rows import order_values, party_values
from storage.sealed import ORDERS, PARTIES, Seals
from storage.statements import run
from storage.tables import metadata
from storage.tables.orders import OrderRow, PartyRow, StepRow
from storage.tables.roster import CourtRow, PersonRow

ISSUED = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
NOW = ISSUED + timedelta(minutes=5)
LIMIT = 0.050
ROUNDS = 5
COURTS, MANY_EVERY = 128, 200


def order(number: int, courts: int = 1) -> Order:
    """The responsible presidents of so many courts, a deadline in ten days."""
    parties = tuple(
        Party(number * 1_000 + count, PartyRole.RESPONSIBLE, "甘井子法院院长", "ln", Role.PRESIDENT, 1, ISSUED)
        for count in range(courts)
    )
    return Order(
        id=number,
        number=f"督2026-{number:06d}",
        kind=OrderKind.TASK,
        issuer_id=1,
        issuer_court="ln",
        issuer_label="辽宁高院院长",
        issued_at=ISSUED,
        origin=Origin(1, number, None, ""),
        objective="",
        parties=parties,
        deadline=ISSUED + timedelta(days=10),
    )


async def fill(database: Database, orders: int) -> None:
    """Open orders, each with its ladder as it was planned; one in two hundred goes to every court of the province."""
    async with database.engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    orders_sealed, parties_sealed = Seals(ENCRYPTION, ORDERS), Seals(ENCRYPTION, PARTIES)
    court_time = CourtTime()
    steps = plan(order(0), court_time, ISSUED)
    async with database.transaction() as session:
        session.add(CourtRow(code="ln", position=0, full_name="辽宁高院", short_name="辽宁高院", level=Level.HIGH))
        session.add(PersonRow(id=1, roster_key="1", name="林正明"))
        for start in range(1, orders + 1, 5_000):
            numbers = range(start, min(start + 5_000, orders + 1))
            some = [order(number, 1 if number % MANY_EVERY else COURTS) for number in numbers]
            await run(
                session, insert(OrderRow), [{"id": one.id, **orders_sealed.sealed(order_values(one))} for one in some]
            )
            parties = [
                {"order_id": one.id, **parties_sealed.sealed({"id": party.id, **party_values(party)})}
                for one in some
                for party in one.parties
            ]
            await run(session, insert(PartyRow), parties)
            rows = [row(one, party, step) for one in some for party in one.parties for step in steps]
            await run(session, insert(StepRow), rows)


def row(one: Order, party: Party, step: DueStep) -> dict[str, object]:
    """The row of a step of the template, as a step of this party."""
    names = ("clock", "number", "due_at", "moved_from", "rung", "state", "reason")
    key = ":".join(["ladder", one.number, str(party.id), *step.key.split(":")[3:]])
    values = {name: getattr(step, name) for name in names}
    return {"key": key, "order_id": one.id, "party_id": party.id, "to": list(step.to), **values}


async def hold_ups(longest: list[tuple[float, float]]) -> None:
    """How late somebody wakes who wants to wake every millisecond; and how much of that the processor was ours."""
    while True:
        begun, begun_ours = perf_counter(), thread_time()
        await asyncio.sleep(0.001)
        longest.append((perf_counter() - begun, thread_time() - begun_ours))


async def measure(orders: int, folder: Path) -> tuple[float, float, float]:
    """Seconds of one round, the mean of several; the longest hold-up, and the longest by the processor's time alone."""
    url = f"sqlite+aiosqlite:///{folder / f'{orders}.sqlite'}"
    filled = Database(url, ENCRYPTION)
    await fill(filled, orders)
    await filled.close()  # its journal holds the whole file, which no database that grew by the day has
    database = Database(url, ENCRYPTION)
    found: list[bool] = []
    this = Round(NOW, str, database, Policy(), log_alarm, all_is_well=lambda: found.append(True))
    await check_ladders(this)  # the first round prepares its statements
    longest: list[tuple[float, float]] = []
    watching = asyncio.create_task(hold_ups(longest))
    begun = perf_counter()
    for minute in range(1, ROUNDS + 1):
        await check_ladders(replace(this, now=NOW + timedelta(minutes=minute)))
    taken = (perf_counter() - begun) / ROUNDS
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching
    assert len(found) == ROUNDS + 1
    await database.close()
    return taken, max(one for one, _ in longest), max(ours for _, ours in longest)


async def main() -> None:
    collect_seldom()  # as the bot does
    with tempfile.TemporaryDirectory() as folder:
        small, _, _ = await measure(1_000, Path(folder))
        large, hold_up, ours = await measure(100_000, Path(folder))
    most = Policy().self_check.orders_a_round
    print(f"self-check, {most} orders of 1,000 open ones:   {small * 1000:7.1f} ms a minute")
    print(
        f"self-check, {most} orders of 100,000 open ones: {large * 1000:7.1f} ms a minute; growth {large / small:.2f}"
    )
    print(f"longest hold-up: {hold_up * 1000:.1f} ms, of which the processor worked for us {ours * 1000:.1f} ms")
    print(
        f"ratio to the limit of {LIMIT * 1000:.0f} ms: {hold_up / LIMIT:.2f}, by the processor's time {ours / LIMIT:.2f}"
    )


if __name__ == "__main__":
    asyncio.run(main())
