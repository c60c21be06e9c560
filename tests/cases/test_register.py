"""The register in the database: idempotent, encrypted, and moved to a new key without losing a case."""

import asyncio
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from rules.cases import Case
from storage.cases import Kept
from storage.database import Database
from storage.encryption import UndecipherableError
from storage.key_rotation import left, move_batch
from storage.keys import KeyFile, KeyFileError
from storage.unit_of_work import unit_of_work

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
SECOND_KEY = bytes(range(1, 33))


def case(serial: int = 1, petitioner: str = "张建国", court: str = "dlgjz", **more: object) -> Case:
    facts = {"respondent": "王大力", "cause": "借款"} | more
    return Case(f"（2019）辽0211执{serial}号", court, date(2019, 3, 5), petitioner, **facts)  # type: ignore[arg-type]


def bytes_on_disk(folder: Path) -> bytes:
    """The database file and the log beside it."""
    return b"".join(file.read_bytes() for file in folder.iterdir() if file.name.startswith("cases.sqlite"))


async def keep(database: Database, *cases: Case) -> Kept:
    async with unit_of_work(database, NOW) as work:
        return await work.cases.keep(cases, by="cli")


async def test_the_same_file_twice_changes_nothing(database: Database) -> None:
    """The second import finds everything known; a corrected line changes its own case and no other."""
    first = await keep(database, case(1), case(2))
    second = await keep(database, case(1), case(2))
    third = await keep(database, case(1), case(2, cause="追索劳动报酬"))

    assert (first, second, third) == (Kept(2, 0, 0), Kept(0, 0, 2), Kept(0, 1, 1))


async def test_no_full_name_stands_in_the_database(database: Database, tmp_path: Path) -> None:
    """Neither in the tables nor in the log beside them, and not in an index."""
    await keep(database, case(1, "张建国"))

    kept = bytes_on_disk(tmp_path)
    assert "张某".encode() in kept
    assert "张建国".encode() not in kept
    assert "王大力".encode() not in kept


async def test_the_names_come_back_to_whoever_may_ask(database: Database) -> None:
    """The full names are there, under the case number."""
    await keep(database, case(1, "张建国"))

    async with unit_of_work(database, NOW) as work:
        parties = await work.cases.parties("（2019）辽0211执1号")
        nobody = await work.cases.parties("（2019）辽0211执9号")

    assert parties is not None
    assert (parties.petitioner, parties.respondent) == ("张建国", "王大力")
    assert nobody is None
    assert "张建国" not in repr(parties) + repr(case(1, "张建国"))


async def test_two_people_of_one_surname_are_told_apart_in_their_court(database: Database) -> None:
    """张建国 is 张某 in all of his cases, 张大伟 is 张某1, also when they come with later files."""
    await keep(database, case(1, "张建国"), case(2, "张大伟"))
    await keep(database, case(3, "张建国"), case(4, "张大伟"))

    async with unit_of_work(database, NOW) as work:
        forms = [one.petitioner_masked for one in await work.cases.of_court("dlgjz")]

    assert forms == ["张某", "张某1", "张某", "张某1"]


async def test_a_petitioner_with_forty_cases_is_found_in_all_of_them(database: Database) -> None:
    """By the keyed fingerprint, in every court, however the name is typed."""
    await keep(database, *(case(serial, "刘某来") for serial in range(40)), case(99, "张建国"))

    async with unit_of_work(database, NOW) as work:
        found = await work.cases.of_petitioner("刘 某来")

    assert len(found) == 40


async def test_a_name_that_was_swapped_in_the_database_is_noticed(database: Database) -> None:
    """Somebody with access to the file puts one petitioner into another's case."""
    await keep(database, case(1, "张建国"), case(2, "李大伟"))
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql(
            "UPDATE cases SET petitioner = (SELECT petitioner FROM cases WHERE id = 2) WHERE id = 1"
        )

    async with unit_of_work(database, NOW) as work:
        with pytest.raises(UndecipherableError):
            await work.cases.parties("（2019）辽0211执1号")


async def test_without_a_key_file_no_case_is_kept(database: Database, key_file: KeyFile) -> None:
    """Nothing is written in plain because the key is missing; the transaction keeps nothing."""
    key_file.path.unlink()

    with pytest.raises(KeyFileError):
        await keep(database, case(1))


async def test_rotation_moves_every_case_and_the_old_key_is_useless(database: Database, key_file: KeyFile) -> None:
    """A batch at a time; afterwards names, forms and searches are as before, and the first key opens nothing."""
    await keep(database, *(case(serial, "张建国") for serial in range(7)))
    key_file.add(SECOND_KEY)

    moved = [await move_batch(database, limit=3) for _ in range(4)]
    key_file.drop_old()

    assert moved == [3, 3, 1, 0]
    assert key_file.keys().by_number == {2: SECOND_KEY}
    async with unit_of_work(database, NOW) as work:
        assert len(await work.cases.of_petitioner("张建国")) == 7
        parties = await work.cases.parties("（2019）辽0211执3号")
    assert parties is not None
    assert parties.petitioner == "张建国"


async def test_an_interrupted_rotation_goes_on_where_it_stopped(database: Database, key_file: KeyFile) -> None:
    """In between every name can be read and found, and a new case goes under the new key."""
    await keep(database, *(case(serial, "张建国") for serial in range(4)))
    key_file.add(SECOND_KEY)
    await move_batch(database, limit=2)

    await keep(database, case(9, "张建国"))

    assert await left(database) == 2
    async with unit_of_work(database, NOW) as work:
        assert len(await work.cases.of_petitioner("张建国")) == 5
        assert {one.petitioner_masked for one in await work.cases.of_court("dlgjz")} == {"张某"}
    assert await move_batch(database) == 2


async def test_cases_that_come_during_a_rotation_are_all_readable(database: Database, key_file: KeyFile) -> None:
    """An import and the rotation run side by side; when both are done nothing stands under the old key."""
    await keep(database, *(case(serial) for serial in range(100, 130)))
    key_file.add(SECOND_KEY)

    async def rotate() -> None:
        while await move_batch(database, limit=5):
            pass

    async def import_more() -> None:
        for serial in range(20):
            await keep(database, case(serial))

    await asyncio.gather(rotate(), import_more())
    await rotate()
    key_file.drop_old()

    async with unit_of_work(database, NOW) as work:
        assert len(await work.cases.of_petitioner("张建国")) == 50
