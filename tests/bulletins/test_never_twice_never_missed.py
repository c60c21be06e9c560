"""A simulated month of mornings with deaths at the moment of publication, clock jumps and two processes at once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from secrets import token_hex

import pytest
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from benchmarks.bulletin_years import FIRST as YEARS_BEGIN
from benchmarks.bulletin_years import live
from bot.indicators_file import shipped_indicators
from rules.policy import Policy
from schedules.bulletins import publish_due
from schedules.rounds import Round
from storage.database import Database
from storage.tables.bulletins import BulletinRow
from storage.tables.messages import OutboxRow
from tests.bulletins.figures import keep, province
from tests.keys import ENCRYPTION
from tests.world import Alarms, World

INDICATORS = shipped_indicators()
FIRST = date(2026, 11, 21)
DAYS = 30


class KilledError(Exception):
    """The process dies here."""


class DyingDatabase(Database):
    """Dies at the end of the transaction after so many, before it is committed."""

    def __init__(self, url: str, transactions: int) -> None:
        super().__init__(url, ENCRYPTION)
        self._left = transactions

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        async with super().transaction() as session:
            yield session
            if self._left == 0:
                raise KilledError
            self._left -= 1


async def look(database: Database, moment: datetime) -> None:
    """One round of the job."""
    round_ = Round(now=moment, new_code=partial(token_hex, 8), database=database, policy=Policy(), alarm=Alarms())
    await publish_due(round_, indicators=INDICATORS)


async def die_publishing(url: str, moment: datetime) -> None:
    """A process that dies when the bulletin is computed and nothing is committed."""
    database = DyingDatabase(url, transactions=1)
    with pytest.raises(KilledError):
        await look(database, moment)
    await database.close()


async def published_days(database: Database) -> list[date]:
    """The days of the daily bulletins; weekly and monthly ones are not counted."""
    async with database.transaction() as session:
        is_daily = col(BulletinRow.series) == "daily"
        query = select(col(BulletinRow.day)).where(is_daily, col(BulletinRow.published_at).is_not(None))
        return sorted((await session.exec(query)).all())


async def keys_for_the_command_group(database: Database) -> list[str]:
    async with database.transaction() as session:
        is_daily = col(OutboxRow.key).startswith("bulletin:daily:")
        query = select(col(OutboxRow.key)).where(is_daily, col(OutboxRow.kind) == "province_bulletin")
        return list((await session.exec(query)).all())


def half_past_eight(day: date) -> datetime:
    """08:30 in Shanghai."""
    return datetime(day.year, day.month, day.day, 0, 30, tzinfo=UTC)


@pytest.mark.slow
async def test_a_month_with_deaths_at_fire_times_misses_nothing_and_repeats_nothing(world: World) -> None:
    """Every second morning a process dies in the act; the next looks come early, late, twice, and after jumps of the clock."""
    rng = Random(20_261_121)  # noqa: S311 - a story, not a secret
    database, url = world.duban.database, world.arrangement.database_url
    await keep(world, province(FIRST - timedelta(days=2)))
    days = [FIRST + timedelta(days=number) for number in range(DAYS)]
    for number, day in enumerate(days):
        await keep(world, province(day - timedelta(days=1)))
        if number % 2:
            await die_publishing(url, half_past_eight(day))
        for _ in range(3):
            await look(database, half_past_eight(day) + timedelta(seconds=rng.choice([-3600, -1, 0, 1, 15, 3600])))
        await look(database, half_past_eight(day) + timedelta(hours=3))

    assert await published_days(database) == days
    keys = await keys_for_the_command_group(database)
    assert len(keys) == len(set(keys)) == DAYS


async def test_two_processes_at_once_publish_one_bulletin(world: World) -> None:
    """The row's key decides: the slower process says nothing, or is refused by the database and finds nothing left to do."""
    await keep(world, province(FIRST - timedelta(days=1)))
    other = Database(world.arrangement.database_url, ENCRYPTION)

    both = [look(one, half_past_eight(FIRST)) for one in (world.duban.database, other)]
    await asyncio.gather(*both, return_exceptions=True)
    await other.close()

    assert await keys_for_the_command_group(world.duban.database) == ["bulletin:daily:2026-11-21:group:1"]


async def test_a_clock_that_is_set_back_publishes_nothing_again(world: World) -> None:
    """An hour earlier, or a day: what was published stays published."""
    await keep(world, province(FIRST - timedelta(days=1)))
    await look(world.duban.database, half_past_eight(FIRST))

    for back in (timedelta(hours=1), timedelta(days=1), timedelta(seconds=1)):
        await look(world.duban.database, half_past_eight(FIRST) - back)
        await look(world.duban.database, half_past_eight(FIRST) + timedelta(minutes=1))

    assert await published_days(world.duban.database) == [FIRST]
    assert len(await keys_for_the_command_group(world.duban.database)) == 1


@pytest.mark.slow
async def test_bulletins_of_every_kind_are_neither_missed_nor_sent_twice(tmp_path: Path) -> None:
    """Daily, weekly, monthly, quarterly and a campaign, with deaths at fire times and a clock that jumps; 128 groups each.

    Three weeks here; `python -m benchmarks.bulletin_years --days 1826` lives through five years.
    """
    account = await live(tmp_path / "duban.sqlite", 20, Random(7))  # noqa: S311 - a story, not a secret

    assert account.missed(YEARS_BEGIN + timedelta(days=20)) == []
    assert account.twice() == []
    assert account.deaths > 0
