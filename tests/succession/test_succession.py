"""A president's post ends and another's begins: what hangs on the post passes on at once. The story begins on a Friday, 09:00."""

import io
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import update
from sqlmodel import col, select

from bot.commands.roster import keep_records
from bot.features import all_jobs
from bot.roster_file import read_roster_files
from rules.people import TITLES, Role
from rules.roster_import.values import RosterChanges
from storage.tables.roster import PersonRow, PostRow
from storage.unit_of_work import unit_of_work
from tests.cast import ACTORS
from tests.databases import Template
from tests.world import SHANGHAI, World, open_world

LIST = "请甘井子法院院长宋立群11月30日前报送超六个月未结案件台账。"
OWN = "请甘井子法院副院长贺敏11月25日前梳理涉企案件。"


async def jump(world: World, moment: str) -> None:
    world.clock.move(datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI) - world.now)
    await world.settle()


@pytest.fixture
async def busy(world: World) -> World:
    """宋立群 has one order to do, and has given one to 贺敏."""
    await world.person("王宏").says(world.group("院长之声"), LIST)
    await world.person("宋立群").says(None, f"/task {OWN}")
    assert "督2026-0002" in world.person("贺敏").phone.last.text
    world.unread()
    return world


async def test_the_orders_follow_the_post(busy: World) -> None:
    """程雨桐 enters that 罗小川 is president now: he works on the first order and closes the second; 宋立群 can do neither."""
    await busy.person("程雨桐").says(None, "/succeed 甘井子法院院长 罗小川")
    busy.unread()

    await busy.person("罗小川").says(None, "/ack 1")
    await busy.person("贺敏").says(None, "/submit 2 已梳理完毕")
    await busy.person("罗小川").says(None, "/close 2")
    await busy.person("宋立群").says(None, "/report 1 正在整理")

    assert "✓ 督2026-0001 已签收" in busy.person("罗小川").phone.texts
    assert "✓ 督2026-0002 已销号" in busy.person("罗小川").phone.texts
    assert not any("已反馈" in text for text in busy.person("宋立群").phone.texts)


async def test_what_he_asked_of_himself_is_to_do(busy: World) -> None:
    """An order that 宋立群 gave to himself stands among what 罗小川 has to do, not among what others have to."""
    await busy.person("宋立群").says(None, "/task 请甘井子法院院长宋立群11月27日前报送自查报告。")

    await busy.person("程雨桐").says(None, "/succeed 甘井子法院院长 罗小川")

    assert "待办督办件2件，其中逾期0件；已交办他人1件。" in busy.person("罗小川").phone.last.text


async def test_both_get_the_sheet(busy: World) -> None:
    """The same list for both, with a workbook; the court's group reads one line, and whoever entered it an answer."""
    await busy.person("程雨桐").says(None, "/succeed 甘井子法院院长 罗小川")

    news = busy.unread()
    assert news["程雨桐"] == ["✓ 甘井子法院院长：宋立群 → 罗小川，移交督办件2件，清单已发双方。"]
    assert "甘井子法院院长由宋立群变更为罗小川，2件未办结督办件随职务移交。" in news["甘井子法院督办群"]
    (sheet,) = [text for text in news["罗小川"] if text.startswith("移交清单")]
    assert "待办督办件1件，其中逾期0件；已交办他人1件。" in sheet
    assert any("以上已移交" in text for text in news["宋立群"])
    message = next(one for one in busy.person("罗小川").phone.messages if one.text.startswith("移交清单"))
    assert message.attachment is not None
    stored = busy.telegram.files.get(message.attachment.file_id)
    assert stored is not None
    book = openpyxl.load_workbook(io.BytesIO(stored.data))
    assert [page.title for page in book] == ["待办", "已交办"]
    assert book["待办"]["A3"].value == "督2026-0001"


