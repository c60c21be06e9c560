"""Five years of bulletins of every kind to 128 groups, with a process that dies and a clock that jumps: none missed, none twice.

    python -m benchmarks.bulletin_years [--days 1826]

At every tenth moment at which something falls due the process dies within the transaction, before it is committed, and another
one starts some minutes later. At every twentieth the clock jumps, forward or back, by up to twenty hours. What should have been
published is counted apart from the program, from the calendar alone; the outbox is emptied after each day, so that a second
message for the same group would be kept and counted.
"""

import argparse
import asyncio
import sqlite3
import tempfile
import time as stopwatch
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from sqlmodel.ext.asyncio.session import AsyncSession

from benchmarks.keys import ENCRYPTION
from bot.alarms import log_alarm
from bot.codes import new_code
from bot.courts_file import shipped_courts
from bot.indicators_file import shipped_indicators
from rules.bulletins.policy import BulletinPolicy
from rules.bulletins.series import BulletinKind, Series
from rules.bulletins.values import BulletinState
from rules.calendar import Calendar
from rules.courts import Level
from rules.policy import Policy
from schedules.bulletins import publish_due
from schedules.rounds import Round
from storage.database import Database
from storage.publishing import Publisher
from storage.tables import metadata
from storage.unit_of_work import unit_of_work

FIRST = date(2026, 11, 21)
CAMPAIGN_DAYS = 60
INDICATORS = shipped_indicators()
COURTS = shipped_courts()
RANKED = [court for court in COURTS if court.level is not Level.HIGH]
SERIES = (
    Series("daily"),
    Series("weekly", BulletinKind.WEEKLY, time(9), on=1, workdays_only=True),
    Series("monthly", BulletinKind.MONTHLY, time(9), on=3, workdays_only=True, preview=True),
    Series("quarterly", BulletinKind.QUARTERLY, time(9, 30), on=5, workdays_only=True, preview=True),
    Series("storm", BulletinKind.CAMPAIGN, time(18), begins=FIRST, ends=FIRST + timedelta(days=CAMPAIGN_DAYS - 1)),
)
POLICY = replace(Policy(), bulletins=BulletinPolicy(series=SERIES))


class KilledError(Exception):
    """The process dies here."""


class DyingDatabase(Database):
    """Dies at the end of the second transaction, the first that would publish, before it is committed."""

    _left = 1

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        async with super().transaction() as session:
            yield session
            if self._left == 0:
                raise KilledError
            self._left -= 1


@dataclass
class Account:
    """What was counted: messages by bulletin, deaths and jumps."""

    messages: Counter[str] = field(default_factory=Counter)
    deaths: int = 0
    jumps: int = 0

    def missed(self, until: date) -> list[str]:
        """The bulletins that fell due before that day and did not reach all 128 groups."""
        return [key for key in expected(until) if self.messages[key] < len(COURTS)]

    def twice(self) -> list[str]:
        """The bulletins of which some group got more than one message."""
        return [key for key, sent in self.messages.items() if sent > len(COURTS)]


def expected(until: date) -> Iterator[str]:
    """The key of every bulletin that falls due before that day, from the calendar alone."""
    calendar = Calendar()
    for day in (FIRST + timedelta(days=number) for number in range((until - FIRST).days)):
        yield f"bulletin:daily:{day}"
        if (day - FIRST).days < CAMPAIGN_DAYS:
            yield f"bulletin:storm:{day}"
        if day.weekday() == 0:
            week = [day + timedelta(days=number) for number in range(7)]
            if (issued := next((one for one in week if calendar.is_workday(one)), None)) and issued < until:
                yield f"bulletin:weekly:{day}"
        for name, is_due in (("monthly", day.day == 3), ("quarterly", day.day == 5 and day.month in {1, 4, 7, 10})):
            issued = day
            while is_due and not calendar.is_workday(issued):
                issued += timedelta(days=1)
            if is_due and issued < until:
                yield f"bulletin:{name}:{day}"


async def live(file: Path, days: int, rng: Random) -> Account:
    """Live through so many days on a new database."""
    url = f"sqlite+aiosqlite:///{file}"
    await _prepare(url, file)
    account, database = Account(), Database(url, ENCRYPTION)
    for day in (FIRST + timedelta(days=number) for number in range(days)):
        _import_figures(file, day - timedelta(days=1))
        for moment in _times_of(day):
            database = await _fall_due(database, _at(day, moment), account, rng)
        _count_and_empty(file, account)
    await database.close()
    return account


