"""Keeping a roster file: all of it or nothing, and as often as one likes."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from rules.people import Role, Roster
from rules.roster_import.values import LineRefusal, Problem, RosterChanges, RosterFile, Sheet
from storage.database import Database
from storage.roster_import import RosterImport
from storage.tables import metadata
from storage.unit_of_work import unit_of_work
from tests.roster.files import COURTS, PEOPLE, only_courts, roster_file

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 1, tzinfo=UTC)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database with all tables."""
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/roster.sqlite")
    async with database.engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    yield database
    await database.close()


async def keep(database: Database, file: RosterFile, today: date = TODAY) -> RosterChanges | tuple[LineRefusal, ...]:
    async with unit_of_work(database, NOW) as work:
        return await RosterImport(work.session, today).keep(file)


async def roster(database: Database, day: date = TODAY) -> Roster:
    async with unit_of_work(database, NOW) as work:
        return await work.roster.on(day)


async def test_a_file_becomes_the_roster(database: Database) -> None:
    """Courts in their order, people under their posts, and who answers for whom."""
    changes = await keep(database, roster_file())

    found = await roster(database)
    assert changes == RosterChanges(courts_added=4, people_added=4, posts_added=4, guarantees_added=1)
    assert [court.code for court in found.courts] == ["ln", "dl", "dlgjz", "dlzs"]
    president = found.president_of("dl")
    assert president is not None
    assert president.name == "周焱"
    assert [person.name for person in found.guarantors_of("dlgjz")] == ["闫振喜"]


async def test_the_same_file_again_changes_nothing(database: Database) -> None:
    """An office may import every morning."""
    await keep(database, roster_file())

    assert await keep(database, roster_file()) == RosterChanges()


async def test_a_post_that_vanished_ends_the_day_before(database: Database) -> None:
    """Whoever no longer stands in the file held the office until yesterday; the past keeps him."""
    await keep(database, roster_file(), date(2026, 11, 1))

    changes = await keep(database, roster_file(people=PEOPLE.replace("4 宋立群 甘井子法院", "5 邵庆东 甘井子法院")))

    assert changes == RosterChanges(people_added=1, posts_added=1, posts_ended=1)
    assert [one.name for one in (await roster(database)).holders("dlgjz", Role.PRESIDENT)] == ["邵庆东"]
    before = await roster(database, date(2026, 11, 19))
    assert "宋立群" in [one.name for one in before.holders("dlgjz", Role.PRESIDENT)]


async def test_a_post_that_comes_back_is_held_again(database: Database) -> None:
    """A line left out by mistake and put back the next day leaves the office as it was."""
    await keep(database, roster_file(), date(2026, 11, 1))
    await keep(database, roster_file(people=PEOPLE.replace("4 宋立群", "5 邵庆东")))

    changes = await keep(database, roster_file())

    assert changes == RosterChanges(posts_changed=1, posts_ended=1)
    assert [one.name for one in (await roster(database)).holders("dlgjz", Role.PRESIDENT)] == ["宋立群"]


async def test_courts_may_exchange_their_names(database: Database) -> None:
    """Names are unique, and yet two courts can trade them in one import."""
    await keep(database, roster_file())
    courts = COURTS.replace("甘井子", "～").replace("中山", "甘井子").replace("～", "中山")

    changes = await keep(database, roster_file(courts=courts))

    assert isinstance(changes, RosterChanges)
    assert (await roster(database)).courts["dlzs"].short_name == "甘井子法院"


async def test_a_court_without_a_trace_can_vanish(database: Database) -> None:
    """Another province replaces the shipped courts, as long as nothing hangs on them."""
    await keep(database, RosterFile(courts=roster_file().courts))
    courts = "法院代码 全称 简称 级别\njl 吉林省高级人民法院 吉林高院 高院\n"

    changes = await keep(database, only_courts(courts))

    assert changes == RosterChanges(courts_added=1, courts_removed=4)
    assert [court.code for court in (await roster(database)).courts] == ["jl"]


async def test_a_court_in_use_cannot_vanish_and_nothing_is_kept(database: Database) -> None:
    """A court with a president stays; the refusal names it, and the rest of the file is not kept either."""
    await keep(database, roster_file())
    courts = COURTS.replace("中山法院", "中山区法院").replace("\ndlgjz", "\nnewgjz")

    refused = await keep(database, only_courts(courts.replace("甘井子", "旅顺口")))

    assert refused == (LineRefusal(Sheet.COURTS, 0, "code", Problem.COURT_IN_USE, "dlgjz"),)
    found = (await roster(database)).courts
    assert found["dlzs"].short_name == "中山法院"
    assert "newgjz" not in found


async def test_a_username_follows_the_file(database: Database) -> None:
    """A name that another person held before belongs to whom the file gives it."""
    await keep(database, roster_file())
    people = PEOPLE.replace("zhouyan", "-").replace("2022年5月6日 - -", "2022年5月6日 - zhouyan")

    await keep(database, roster_file(people=people))

    assert (await roster(database)).person_by_username["zhouyan"].name == "宋立群"
