"""Guests, places, reasons of postponements and minutes: sealed since revision 18, moved with the key, gone when erased."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from rules.dispatch.values import Meeting
from rules.interviews.values import Appointment, Participant, ParticipantRole, Way
from storage.database import Database
from storage.encryption import Encryption
from storage.erasure import Erasure
from storage.key_rotation import left, move_batch
from storage.keys import Keys
from storage.schema import migrate
from storage.scrubbing import scrub
from storage.unit_of_work import unit_of_work
from tests.dispatch.test_wording import MEETING
from tests.encryption.test_sealed import bytes_on_disk, to_revision
from tests.interviews.stories import ask_for_interview
from tests.keys import ENCRYPTION, KEY, nonce
from tests.world import World

NAME = "韦龘靐"
MINUTES = f"请和平法院会后再见一次{NAME}。"
PLACE, REASON, GUEST = f"{NAME}家中", f"{NAME}住院", f"人大代表{NAME}"
THEN = datetime(2026, 11, 20, 1, tzinfo=UTC)


def written_out() -> Iterator[str]:
    """The words as they stand in a text, and as an older column of JSON escapes them."""
    yield NAME
    yield json.dumps(NAME)[1:-1]


async def write(world: World) -> None:
    """An interview with a guest at a place, postponed; minutes of a meeting."""
    await ask_for_interview(world)
    async with unit_of_work(world.duban.database, world.now) as work:
        interview = await work.interviews.get(1)
        assert interview is not None
        arranged = Appointment(THEN, PLACE, Way.ON_SITE, sequence=1, reason=REASON)
        guests = (Participant(ParticipantRole.WITNESSES, GUEST), Participant(ParticipantRole.LIAISON, "街道办"))
        await work.interviews.keep(replace(interview, appointment=arranged, participants=guests))
        await work.dispatch.add(replace(MEETING, id=0, minutes=MINUTES))


async def read(database: Database) -> tuple[str, str, list[str], str]:
    async with unit_of_work(database, THEN) as work:
        interview, meeting = await work.interviews.get(1), await work.dispatch.newest()
    assert interview is not None
    assert interview.appointment is not None
    assert meeting is not None
    one = interview.appointment
    return one.place, one.reason, sorted(guest.label for guest in interview.participants), meeting.minutes


async def test_they_are_moved_to_the_next_key(world: World) -> None:
    """Afterwards all of it is read with the new key alone."""
    keys = {1: KEY}
    await write(world)
    database = world.duban.database
    database.encryption = Encryption(lambda: Keys(dict(keys)), nonce)
    keys[2] = bytes(reversed(KEY))

    while await move_batch(database, limit=20):
        pass
    assert await left(database) == 0
    del keys[1]

    assert await read(database) == (PLACE, REASON, [GUEST, "街道办"], MINUTES)


@pytest.mark.parametrize("template", ["sqlite"], indirect=True)  # only SQLite's files can be read whole
async def test_they_are_sealed_and_erased_to_the_last_byte(world: World, tmp_path: Path) -> None:
    """No byte before the erasure, nothing to be read after it; other guests and the rest of the minutes stay."""
    await write(world)
    assert NAME.encode() not in bytes_on_disk(tmp_path)

    async with unit_of_work(world.duban.database, world.now) as work:
        await Erasure(work.session, work.now, ENCRYPTION).petitioner(NAME)
    await scrub(world.duban.database)

    assert await read(world.duban.database) == (
        "韦某家中",
        "韦某住院",
        ["人大代表韦某", "街道办"],
        MINUTES.replace(NAME, "韦某"),
    )


OLD_ROWS = """
INSERT INTO courts (code, position, full_name, short_name, level, city, case_prefix, aliases, ambiguous_aliases)
VALUES ('ln', 0, '辽宁高院', '辽宁高院', 'high', '', '', '[]', '[]');
INSERT INTO people (id, roster_key, name, is_reachable) VALUES (1, '1', '林正明', 1);
INSERT INTO orders (id, number, kind, state, issuer_id, issuer_court, issuer_label, issued_at, origin_chat_id, origin_message_id,
  origin_part, origin_text, objective, petitioner, masked_petitioner, deadline_is_estimate, extensions, urgent_reason, ladder, version,
  held_reason)
VALUES (1, '督2026-0001', 'interview', 'issued', 1, 'ln', '林正明', '2026-11-20 01:00:00', 1, 1,
  0, X'', X'', NULL, NULL, 0, 0, X'', '{"steps": []}', 1, X'');
INSERT INTO interviews (id, order_id, court_code, source, created_at, uid, state, starts_at, minutes, place, way, sequence,
  postponed_reason, claims, findings, reply, revisit_result, record_number, version)
VALUES (1, 1, 'ln', 'order', '2026-11-20 01:00:00', 'a@duban', 'appointed', '2026-11-20 01:00:00', 60, :place, 'on_site', 1,
  :reason, X'', X'', X'', X'', '', 1);
INSERT INTO interview_participants (interview_id, role, label) VALUES (1, 'witnesses', :guest), (1, 'liaison', '街道办');
INSERT INTO meetings (state, held_at, content) VALUES ('held', '2026-12-10 01:00:00', :content);
"""


async def test_an_older_database_is_sealed_and_leaves_nothing_in_plain(tmp_path: Path) -> None:
    """What revision 17 kept in plain can be read after `duban migrate`, and stands nowhere in the file, escaped or not."""
    file = tmp_path / "duban.sqlite"
    database = Database(f"sqlite+aiosqlite:///{file}")
    async with database.engine.begin() as connection:
        await connection.run_sync(to_revision, "0017")
    await database.close()
    plain_meeting = TypeAdapter(Meeting).dump_python(replace(MEETING, minutes=MINUTES), mode="json")
    words = {"place": PLACE, "reason": REASON, "guest": GUEST, "content": json.dumps(plain_meeting)}
    with closing(sqlite3.connect(file)) as connected:
        for statement in OLD_ROWS.split(";\n")[:-1]:
            connected.execute(statement, {name: word for name, word in words.items() if f":{name}" in statement})
        connected.commit()
    assert all(form.encode() in bytes_on_disk(tmp_path) for form in written_out())

    await migrate(f"sqlite+aiosqlite:///{file}", ENCRYPTION)

    assert not any(form.encode() in bytes_on_disk(tmp_path) for form in written_out())
    database = Database(f"sqlite+aiosqlite:///{file}", ENCRYPTION)
    assert await read(database) == (PLACE, REASON, [GUEST, "街道办"], MINUTES)
    await database.close()
