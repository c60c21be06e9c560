"""duban erase and the retention limits: what is deleted is gone to the last byte, and what is counted stays."""

import asyncio
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func
from sqlmodel import col, select
from typer.testing import CliRunner, Result

from bot.__main__ import app
from rules.cases import Case
from rules.erasure import Traces
from rules.orders.values import OrderState
from storage.audit import Audit
from storage.database import Database
from storage.erasure import REACHED, Erasure
from storage.scrubbing import scrub
from storage.sealed import SEALED, Seals
from storage.tables.messages import InboxRow, OutboxRow
from storage.tables.orders import DraftRow, OrderRow
from storage.tables.roster import PersonRow
from storage.unit_of_work import unit_of_work
from tests.keys import ENCRYPTION
from tests.world import BEGINNING, World

NAME, OTHER = "韦龘靐", "卞齉"
NUMBER = "（2019）辽0211执77号"
SQLITE = pytest.mark.parametrize("template", ["sqlite"], indirect=True)  # only SQLite's files can be read whole


def bytes_on_disk(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())


async def everything(database: Database) -> dict[str, list[str]]:
    """All that can be read with the key, by table."""
    async with database.transaction() as session:
        return {
            table.name: [
                text
                for row in (await session.exec(select(table.row))).all()
                for text in Seals(database.encryption, table).opened(row).values()
                if text
            ]
            for table in SEALED
        }


async def sealed_about(database: Database, name: str) -> list[bytes]:
    """The bytes in which the name stands, as they are in the file."""
    async with database.transaction() as session:
        return [
            getattr(row, column)
            for table in SEALED
            for row in (await session.exec(select(table.row))).all()
            for column, text in Seals(database.encryption, table).opened(row).items()
            if text and name in text
        ]


async def live(world: World) -> None:
    """The petitioner goes through every flow: register, draw, orders, reports, drafts, corrections, a full name, a retort."""
    cases = [
        Case(NUMBER, "dlgjz", date(2019, 3, 5), NAME, respondent=f"大连{OTHER}饭店", excluded_reason=""),
        Case("（2018）辽0211执5号", "dlgjz", date(2018, 3, 5), OTHER, excluded_reason=f"已并入{NAME}案"),
    ]
    async with unit_of_work(world.duban.database, world.now) as work:
        await work.cases.keep(cases, by="cli")
    leader, president = world.person("闫振喜"), world.person("宋立群")
    command, group = world.group("院长之声"), world.group("甘井子法院")
    await president.says(group, f"/draw 1 理由：{NAME}催办")
    await leader.says(command, f"请宋立群院长接谈申请执行人{NAME}，12月5日前")
    await president.presses("签收", group)
    await president.says(group, f"/report 2 {NAME}住院，已约定周三")
    await president.presses("查看全名")
    await president.presses("核对身份")
    await leader.says(command, f"铁西法院院长三日内接谈{NAME}。")
    await president.says(group, f"今天{NAME}又来了")
    await leader.says(command, f"请秦岚院长报送{OTHER}案材料，并抄送{NAME}，12月8日前")
    await leader.says(command, f"请秦岚院长核查{NUMBER}，12月9日前")
    await world.asleep_until(world.now + timedelta(hours=30))


@SQLITE
async def test_no_byte_of_an_erased_petitioner_is_left(world: World, tmp_path: Path) -> None:
    """Neither in plain nor sealed, neither in the file nor in its log; others' words stay, and the audit chain holds."""
    await live(world)
    database = world.duban.database
    before = await everything(database)
    sealed = await sealed_about(database, NAME)
    assert all(before[name] for name in ("cases", "inbox", "outbox", "orders", "order_events", "order_drafts"))
    assert len(sealed) > 10

    async with unit_of_work(database, world.now) as work:
        erased = await Erasure(work.session, work.now, ENCRYPTION).petitioner(NAME)
    assert await scrub(database)

    assert erased.waiting == 0
    left = await everything(database)
    assert not [text for texts in left.values() for text in texts if NAME in text or NUMBER in text]
    kept = bytes_on_disk(tmp_path)
    assert NAME.encode() not in kept
    assert not [one for one in sealed if one in kept]
    assert (tmp_path / "duban.sqlite-wal").stat().st_size == 0
    assert any(OTHER in text for text in left["orders"])
    async with database.transaction() as session:
        assert await Audit(session, world.now, ENCRYPTION).verify() is None
        states = Counter((await session.exec(select(OrderRow.state))).all())
    assert states.total() == 4


