"""A president draws cases in the court's group: announced, drawn, published; checked by anybody."""

import base64
import json
import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from sqlmodel import col

from bot.templates import Locale, render
from rules.cases import Case
from rules.draw import DrawFault, DrawRecord, commitment_to, draw, pool_hash, verify
from rules.notifications.interviews import CasesDrawn, DrawAnnounced, DrawnLine, DrawRefused
from rules.people import Role
from storage.draws import UnreadableRecordError, from_text, pack, to_text
from storage.tables.roster import PostRow
from storage.unit_of_work import UnitOfWork, unit_of_work
from tests.keys import ENCRYPTION
from tests.world import Screen, World

FILED = date(2019, 3, 5)


def case(serial: int, petitioner: str = "张建国", court: str = "dlgjz", filed_on: date = FILED) -> Case:
    code = {"dlgjz": "0211", "dlshk": "0204"}[court]
    return Case(f"（2019）辽{code}执{serial}号", court, filed_on, petitioner, cause="追索劳动报酬")


async def know(world: World, cases: Sequence[Case]) -> None:
    """Put the cases into the register."""
    async with world.duban.database.transaction() as session:
        await UnitOfWork(session, world.clock.now(), ENCRYPTION).cases.keep(cases, by="cli")


def result_in(group: Screen) -> str:
    """What the newest draw came to."""
    return [text for text in group.texts if text.startswith("抽取结果")][-1]


async def test_a_draw_under_conditions_says_so_before_it_falls(world: World) -> None:
    """Condition and number of those left out stand in the announcement; the published file replays, the orders are as ever."""
    others = [replace(case(serial), cause="民间借贷") for serial in range(6, 9)]
    await know(world, [*(case(serial) for serial in range(1, 6)), *others])

    await world.person("宋立群").says(world.group("甘井子法院"), "/draw 2 案由=民间借贷 立案年≥2018")

    announced, drawn = world.group("甘井子法院").texts[:2]
    assert "候选 3 件" in announced
    assert "不符合条件 5 件" in announced
    assert "条件：案由=民间借贷；立案年≥2018" in announced
    assert drawn.count("民间借贷") == 2


async def test_a_condition_that_is_not_understood_draws_nothing(world: World) -> None:
    """The refusal shows how conditions are written."""
    await know(world, [case(1)])

    await world.person("宋立群").says(world.group("甘井子法院"), "/draw 1 标的>100")

    assert "没有看懂条件" in world.group("甘井子法院").last.text


async def test_a_draw_is_announced_and_then_published(world: World) -> None:
    """宋立群 draws two of five; the group sees pool and commitments first, then the cases, masked, and the seed."""
    await know(world, [*(case(serial) for serial in range(1, 6)), case(9, filed_on=date(2015, 12, 31))])

    await world.person("宋立群").says(world.group("甘井子法院"), "/draw 2")

    announced, drawn = world.group("甘井子法院").texts[:2]
    pool = sorted(case(serial).number for serial in range(1, 6))
    seed = drawn.split("种子：")[1].splitlines()[0]
    assert announced.startswith(
        "接谈案件抽取 第 1 号　甘井子法院\n宋立群发起，抽取 2 件\n候选 5 件（2016年1月1日以后立案）"
    )
    assert "立案在此之前 1 件" in announced
    assert pool_hash(pool) in announced
    assert commitment_to(seed) in announced
    for place, number in enumerate(draw(pool, 2, seed), start=1):
        assert f"{place}. {number}\n　 张某，追索劳动报酬，2019年3月5日立案" in drawn
    assert "张建国" not in announced + drawn


async def test_the_file_under_the_result_replays_the_draw(world: World) -> None:
    """Whoever saves it has everything that the lot was made of."""
    await know(world, [case(serial) for serial in range(1, 30)])
    await world.person("宋立群").says(world.group("甘井子法院"), "/draw 3")

    message = next(one for one in world.group("甘井子法院").messages if one.attachment)
    assert message.attachment is not None
    stored = world.telegram.files.get(message.attachment.file_id)
    assert stored is not None
    record = from_text(stored.data.decode())

    assert message.attachment.name == "抽取记录1.json"
    assert verify(record) == ()
    assert all(number in message.text for number in record.drawn)


async def test_every_drawn_case_is_an_order_to_the_president(world: World) -> None:
    """An interview order each, in the court's group, due in 30 days, with the petitioner masked and a ladder of its own."""
    await know(world, [case(1), case(2, petitioner="李大伟")])

    await world.person("宋立群").says(world.group("甘井子法院"), "/draw 2")

    _, result, *cards = world.group("甘井子法院").texts
    assert "请院长于2026年12月21日前接谈" in result
    assert len(cards) == 2
    for card in cards:
        assert card.startswith("督2026-000")
        assert "接谈　待签收" in card
        assert "○ 甘井子法院院长 宋立群" in card
        assert "时限：12月21日" in card
    assert {card.split("申请执行人：")[1].splitlines()[0] for card in cards} == {"张某", "李某"}
    assert "建国" not in "".join(cards)


