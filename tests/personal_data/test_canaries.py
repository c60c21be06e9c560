"""Canaries: names and numbers that occur nowhere else, put in everywhere, and looked for in all that the bot ever said."""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from io import BytesIO
from random import Random
from zipfile import ZipFile, is_zipfile

import pytest
from sqlmodel import col, select

from rules.cases import Case
from storage.sealed import OUTBOX, Seals
from storage.tables.messages import OutboxRow
from storage.unit_of_work import UnitOfWork, unit_of_work
from tests.keys import ENCRYPTION
from tests.personal_data.sentences import bank_card, id_number, mobile
from tests.sandbox.pictures import png
from tests.sandbox.transport import sent_call
from tests.world import SHANGHAI, Person, Screen, World

# Characters of no name, no template and no court.
CANARY = "龘靐"


def canaries(count: int, rounds: int) -> tuple[list[Case], list[str]]:
    """Cases of petitioners who do not exist, and numbers to type into the chat."""
    chance = Random(20261122)  # noqa: S311 - canaries, not secrets
    cases = [
        Case(
            f"（{2016 + number % 10}）辽0211执{number + 1}号",
            "dlgjz",
            date(2016, 1, 1) + timedelta(days=number % 3000),
            chance.choice("张王李刘陈") + CANARY,
            respondent=f"大连{CANARY}商贸有限公司",
            cause="民间借贷",
        )
        for number in range(count)
    ]
    numbers = [make(chance) for _ in range(rounds) for make in (id_number, mobile, bank_card)]
    return cases, numbers


def everything_said(world: World) -> Iterator[str]:
    """Every text, button, file name and file of the bot in every chat, private ones included."""
    me = world.telegram.bot.user.id
    for chat in world.telegram.chats.values():
        for message in world.telegram.messages(chat.id):
            if message.sender.id == me:
                yield message.text
                yield from message.buttons
                if message.attachment is not None:
                    stored = world.telegram.files.get(message.attachment.file_id)
                    assert stored is not None
                    yield message.attachment.name
                    yield stored.data.decode(errors="ignore")
                    yield from unpacked(stored.data)


def unpacked(data: bytes) -> Iterator[str]:
    """What stands inside a workbook or document, which is a zip archive."""
    if is_zipfile(BytesIO(data)):
        with ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name
                yield archive.read(name).decode(errors="ignore")