async def test_a_date_in_the_roster_passes_it_on_by_itself(busy: World) -> None:
    """宋立群's post ends on Sunday, 罗小川's begins on Monday: on Monday the orders are his."""
    async with busy.duban.database.transaction() as session:
        old = update(PostRow).where(col(PostRow.court_code) == "dlgjz", col(PostRow.role) == Role.PRESIDENT)
        await session.exec(old.values(until=date(2026, 11, 22)))
        heir = (await session.exec(select(PersonRow).where(col(PersonRow.name) == "罗小川"))).one()
        new = PostRow(
            person_id=heir.id or 0, court_code="dlgjz", role=Role.PRESIDENT, title="院长", since=date(2026, 11, 23)
        )
        session.add(new)

    await jump(busy, "2026-11-22 23:59")
    assert not any(text.startswith("移交清单") for text in busy.unread().get("罗小川", []))

    await jump(busy, "2026-11-23 00:01")
    assert any(text.startswith("移交清单") for text in busy.unread()["罗小川"])
    await busy.person("王宏").says(None, "/why 1")
    assert "随职务移交" in busy.person("王宏").phone.last.text


UNCLEAR = "铁西法院院长三日内报送台账。"


async def test_the_draft_card_goes_to_the_successor(world: World) -> None:
    """王宏 has not said yet which 铁西法院 he means: the card is 罗小川's now, and his press issues the order, as his."""
    wang, luo = world.person("王宏"), world.person("罗小川")
    await wang.says(world.group("院长之声"), UNCLEAR)
    world.unread()

    await world.person("程雨桐").says(None, "/succeed 辽宁高院执行局长 罗小川")

    news = world.unread()
    assert any("未下达的草稿1件已转您确认" in text for text in news["罗小川"])
    assert any("未下达的草稿1件已转罗小川确认" in text for text in news["王宏"])
    assert "草稿已随职务移交罗小川，由其确认。" in wang.phone.texts
    card = next(message for message in luo.phone.messages if "是否交办？" in message.text)
    await luo.presses("沈阳铁西法院", message=card)
    assert "✓ 已下达 督2026-0001" in luo.phone.texts
    await luo.says(None, "/show 1")
    assert "交办：辽宁高院执行局长罗小川" in luo.phone.last.text


async def test_the_draft_of_one_whose_heir_is_not_there_is_given_up(world: World) -> None:
    """许晴川 cannot be written to yet: the words stand in the sheet of 王宏, to be given again."""
    await world.person("王宏").says(world.group("院长之声"), UNCLEAR)
    world.unread()

    await world.person("程雨桐").says(None, "/succeed 辽宁高院执行局长 许晴川")

    news = world.unread()
    assert any("草稿1件已作废，需要的请重新交办：\n• “铁西法院院长三日内" in text for text in news["王宏"])
    assert "草稿已过期，未下达。" in world.person("王宏").phone.texts


def people_file(*, president: str) -> bytes:
    """The office's list of people, in which 甘井子法院 has this president."""
    lines = ["人员编号,姓名,法院,职务类别,职务名称,任职日期,用户名"]
    for actor in ACTORS:
        is_new = actor.name == president
        if is_new or (actor.court, actor.role) != ("dlgjz", Role.PRESIDENT):
            post, since = ("院长", "2026-11-20") if is_new else (TITLES[actor.role], "2024-01-01")
            title = "院长" if is_new else actor.title
            cells = (f"{actor.court}-{actor.name}", actor.name, actor.court, post, title, since, actor.username or "")
            lines.append(",".join(cells))
    return "\n".join(lines).encode()


