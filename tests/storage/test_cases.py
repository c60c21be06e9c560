"""The register and the draws on both databases: encrypted bytes, a rotation under a lock, a packed record."""

from datetime import UTC, date, datetime

from rules.cases import Case
from rules.courts import Level
from rules.draw import DrawRecord, commitment_to, draw, pool_hash, verify
from storage.cases import Kept
from storage.database import Database
from storage.draws import DrawnBy
from storage.encryption import Encryption
from storage.key_rotation import left, move_batch
from storage.keys import Keys
from storage.tables.roster import CourtRow, PersonRow
from storage.unit_of_work import unit_of_work

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
OLD, NEW = bytes(range(32)), bytes(range(1, 33))
CASES = tuple(
    Case(f"（2019）辽0211执{serial}号", "dlgjz", date(2019, 3, 5), "张建国", respondent="王大力") for serial in range(7)
)


async def furnish(database: Database) -> None:
    async with unit_of_work(database, NOW) as work:
        work.session.add(
            CourtRow(code="dlgjz", position=0, full_name="甘井子", short_name="甘井子法院", level=Level.BASIC)
        )
        work.session.add(PersonRow(id=1, roster_key="x", name="宋立群"))


async def test_a_register_is_kept_changed_and_moved_to_a_new_key(database: Database) -> None:
    """Seven cases in, one changed, all moved in batches, every name readable at the end under the new key alone."""
    keys = {1: OLD}
    database.encryption = Encryption(lambda: Keys(dict(keys)), bytes)
    await furnish(database)

    async with unit_of_work(database, NOW) as work:
        first = await work.cases.keep(CASES, by="cli")
    async with unit_of_work(database, NOW) as work:
        second = await work.cases.keep((*CASES[:6], Case(CASES[6].number, "dlgjz", NOW.date(), "李大伟")), by="cli")
    keys[2] = NEW
    moved = [await move_batch(database, limit=4) for _ in range(3)]
    remaining = await left(database)
    del keys[1]

    assert (first, second) == (Kept(7, 0, 0), Kept(0, 1, 6))
    assert (moved, remaining) == ([4, 3, 0], 0)
    async with unit_of_work(database, NOW) as work:
        assert len(await work.cases.of_petitioner("张建国")) == 6
        parties = await work.cases.parties(CASES[6].number)
    assert parties is not None
    assert parties.petitioner == "李大伟"


async def test_a_draw_comes_back_as_it_was_published(database: Database) -> None:
    """The record is packed bytes; it verifies after the database has had it."""
    await furnish(database)
    pool = tuple(sorted(case.number for case in CASES))
    record = DrawRecord("dlgjz", NOW.isoformat(), pool, pool_hash(pool), commitment_to("s"), 2, "s", draw(pool, 2, "s"))

    async with unit_of_work(database, NOW) as work:
        number = await work.draws.keep(record, DrawnBy(1, 77))
    async with unit_of_work(database, NOW) as work:
        kept = await work.draws.record(number)
        last = await work.draws.last_of("dlgjz", UTC)

    assert kept == record
    assert verify(record) == ()
    assert last is not None
    assert (last.id, last.drawn_on) == (number, NOW.date())