@SQLITE
async def test_the_bot_goes_on_with_what_is_left(world: World) -> None:
    """The order can still be shown, reported on and closed; where its words stood it says so."""
    await live(world)
    async with unit_of_work(world.duban.database, world.now) as work:
        await Erasure(work.session, work.now, ENCRYPTION).petitioner(NAME)
    world.unread()

    await world.person("宋立群").says(world.group("甘井子法院"), "/show 2")
    await world.person("宋立群").says(world.group("甘井子法院"), "/report 2 已办妥")
    await world.asleep_until("2026-12-15 09:00")

    assert any("事项：（内容已删除）" in text for text in world.group("甘井子法院").texts)
    assert not world.alarms.names


async def test_an_erasure_done_twice_finds_nothing_more(world: World) -> None:
    """So one that was interrupted is simply repeated."""
    await live(world)

    found = []
    for _ in range(2):
        async with unit_of_work(world.duban.database, world.now) as work:
            erased = await Erasure(work.session, work.now, ENCRYPTION).petitioner(NAME)
            found.append(+erased.rows)

    assert found[0]["cases"] >= 1
    assert found[1] == Counter()


async def test_a_case_is_erased_and_its_petitioners_other_cases_stay(world: World) -> None:
    """Register, orders and messages about the case; the petitioner's name in other cases is not touched."""
    await live(world)
    async with unit_of_work(world.duban.database, world.now) as work:
        await work.cases.keep([Case("（2020）辽0211执9号", "dlgjz", date(2020, 1, 5), NAME)], by="cli")

    async with unit_of_work(world.duban.database, world.now) as work:
        await Erasure(work.session, work.now, ENCRYPTION).case(NUMBER)

    left = await everything(world.duban.database)
    assert not [text for texts in left.values() for text in texts if NUMBER in text]
    async with unit_of_work(world.duban.database, world.now) as work:
        assert await work.cases.parties(NUMBER) is None
        assert [one.number for one in await work.cases.of_petitioner(NAME)] == ["（2020）辽0211执9号"]


@SQLITE
async def test_somebody_of_the_roster_becomes_nameless(world: World, tmp_path: Path) -> None:
    """罗小川's name, account and private chat are gone; what he did stays under his number."""
    who = world.person("罗小川")
    await who.says(None, "/mine")
    await who.says(world.group("甘井子法院"), "收到，罗小川")
    await world.person("贺敏").says(world.group("甘井子法院"), f"罗小川（{who.user.id}）去现场")
    database = world.duban.database
    async with unit_of_work(database, world.now) as work:
        person_id = (await work.session.exec(select(PersonRow.id).where(col(PersonRow.name) == "罗小川"))).one()
        assert await Erasure(work.session, work.now, ENCRYPTION).person(person_id or 0)
    assert await scrub(database)

    kept, left = bytes_on_disk(tmp_path), await everything(database)
    assert "罗小川".encode() not in kept
    assert not [text for texts in left.values() for text in texts if "罗小川" in text or str(who.user.id) in text]
    world.unread()
    await who.says(None, "/mine")
    assert "督办件" not in str(world.unread())


async def test_what_is_old_is_forgotten_once_a_day(world: World) -> None:
    """Received updates after 30 days, the facts of messages and drafts after 90; the order itself is open and stays."""
    await world.person("闫振喜").says(world.group("院长之声"), f"请宋立群院长接谈申请执行人{NAME}，12月5日前")
    await world.person("闫振喜").says(world.group("院长之声"), f"铁西法院院长三日内接谈{NAME}。")

    await world.asleep_until(world.now + timedelta(days=31))
    async with world.duban.database.transaction() as session:
        journal = (await session.exec(select(func.count()).select_from(InboxRow))).one()
        said = (await session.exec(select(func.sum(func.length(OutboxRow.facts))))).one()
    await world.asleep_until(world.now + timedelta(days=75))
    async with world.duban.database.transaction() as session:
        drafts = (await session.exec(select(func.count()).select_from(DraftRow))).one()
        oldest = (await session.exec(select(OutboxRow).order_by(col(OutboxRow.id)).limit(1))).one()
        order = (await session.exec(select(OrderRow))).one()

    assert journal == 0
    assert said
    assert (drafts, oldest.facts) == (0, b"")
    assert order.origin_text