async def test_an_import_of_the_roster_passes_it_on(busy: World) -> None:
    """The file of people has 罗小川 in place of 宋立群: with the import his orders are 罗小川's, and both read the sheet."""
    files = read_roster_files({"人员.csv": people_file(president="罗小川")})
    assert isinstance(files, dict)

    async with unit_of_work(busy.duban.database, busy.now) as work:
        changes = await keep_records(work, busy.arrangement.policy, files)
    await busy.settle()

    assert isinstance(changes, RosterChanges)
    news = busy.unread()
    assert any(text.startswith("移交清单") and "以上自即日起由您办理" in text for text in news["罗小川"])
    assert any(text.startswith("移交清单") and "以上已移交" in text for text in news["宋立群"])
    assert "甘井子法院院长由宋立群变更为罗小川，2件未办结督办件随职务移交。" in news["甘井子法院督办群"]
    await busy.person("罗小川").says(None, "/ack 1")
    assert "✓ 督2026-0001 已签收" in busy.person("罗小川").phone.texts


async def test_somebody_new_is_added_to_the_roster(busy: World) -> None:
    """A name that no roster knows: the post is his, and the office reads that he must be invited and put into the file."""
    await busy.person("程雨桐").says(None, "/succeed 甘井子法院院长 许晴川")

    (answer,) = busy.unread()["程雨桐"]
    assert "许晴川尚未登记，收不到私聊。请发登记链接：/invite 许晴川" in answer
    assert "请同步更新名册文件" in answer


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "请这样写：/succeed 甘井子法院院长 张三"),
        ("火星法院院长 罗小川", "没有认出是哪个法院的院长或执行局长：火星法院院长"),
        ("甘井子法院院长 宋立群", "宋立群已在任，无须变更。"),
        ("甘井子法院执行局长 罗小川", "甘井子法院执行局长现无在任者"),
    ],
)
async def test_what_cannot_be_entered_is_said(busy: World, words: str, said: str) -> None:
    """With what to do instead."""
    await busy.person("程雨桐").says(None, f"/succeed {words}")

    assert said in busy.unread()["程雨桐"][0]


async def test_only_the_office_enters_it(busy: World) -> None:
    """A president does not make his own successor."""
    await busy.person("宋立群").says(None, "/succeed 甘井子法院院长 罗小川")

    assert "罗小川" not in busy.unread()


async def test_the_first_look_passes_nothing_on(world: World) -> None:
    """A bot that starts on a full roster tells nobody of a change."""
    await world.advance(minutes=5)

    assert world.unread() == {}


async def test_the_day_begins_with_what_it_asks_for(template: Template, tmp_path: Path) -> None:
    """On Monday at 08:20 宋立群 reads what waits for him, once; on the days of rest nobody reads anything."""
    async with open_world(template, tmp_path, jobs=all_jobs()) as world:
        await world.person("王宏").says(world.group("院长之声"), LIST)
        await world.person("王宏").says(world.group("院长之声"), "请甘井子法院院长宋立群11月23日前报送涉企案件清单。")
        await jump(world, "2026-11-22 10:00")
        world.unread()

        for minute in ("08:19", "08:20", "08:21"):
            await jump(world, f"2026-11-23 {minute}")

        (text,) = [text for text in world.unread()["宋立群"] if text.startswith("今日督办")]
        assert "今日到期（1件）\n• 督2026-0002　11月23日（周一）" in text
        assert "待签收（1件）\n• 督2026-0001" in text
        await world.person("宋立群").presses("我的督办件")
        assert "待我院办理" in world.person("宋立群").phone.last.text


async def test_who_waits_for_a_decision_reads_so(template: Template, tmp_path: Path) -> None:
    """A result that nobody has looked at stands in its issuer's morning."""
    async with open_world(template, tmp_path, jobs=all_jobs()) as world:
        await world.person("王宏").says(world.group("院长之声"), LIST)
        await world.person("宋立群").says(None, "/submit 1 台账已报送")
        world.unread()

        await jump(world, "2026-11-23 08:20")

        news = world.unread()
        assert any("等您审定（销号、退回）（1件）" in text for text in news["王宏"])
        assert not any(text.startswith("今日督办") for text in news.get("宋立群", []))
        assert world.now - world.clock.now() < timedelta(seconds=1)
