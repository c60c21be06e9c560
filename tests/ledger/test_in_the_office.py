"""/ledger as the office meets it. The story begins on a Friday, 09:00."""

import io
from datetime import datetime

import docx
import openpyxl
import pytest

from tests.world import SHANGHAI, Screen, World


async def jump(world: World, moment: str) -> None:
    world.clock.move(datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI) - world.now)
    await world.settle()


def file_in(world: World, screen: Screen) -> io.BytesIO:
    attachment = screen.last.attachment
    assert attachment is not None
    stored = world.telegram.files.get(attachment.file_id)
    assert stored is not None
    return io.BytesIO(stored.data)


@pytest.fixture
async def busy(world: World) -> World:
    """One order that is overdue, one that nobody has acknowledged, one closed; it is Tuesday, 1 December."""
    group = world.group("院长之声")
    await world.person("王宏").says(group, "请甘井子法院院长宋立群11月25日前接待申请执行人张建国。")
    await world.person("闫振喜").says(group, "请沙河口法院院长秦岚12月20日前报送台账。")
    await world.person("王宏").says(group, "请大连中院院长周焱12月20日前报送总结。")
    await world.person("周焱").says(None, "/submit 3 总结已报送")
    await world.person("王宏").says(None, "/close 3")
    await jump(world, "2026-12-01 09:00")
    world.unread()
    return world


async def test_the_open_orders_the_gravest_first(busy: World) -> None:
    """A line each, with its light and why; names of parties are masked; closed ones are left out."""
    await busy.person("程雨桐").says(busy.group("辽宁高院"), "/ledger")

    (text,) = busy.unread()["辽宁高院督查室"]
    assert text.startswith("督办台账（未办结）：2件　🔴1　🟡1　🔵0　🟢0")
    assert "🔴 督2026-0001 甘井子法院院长" in text
    assert "逾期未办结，时限11月25日（周三）" in text
    assert "🟡 督2026-0002 沙河口法院院长　待签收，迟迟未签收" in text
    assert "张建国" not in text


async def test_filters(busy: World) -> None:
    """By light, by court and by leader; what is not understood is said, with an example."""
    asked = {"红": 1, "沙河口法院": 1, "闫振喜": 1, "大连中院辖区 全部": 3, "接谈": 1, "已销号": 1, "绿": 0}
    for words, count in asked.items():
        await busy.person("程雨桐").says(None, f"/ledger {words}")
        text = busy.person("程雨桐").phone.last.text
        assert (f"：{count}件" if count else "没有符合条件") in text, words

    await busy.person("程雨桐").says(None, "/ledger 火星")
    assert "不明白：火星" in busy.person("程雨桐").phone.last.text


async def test_sums_by_court_and_by_leader(busy: World) -> None:
    """Those with most red first."""
    await busy.person("程雨桐").says(None, "/ledger 按法院")
    assert "• 甘井子法院　1件　🔴1\n• 沙河口法院　1件　🟡1" in busy.person("程雨桐").phone.last.text

    await busy.person("程雨桐").says(None, "/ledger 按领导 全部")
    text = busy.person("程雨桐").phone.last.text
    assert "• 辽宁高院执行局长王宏　2件　🔴1 🟢1\n• 辽宁高院副院长闫振喜　1件　🟡1" in text


async def test_the_workbook(busy: World) -> None:
    """Every line with its moments, and the sums on sheets of their own."""
    await busy.person("程雨桐").says(busy.group("辽宁高院"), "/ledger 全部")
    await busy.person("程雨桐").presses("导出 Excel", busy.group("辽宁高院"))

    book = openpyxl.load_workbook(file_in(busy, busy.group("辽宁高院")))
    assert [page.title for page in book] == ["台账", "按法院", "按交办人"]
    rows = list(book["台账"].iter_rows(min_row=3, values_only=True))
    assert [row[0] for row in rows] == ["督2026-0001", "督2026-0002", "督2026-0003"]
    assert rows[0][7:9] == ("红", "逾期未办结")
    assert rows[2][6] == "已销号"
    assert all("张建国" not in str(cell) for row in rows for cell in row)


async def test_the_document(busy: World) -> None:
    """The same as a Word table."""
    await busy.person("程雨桐").says(busy.group("辽宁高院"), "/ledger 全部")
    await busy.person("程雨桐").presses("导出 Word", busy.group("辽宁高院"))

    document = docx.Document(file_in(busy, busy.group("辽宁高院")))
    assert len(document.tables[-1].rows) == 4
    assert any("共3件：红灯1件，黄灯1件，蓝灯0件，绿灯1件" in line.text for line in document.paragraphs)


async def test_nobody_else_reads_it(busy: World) -> None:
    """A president of a city is told that it is not for him, and its buttons do nothing for him."""
    await busy.person("周焱").says(None, "/ledger")

    (text,) = busy.unread()["周焱"]
    assert "督2026" not in text


async def test_everybodys_lists_show_the_lights(busy: World) -> None:
    """/mine of 王宏 and /open of the office: the gravest light first, in place of a dot."""
    await busy.person("程雨桐").says(None, "/open")
    await busy.person("王宏").says(None, "/mine")

    news = busy.unread()
    assert news["程雨桐"][0].index("🔴 督2026-0001") < news["程雨桐"][0].index("🟡 督2026-0002")
    assert "我交办的（1件）\n🔴 督2026-0001 接谈" in news["王宏"][0]


async def test_green_comes_last(busy: World) -> None:
    """The newest order is in time: it stands below the one that is overdue, whichever was given first."""
    await busy.person("王宏").says(None, "/task 请甘井子法院院长宋立群12月20日前报送终本案件台账。")
    await busy.person("王宏").says(None, "/task 请甘井子法院院长宋立群12月1日17时前报送涉企案件台账。")
    busy.unread()

    await busy.person("宋立群").says(None, "/mine")

    (text,) = busy.unread()["宋立群"]
    assert [line[0] for line in text.splitlines() if "督2026" in line] == ["🔴", "🔵", "🟢"]