def words_in(value: object) -> Iterator[str]:
    """Every text of a value that came as JSON; a text is itself one."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from (name, *words_in(one))
    elif isinstance(value, list):
        for one in value:
            yield from words_in(one)
    else:
        yield str(value)


def everything_sent_to_groups(world: World) -> Iterator[str]:
    """Every field, file name and file of every call that went to a group, whatever became of the message afterwards.

    Calendar files are unfolded, archives unpacked. Answers to presses are shown to one person, but in the group.
    """
    presses = {press.id for press in world.telegram.presses.values() if press.message.chat.id < 0}
    for call in map(sent_call, world.wire or ()):
        if (call.chat_id or 0) < 0 or call.fields.get("callback_query_id") in presses:
            for text in call.fields.values():
                yield text
                with suppress(ValueError):
                    yield from words_in(json.loads(text))
            for name, data in call.files:
                yield name
                yield data.decode(errors="ignore").replace("\r\n ", "")
                yield from unpacked(data)


async def everything_meant_for_groups(world: World) -> list[str]:
    """The facts of every message to a group that was ever put into the outbox; PDFs and pictures are made of nothing else."""
    async with world.duban.database.transaction() as session:
        rows = (await session.exec(select(OutboxRow).where(col(OutboxRow.person_id).is_(None)))).all()
        opened = [Seals(ENCRYPTION, OUTBOX).opened(row)["facts"] for row in rows]
    return [text for facts in opened if facts for text in words_in(json.loads(facts))]


async def live_through(
    world: World, cases: list[Case], numbers: list[str], until: str, mornings: Sequence[datetime] = ()
) -> None:
    """Draws, refusals, an order on the way through its life, numbers typed in, commands that ask for lists, and what the clock brings."""
    async with world.duban.database.transaction() as session:
        await UnitOfWork(session, world.clock.now(), ENCRYPTION).cases.keep(cases, by="cli")
    president, group = world.person("宋立群"), world.group("甘井子法院")
    for words in ("/draw 10", "/draw", "/draw 3 理由：原案已移送", "/draw 99", "/draw 0", "/orders", "/interview"):
        await president.says(group, words)
    await president.presses("签收", group)
    await hold_interview(world, cases)
    for number in numbers:
        await president.says(group, f"当事人电话卡号证件{number}，已联系")
        await president.says(None, f"/report 1 已接谈，证件{number}")
        await world.person("周焱").says(group, f"请宋立群院长接谈刘某来，证件{number}，12月5日前")
    await world.at(until)
    for morning in mornings:
        await world.asleep_until(morning)


async def hold_interview(world: World, cases: list[Case]) -> None:
    """The full name is read, typed into every field of the record, into a promise and as a guest; then everything is counted."""
    president, group, office = world.person("宋立群"), world.group("甘井子法院"), world.group("辽宁高院")
    async with unit_of_work(world.duban.database, world.now) as work:
        interview = await work.interviews.get(1)
    assert interview is not None
    name = next(case.petitioner for case in cases if case.number == interview.case_number)
    await president.presses("查看全名")
    await president.presses("核对身份")
    await president.says(group, f"/appoint 1 11月20日上午9点半 {name}家中")
    await president.says(
        group, f"/record 1 结果：和解；满意度：满意；诉求：{name}要求付款；答复：已告知{name}；查明：{name}属实"
    )
    await president.presses("承诺", group)
    await president.presses("甘井子法院院长", group)
    await president.says(group, f"11月25日前向{name}付款", reply_to=group.last)
    await president.says(group, f"/appoint 1 11月24日上午9点 理由：{name}住院")
    await president.says(group, "/record 1")
    await president.presses("○ 笔录号", group)
    await president.says(group, f"{name}笔录")
    await president.presses("附件", group)
    await president.sends(group, f"{name}.jpg", png(3, 3), f"{name}签字", reply_to=group.last)
    await name_guests(president, group, name)
    for command in ("/why 1", "/explain 1", "/show 1", "/letters", "/ledger", "/score", "/mine"):
        await president.says(group, command)
    for command in ("/interviews", "/interviews 表格", "/problems", "/reads"):
        await world.person("程雨桐").says(office, command)
    await president.says(group, "/interviews")
    await world.person("周焱").says(world.group("院长之声"), "/interviews")
    for words in (f"/draw 1 案由={name}", f"/draw 1 理由：申请执行人{name}已撤回", f"/record 1 诉求：{name}"):
        await president.says(group, words)


async def name_guests(president: Person, group: Screen, name: str) -> None:
    """A guest, and the field asked for and then answered by the next message in the group."""
    await president.says(group, "/record 1")
    await president.presses("返回", group)
    await president.presses("参加人", group)
    await president.presses("加见证人", group)
    await president.says(group, f"申请执行人{name}的代理人", reply_to=group.last)
    await president.says(group, "/record 1")
    await president.presses("查明", group)
    await president.says(group, f"{name}名下无房")


async def check_canaries(world: World, count: int, rounds: int, until: str, mornings: Sequence[datetime] = ()) -> None:
    cases, numbers = canaries(count, rounds)
    world.wire = []
    await live_through(world, cases, numbers, until, mornings)

    sent, meant = list(everything_sent_to_groups(world)), await everything_meant_for_groups(world)
    said = [*everything_said(world), *sent, *meant]
    methods = {sent_call(request).method for request in world.wire}
    assert {"sendMessage", "sendDocument", "editMessageText", "deleteMessage", "answerCallbackQuery"} <= methods
    assert any("BEGIN:VCALENDAR" in text for text in said)
    assert any("<worksheet" in text for text in said)
    for done in ("抽取结果", "诉求：", "未到期）", "当事人全名查看记录", "院长接谈　全省"):
        assert any(done in text for text in said), done
    for text in said:
        assert CANARY[0] not in text
        assert CANARY[1] not in text
        assert not [number for number in numbers if number in text]
    assert "personal_data_masked_on_its_way_out" not in world.alarms.names


async def test_no_canary_is_ever_said(world: World) -> None:
    """Through draws, orders, reminders, refusals and lists, in groups and in private."""
    await check_canaries(world, 60, 1, "2026-11-20 14:00")


@pytest.mark.slow
@pytest.mark.parametrize("template", ["sqlite"], indirect=True)  # what is said does not hang on the database
async def test_of_10_000_records_no_byte_is_ever_said(world: World) -> None:
    """The same with 10,000 cases, through four days hour by hour and a month of mornings, with reminders and supervision letters."""
    first = datetime(2026, 11, 25, 9, tzinfo=SHANGHAI)
    await check_canaries(world, 10_000, 3, "2026-11-24 10:00", [first + timedelta(days=day) for day in range(28)])
