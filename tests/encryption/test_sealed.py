"""What people write is sealed wherever it stands: through the life of an order, over a change of keys, and from older databases."""

import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlmodel import col, select

from storage.database import Database
from storage.encryption import Encryption, UndecipherableError
from storage.key_rotation import left, move_batch
from storage.keys import Keys
from storage.schema import migrate
from storage.scrubbing import scrub
from storage.sealed import SEALED, Seals
from storage.tables.orders import OrderRow
from storage.unit_of_work import unit_of_work
from tests.keys import ENCRYPTION, KEY, nonce
from tests.world import World

# A surname and a given name of no actor, court or template.
NAME, MATTER = "韦龘靐", "齉爩"


def bytes_on_disk(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())


async def live(world: World) -> None:
    """An order with a name in it, acknowledged, reported on and returned; a draft; a correction; an extension."""
    leader, president, group = world.person("闫振喜"), world.person("宋立群"), world.group("甘井子法院")
    command_group = world.group("院长之声")
    await leader.says(command_group, f"请宋立群院长接谈申请执行人{NAME}，{MATTER}，12月5日前")
    await president.presses("签收", group)
    await president.says(group, f"/report 1 已与{NAME}谈过，{MATTER}")
    await president.says(group, f"/extend 1 12月10日 {NAME}住院，{MATTER}")
    await leader.says(command_group, f"请甘井子法院尽快看看{NAME}，{MATTER}")


@pytest.mark.parametrize("template", ["sqlite"], indirect=True)  # only SQLite's files can be read whole
async def test_no_byte_of_what_people_wrote_stands_in_the_files(world: World, tmp_path: Path) -> None:
    """Neither a name nor the matter is in the database, its log or its index; with the key all of it is there."""
    await live(world)

    kept = bytes_on_disk(tmp_path)
    assert NAME[1:].encode() not in kept
    assert MATTER.encode() not in kept
    assert NAME.encode("unicode-escape")[4:] not in kept
    async with unit_of_work(world.duban.database, world.now) as work:
        order = await work.orders.get(1)
        assert order is not None
        assert (order.petitioner, MATTER in order.origin.text) == (NAME, True)
        assert any(MATTER in event.text for event in await work.orders.events(1))


async def test_a_change_of_keys_goes_through_every_table(world: World) -> None:
    """Afterwards nothing stands under the old key, everything can be read with the new one alone, and the bot goes on."""
    keys = {1: KEY}
    await live(world)
    database = world.duban.database
    database.encryption = Encryption(lambda: Keys(dict(keys)), nonce)
    keys[2] = bytes(reversed(KEY))

    moved = [await move_batch(database, limit=20) for _ in range(20)]
    remaining = await left(database)
    del keys[1]

    assert moved[-1] == remaining == 0
    async with database.transaction() as session:
        for table in SEALED:
            rows = (await session.exec(select(table.row))).all()
            assert all(Seals(database.encryption, table).opened(row) is not None for row in rows)
    async with unit_of_work(database, world.now) as work:
        assert await work.orders.known_petitioners(NAME) == {NAME: "韦某"}


async def test_a_text_that_was_moved_to_another_order_cannot_be_read(world: World) -> None:
    """Whoever has the database but not the key cannot put words into another order."""
    await live(world)
    await world.person("闫振喜").says(world.group("院长之声"), "请宋立群院长接谈刘某来，12月6日前")

    async with world.duban.database.transaction() as session:
        one, other = (await session.exec(select(OrderRow).order_by(col(OrderRow.id)).limit(2))).all()
        other.origin_text = one.origin_text
    async with unit_of_work(world.duban.database, world.now) as work:
        with pytest.raises(UndecipherableError):
            await work.orders.get(other.id or 0)


def to_revision(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(files("storage").joinpath("migrations")))
    config.attributes["connection"] = connection
    config.attributes["encryption"] = ENCRYPTION
    command.upgrade(config, revision)


OLD_ROWS = f"""
INSERT INTO courts (code, position, full_name, short_name, level, city, case_prefix, aliases, ambiguous_aliases)
VALUES ('ln', 0, '辽宁高院', '辽宁高院', 'high', '', '', '[]', '[]');
INSERT INTO people (id, roster_key, name, is_reachable) VALUES (1, '1', '林正明', 1);
INSERT INTO inbox (update_id, raw, state, received_at, tries) VALUES (7, '{{"text": "{NAME}"}}', 'received', '2026-11-20 01:00:00', 0);
INSERT INTO orders (id, number, kind, state, issuer_id, issuer_court, issuer_label, issued_at, origin_chat_id, origin_message_id,
  origin_part, origin_text, objective, petitioner, masked_petitioner, deadline_is_estimate, extensions, urgent_reason, ladder, version)
VALUES (1, '督2026-0001', 'interview', 'issued', 1, 'ln', '林正明', '2026-11-20 01:00:00', 1, 1,
  0, '接谈{NAME}', '接谈韦某', '{NAME}', '韦某', 0, 0, '', '{{"steps": []}}', 1);
INSERT INTO order_events (order_id, kind, at, text) VALUES (1, 'reported', '2026-11-20 01:00:00.123456', '{NAME}谈了');
"""  # noqa: S608 - the name is a constant of this file


async def test_an_older_database_is_sealed_and_leaves_nothing_in_plain(tmp_path: Path) -> None:
    """Texts of revision 2 can be read after `duban migrate`, and none of them is left in the file, its log or free pages."""
    file = tmp_path / "duban.sqlite"
    database = Database(f"sqlite+aiosqlite:///{file}")
    async with database.engine.begin() as connection:
        await connection.run_sync(to_revision, "0002")
    await database.close()
    with closing(sqlite3.connect(file)) as plain:
        plain.executescript(OLD_ROWS)
    assert NAME.encode() in bytes_on_disk(tmp_path)

    await migrate(f"sqlite+aiosqlite:///{file}", ENCRYPTION)

    assert NAME.encode() not in bytes_on_disk(tmp_path)
    database = Database(f"sqlite+aiosqlite:///{file}", ENCRYPTION)
    async with database.transaction() as session:
        opened = {
            table.name: [Seals(ENCRYPTION, table).opened(row) for row in (await session.exec(select(table.row))).all()]
            for table in SEALED
        }
    await database.close()
    assert opened["inbox"] == [{"raw": f'{{"text": "{NAME}"}}'}]
    assert opened["order_events"] == [{"text": f"{NAME}谈了", "change": ""}]
    texts = {"origin_text": f"接谈{NAME}", "objective": "接谈韦某", "petitioner": NAME}
    assert opened["orders"] == [{**texts, "urgent_reason": "", "held_reason": ""}]


@pytest.mark.parametrize("template", ["sqlite"], indirect=True)  # only SQLite's files can be read whole
async def test_scrubbing_leaves_the_log_empty(tmp_path: Path, world: World) -> None:
    """What was deleted is in no free page and in no log afterwards."""
    await live(world)
    async with world.duban.database.transaction() as session:
        row = (await session.exec(select(OrderRow))).first()
        assert row is not None
        gone = row.origin_text
        row.origin_text = b""

    assert await scrub(world.duban.database)

    assert gone not in bytes_on_disk(tmp_path)
    assert (tmp_path / "duban.sqlite-wal").stat().st_size == 0