async def test_a_director_draws_and_the_president_is_ordered(world: World) -> None:
    """The enforcement director of 大连中院 may draw, but orders nobody; the interview stands in the president's name."""
    await know(world, [Case("（2019）辽02执1号", "dl", FILED, "张建国")])

    await world.person("鲁建平").says(world.group("大连中院"), "/draw")

    card = world.group("大连中院").texts[-1]
    assert "大连中院院长周焱" in card
    assert "张某" in card


async def test_without_a_president_the_cases_are_drawn_and_nobody_is_ordered(world: World) -> None:
    """The post is vacant between two presidents: the result says so, and what to do when there is one."""
    await know(world, [case(1)])
    async with world.duban.database.transaction() as session:
        await session.exec(
            update(PostRow)
            .where(col(PostRow.court_code) == "dlgjz", col(PostRow.role) == Role.PRESIDENT)
            .values(until=date(2026, 11, 1))
        )

    await world.person("王宏").says(world.group("甘井子法院"), "/draw")

    announced_and_result = world.group("甘井子法院").texts
    assert len(announced_and_result) == 2
    assert "院长空缺，未生成接谈件" in announced_and_result[1]


async def test_a_reason_names_no_petitioner_of_the_register(world: World) -> None:
    """Nothing in the words says that it is a name, but the register knows it: the group and the file see its form."""
    await know(world, [case(1, petitioner="聂海棠"), case(2, petitioner="聂海生"), case(3), case(4)])
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await president.says(group, "/draw 1")

    await president.says(group, "/draw 1 理由：聂海棠已由聂海生代领，另抽一件")

    announced = next(text for text in reversed(group.texts) if "再次抽取的理由" in text)
    assert "再次抽取的理由：聂某已由聂某1代领，另抽一件" in announced


async def test_a_drawn_case_rests(world: World) -> None:
    """Half a year long it is in no other draw; the second draw says that it is one, and why."""
    await know(world, [case(1), case(2)])
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await president.says(group, "/draw")
    first = result_in(group)

    await president.says(group, "/draw 1 理由：原案已移送")

    announced, second = group.texts[-3], result_in(group)
    assert "候选 1 件" in announced
    assert "180 天内已接谈或抽中 1 件" in announced
    assert "距第 1 号抽取时间较近，再次抽取的理由：原案已移送" in announced
    assert [line for line in first.splitlines() if line.startswith("1. ")] != [
        line for line in second.splitlines() if line.startswith("1. ")
    ]


async def test_nobody_draws_again_without_a_reason(world: World) -> None:
    """The refusal names the earlier draw and says how to go on; nothing is drawn."""
    await know(world, [case(1), case(2)])
    president, group = world.person("宋立群"), world.group("甘井子法院")
    await president.says(group, "/draw")
    world.unread()

    await president.says(group, "/draw")

    assert world.unread() == {
        "甘井子法院督办群": [
            "本院 2026年11月20日已抽取（第 1 号），不得无故重抽。确需再抽，请写明理由，理由将公布在群内，例如：/draw 1 理由：原案已移送"
        ]
    }


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("/draw 4", "候选案件只有 3 件。请减少件数，例如：/draw 3"),
        ("/draw 50", "一次最多抽取 10 件。请减少件数，例如：/draw 10"),
        ("/draw 0", "没有看懂。"),
    ],
)
async def test_what_cannot_be_drawn_gets_a_clear_sentence(world: World, words: str, sentence: str) -> None:
    """More than there are, more than is allowed, nothing at all."""
    await know(world, [case(serial) for serial in range(1, 4)])

    await world.person("宋立群").says(world.group("甘井子法院"), words)

    (said,) = world.group("甘井子法院").texts
    assert said.startswith(sentence)


async def test_an_empty_pool_says_where_cases_come_from(world: World) -> None:
    """Another court's cases do not help."""
    await know(world, [case(1, court="dlshk")])

    await world.person("宋立群").says(world.group("甘井子法院"), "/draw")

    assert world.group("甘井子法院").last.text.startswith("没有可抽取的案件")


@pytest.mark.parametrize(
    ("who", "may"),
    [("宋立群", True), ("周焱", True), ("王宏", True), ("贺敏", False), ("罗小川", False)],
)
async def test_who_may_draw(world: World, who: str, may: bool) -> None:  # noqa: FBT001 - a column of the table
    """The court's president, those above, the office; a vice-president and the staff are told who may."""
    await know(world, [case(1)])

    await world.person(who).says(world.group("甘井子法院"), "/draw")

    assert any("抽取结果" in text for text in world.group("甘井子法院").texts) is may


