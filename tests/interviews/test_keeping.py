"""Interviews as they are kept: everything comes back, and nothing that was said of a person stands there in plain."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import text

from rules.interviews.values import (
    Appointment,
    Attachment,
    Interview,
    InterviewState,
    Outcome,
    Participant,
    ParticipantRole,
    Promise,
    Record,
    Satisfaction,
    Source,
    Way,
)
from rules.people import Role
from storage.unit_of_work import UnitOfWork
from tests.keys import ENCRYPTION
from tests.world import World

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
FULL = Record(
    met_on=date(2026, 12, 3),
    claims="要求执行到位三十万元",
    findings="被执行人名下有房产一处",
    reply="依法评估拍卖",
    outcome=Outcome.SETTLED,
    satisfaction=Satisfaction.FAIRLY,
    number="接谈笔录12号",
    revisit_on=date(2027, 1, 15),
    revisit_result="当事人认可",
    tags=("处置慢", "查控难"),
)


async def interview_in(world: World) -> Interview:
    """An interview with everything in it, and the two orders that it belongs to, not kept yet."""
    for words in ("请周焱院长三日内报送台账。", "请周焱院长五日内报送清单。"):
        await world.person("王宏").says(world.group("院长之声"), words)
    appointment = Appointment(NOW + timedelta(days=13), "大连中院301", Way.IN_PERSON, 60, 2, "当事人住院")
    return Interview(
        id=0,
        order_id=1,
        court_code="dl",
        source=Source.DRAW,
        created_at=NOW,
        uid="code@duban",
        draw=7,
        case_number="（2019）辽02执1号",
        petitioner="张建国",
        masked_petitioner="张某",
        state=InterviewState.RECORDED,
        appointment=appointment,
        participants=(Participant(ParticipantRole.MEDIATES, "市调解中心"),),
        record=FULL,
        promises=(Promise(1, "到位十万元", "大连中院执行局长", "dl", Role.ENFORCEMENT_DIRECTOR, None, NOW, 2),),
        attachments=(Attachment(1, "file", "ab" * 32, ".pdf", 1234, 1, NOW),),
        recorded_by=4,
        next_reminder_at=NOW,
    )


def work_in(session: object) -> UnitOfWork:
    return UnitOfWork(session, NOW, ENCRYPTION)  # type: ignore[arg-type]


async def test_everything_of_an_interview_comes_back(world: World) -> None:
    """Kept, changed and kept again: what was taken away is gone, the rest is as it was."""
    wanted = await interview_in(world)
    async with world.duban.database.transaction() as session:
        kept = await work_in(session).interviews.keep(wanted)
    changed = replace(kept, record=replace(FULL, tags=("查控难",)), participants=(), attachments=(), version=2)

    async with world.duban.database.transaction() as session:
        await work_in(session).interviews.keep(changed)
        found = await work_in(session).interviews.get(kept.id)

    assert replace(kept, record=FULL) == replace(wanted, id=kept.id)
    assert found == changed


async def test_no_word_about_a_person_stands_in_the_database(world: World) -> None:
    """Neither the name nor what was asked, found, answered and promised can be read without the key."""
    wanted = await interview_in(world)
    async with world.duban.database.transaction() as session:
        await work_in(session).interviews.keep(wanted)
        dump = ""
        for table in ("interviews", "interview_promises", "interview_participants", "interview_tags"):
            dump += str((await session.exec(text(f"SELECT * FROM {table}"))).all())  # type: ignore[call-overload]  # noqa: S608 - names of our own

    for secret in ("张建国", FULL.claims, FULL.findings, FULL.reply, FULL.revisit_result, "到位十万元"):
        assert secret not in dump
        assert secret.encode().hex() not in dump.encode().hex()


async def test_a_petitioner_is_found_by_the_whole_name_in_all_courts(world: World) -> None:
    """By the name, by the form that is shown, by the case; another name finds nothing."""
    wanted = await interview_in(world)
    async with world.duban.database.transaction() as session:
        work = work_in(session)
        kept = await work.interviews.keep(wanted)

        assert await work.interviews.of_petitioner("张 建国") == (kept,)
        assert await work.interviews.of_petitioner("张建军") == ()
        assert await work.interviews.of_masked("张某") == (kept,)
        assert await work.interviews.of_case("（2019）辽02执1号") == (kept,)