def _times_of(day: date) -> Iterator[time]:
    """The times of that day at which some series may fall due, whatever rest days have moved."""
    yield time(8, 30)
    if day.weekday() == 0 or POLICY.calendar.is_workday(day):
        yield time(9)
    if day.month in {1, 4, 7, 10} and day.day < 15:
        yield time(9, 30)
    if (day - FIRST).days < CAMPAIGN_DAYS:
        yield time(18)


async def _fall_due(database: Database, moment: datetime, account: Account, rng: Random) -> Database:
    """One moment at which something may be due; returns the database of the process that lives afterwards."""
    if rng.random() < 0.1:
        dying = DyingDatabase(str(database.engine.url), ENCRYPTION)
        try:
            await _look(dying, moment)
        except KilledError:
            account.deaths += 1
        await dying.close()
        await database.close()
        database = Database(str(database.engine.url), ENCRYPTION)
        moment += timedelta(minutes=rng.randint(1, 40))
    if rng.random() < 0.05:
        account.jumps += 1
        await _look(database, moment + timedelta(minutes=rng.randint(-1_200, 1_200)))
    await _look(database, moment)
    await _look(database, moment + timedelta(seconds=15))
    return database


async def _look(database: Database, moment: datetime) -> None:
    """One round of the job, and the office, which releases what is laid before it."""
    round_ = Round(now=moment, new_code=new_code, database=database, policy=POLICY, alarm=log_alarm)
    await publish_due(round_, indicators=INDICATORS)
    async with unit_of_work(database, moment) as work:
        for occurrence in await work.bulletins.open():
            if occurrence.state is BulletinState.PREVIEWED:
                roster = await work.roster.on(occurrence.issued_on)
                await Publisher(work, roster, POLICY, INDICATORS, round_.new_code).release(occurrence.key, 0)


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, POLICY.zone)


async def _prepare(url: str, file: Path) -> None:
    """The 128 courts, a group for each, and the figures of the day before the first."""
    database = Database(url, ENCRYPTION)
    async with database.engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    await database.close()
    with sqlite3.connect(file) as plain:
        plain.executemany(
            "INSERT INTO courts (code, position, full_name, short_name, level, parent, city, case_prefix, aliases, "
            "ambiguous_aliases) VALUES (?, ?, ?, ?, ?, ?, '', '', '[]', '[]')",
            [
                (court.code, number, court.full_name, court.short_name, court.level, court.parent)
                for number, court in enumerate(COURTS)
            ],
        )
        plain.executemany(
            "INSERT INTO groups (chat_id, title, state, kind, court_code, bot_is_admin) VALUES (?, ?, 'bound', ?, ?, 1)",
            [
                (-1_000 - number, court.short_name, "command" if court.level is Level.HIGH else "court", court.code)
                for number, court in enumerate(COURTS)
            ],
        )
        plain.execute("INSERT INTO indicator_imports VALUES (1, 'x', 'x', '2026-11-20 12:00:00', 'x', 0, 0, 0)")
    plain.close()
    _import_figures(file, FIRST - timedelta(days=2))


def _import_figures(file: Path, day: date) -> None:
    with sqlite3.connect(file) as plain:
        plain.executemany(
            "INSERT INTO figures (indicator_code, day, court_code, numerator, denominator, import_id) "
            "VALUES ('a1_timely', ?, ?, ?, 1000, 1)",
            [
                (day.isoformat(), court.code, 850 + (number * 7919 + day.toordinal() * 104729) % 100)
                for number, court in enumerate(RANKED)
            ],
        )
    plain.close()


def _count_and_empty(file: Path, account: Account) -> None:
    with sqlite3.connect(file) as plain:
        kinds = "('province_bulletin', 'court_bulletin')"
        for (key,) in plain.execute(f"SELECT key FROM outbox WHERE kind IN {kinds}").fetchall():  # noqa: S608 - the constant above
            account.messages[key.partition(":group:")[0]] += 1
        plain.execute("DELETE FROM outbox")
        plain.execute("DELETE FROM buttons")
    plain.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=int, default=100)
    days = parser.parse_args().days
    started = stopwatch.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        account = asyncio.run(live(Path(folder) / "duban.sqlite", days, Random(20_261_121)))  # noqa: S311 - a story, not a secret
    until = FIRST + timedelta(days=days)
    print(
        f"{days:,} days, {len(list(expected(until))):,} bulletins, {sum(account.messages.values()):,} messages, "
        f"{account.deaths} deaths, {account.jumps} jumps of the clock: "
        f"{len(account.missed(until))} missed, {len(account.twice())} twice "
        f"({stopwatch.perf_counter() - started:.0f} s)"
    )


if __name__ == "__main__":
    main()