async def test_nothing_is_drawn_in_the_command_group(world: World) -> None:
    """The draw belongs to a court and is published in its group."""
    await know(world, [case(1)])

    await world.person("王宏").says(world.group("院长之声"), "/draw")

    assert world.group("院长之声").texts == ["请在要抽取的法院的群里使用 /draw。"]


async def test_a_draw_stands_in_the_audit_chain(world: World) -> None:
    """With pool, seed and cases; the chain verifies."""
    await know(world, [case(1)])
    await world.person("宋立群").says(world.group("甘井子法院"), "/draw")

    async with world.duban.database.transaction() as session:
        work = UnitOfWork(session, world.clock.now(), ENCRYPTION)
        record = await work.draws.record(1)
        fault = await work.audit.verify()

    assert record is not None
    assert verify(record) == ()
    assert fault is None


RECORD = DrawRecord(
    "dlgjz", "2026-11-20T09:00:00+08:00", ("a", "b"), pool_hash(("a", "b")), commitment_to("s"), 1, "s", ("a",)
)


def test_a_record_comes_back_from_its_file() -> None:
    """What is published is what is replayed."""
    assert from_text(to_text(RECORD)) == RECORD


@given(
    st.recursive(st.none() | st.integers() | st.text(max_size=3), lambda one: st.lists(one, max_size=2), max_leaves=4)
)
@settings(max_examples=40)
def test_a_file_of_something_else_is_no_record(value: object) -> None:
    """Any field may hold anything; the reader raises one error and no other."""
    fields = json.loads(to_text(RECORD))
    for name in fields:
        if fields[name] == value:
            continue
        text = json.dumps({**fields, name: value})
        try:
            record = from_text(text)
        except UnreadableRecordError:
            continue
        assert verify(record) is not None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"pool": 1, "drawn": []}', "\x00", "[" * 100_000])
def test_rubbish_is_no_record(text: str) -> None:
    """Empty, of another shape, or nested too deep."""
    with pytest.raises(UnreadableRecordError):
        from_text(text)


LONGEST = DrawnLine("（2019）辽0211执恢123456号", "张" * 14, FILED, "因" * 14)
PACKED = base64.b64encode(pack(RECORD)).decode()


@pytest.mark.parametrize("locale", list(Locale))
def test_ten_cases_with_the_longest_words_fit_under_the_file(locale: Locale) -> None:
    """A caption has 1,024 characters after parsing."""
    page = render(CasesDrawn(123456, "辽宁省辽河", (LONGEST,) * 10, "W8vS2cQnTzq0yH3bKfLr7A", PACKED, FILED), locale)

    assert len(page.text.replace("<code>", "").replace("</code>", "").replace("<b>", "").replace("</b>", "")) <= 1024
    assert page.attachment is not None
    assert page.attachment.content == zlib.decompress(pack(RECORD))


@pytest.mark.parametrize("locale", list(Locale))
@pytest.mark.parametrize("fault", list(DrawFault))
def test_every_refusal_has_a_sentence(locale: Locale, fault: DrawFault) -> None:
    """In both languages, with what to do next."""
    facts = DrawRefused(fault, limit=3, last=7, last_on=FILED, since=FILED, rest_days=180)

    assert len(render(facts, locale).text) > 15


@pytest.mark.parametrize("locale", list(Locale))
def test_hostile_words_become_no_markup(locale: Locale) -> None:
    """A reason with tags in it is shown as it was typed."""
    facts = DrawAnnounced(1, "甘井子法院", "<b>", 1, 2, 3, 4, 5, 180, FILED, "aa", "bb", 7, "<a href='x'>理由</a>")

    for shown in (facts, replace(facts, follows=0)):
        text = render(shown, locale).text
        assert "&lt;a href='x'&gt;理由&lt;/a&gt;" in text
        assert "<a " not in text


async def test_a_petitioner_with_forty_cases_is_one_person_in_all_of_them(world: World) -> None:
    """Each case can be drawn for itself; all carry one masked form, and the register finds them all."""
    await know(world, [*(case(serial, "韦大山") for serial in range(1, 41)), case(99, "韦小山")])

    await world.person("宋立群").says(world.group("甘井子法院"), "/draw 10")

    result = result_in(world.group("甘井子法院"))
    assert result.count("韦某，") >= 9
    async with unit_of_work(world.duban.database, world.now) as work:
        assert len(await work.cases.of_petitioner("韦大山")) == 40
        assert {one.petitioner_masked for one in await work.cases.of_court("dlgjz")} == {"韦某", "韦某1"}