async def test_the_words_of_an_order_closed_long_ago_are_forgotten(world: World) -> None:
    """Five years after the last entry of its ledger; number, dates, parties and state stay."""
    await world.person("闫振喜").says(world.group("院长之声"), f"请宋立群院长接谈申请执行人{NAME}，12月5日前")
    await world.person("闫振喜").says(None, "/cancel 1 已息访")

    await world.asleep_until(world.now + timedelta(days=1824))
    async with unit_of_work(world.duban.database, world.now) as work:
        before = await work.orders.get(1)
    await world.asleep_until(world.now + timedelta(days=2))
    async with unit_of_work(world.duban.database, world.now) as work:
        after = await work.orders.get(1)
        events = await work.orders.events(1)

    assert before is not None
    assert after is not None
    assert before.petitioner == NAME
    assert (after.petitioner, after.origin.text, after.objective) == (None, "", "")
    assert (after.number, after.state, len(after.parties)) == (before.number, OrderState.CANCELLED, 1)
    assert not any(event.text for event in events)


@given(st.text("韦龘靐甲乙丙 \u3000", max_size=30))
def test_no_trace_survives_its_removal(text: str) -> None:
    """However often it stands there, with blanks in between or overlapping."""
    traces = Traces((NAME,), "韦某")

    assert not traces.are_in(traces.removed_from(text))


def test_no_sealed_table_is_left_out() -> None:
    """Whoever adds a table says what becomes of its words."""
    assert {table.name for table in SEALED} == REACHED


def test_an_account_is_found_as_a_whole_number_only() -> None:
    """10001 is not in 2100012, and JSON's escapes hide nothing."""
    traces = Traces((NAME,), "（已删除）", (10_001,))

    assert not traces.are_in('{"id": 2100012}')
    assert traces.are_in('{"id": 10001}')
    assert traces.are_in('{"text": "\\u97e6\\u9f98\\u9750"}')


# At the desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert duban("migrate").exit_code == 0
    return tmp_path


def duban(*words: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(app, words, input=typed)


def test_the_technician_is_asked_first(desk: Path) -> None:
    """The command says what will go and what stays; without a yes nothing goes."""
    Path("案件.csv").write_text(f"案号,立案日期,申请执行人\n{NUMBER},2019-03-05,{NAME}\n", encoding="utf-8")
    duban("cases", "import", "案件.csv")

    refused = duban("erase", "petitioner", NAME, typed="n\n")
    done = duban("erase", "petitioner", NAME, typed="y\n")
    again = duban("erase", "petitioner", NAME, "--yes")

    assert "未删除" in refused.output
    assert "cases: 1" in done.output
    assert "数据库文件已重写" in done.output
    assert "没有找到相关内容" in again.output
    assert "台账中没有这个案号" in duban("cases", "show", NUMBER, "--purpose", "核对身份").output
    assert NAME.encode() not in bytes_on_disk(desk / "var")
    asyncio.run(_chain_holds(desk))


async def _chain_holds(desk: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{desk}/var/duban.sqlite", ENCRYPTION)
    async with database.transaction() as session:
        assert await Audit(session, BEGINNING, ENCRYPTION).verify() is None
    await database.close()


@pytest.mark.parametrize(
    "words", [("petitioner", "韦"), ("petitioner", "韦某"), ("case", "某案"), ("person", "没有此人")]
)
@pytest.mark.usefixtures("desk")
def test_what_names_nobody_is_refused(words: tuple[str, str]) -> None:
    """A surname alone would be found everywhere, a masked form is shared by many."""
    result = duban("erase", *words, "--yes")

    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
