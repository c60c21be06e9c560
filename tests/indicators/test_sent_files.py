"""A file of figures that is sent to the bot: read, summed up, or refused with line and column."""

from datetime import date

import pytest

from storage.unit_of_work import unit_of_work
from tests.spreadsheets.files import workbook
from tests.spreadsheets.test_reading import ZIP_BOMB
from tests.world import World

HEADING = ("日期", "法院", "指标", "分子", "分母")
GOOD = ("2026-11-19", "甘井子法院", "法定期限内实际执结率", 896, 1000)
FRIDAY = date(2026, 11, 19)


async def stored(world: World) -> list[tuple[str, int, int]]:
    async with unit_of_work(world.duban.database, world.clock.now()) as work:
        found = await work.indicators.figures("a1_timely", FRIDAY)
    return [(one.court_code, one.numerator, one.denominator) for one in found]


async def test_the_office_sends_a_workbook_and_gets_a_summary(world: World) -> None:
    """What was read, of which days and courts, and that nothing was refused."""
    file = workbook([HEADING, GOOD, (date(2026, 11, 19), "dlshk", "a1_timely", 1, 2)])

    await world.person("程雨桐").sends(None, "指标.xlsx", file)

    assert world.person("程雨桐").phone.last.text == (
        "指标数据已导入：指标.xlsx\n2026-11-19，2家法院，1项指标，共2条：新增2，更正0，相同0。"
    )
    assert await stored(world) == [("dlgjz", 896, 1000), ("dlshk", 1, 2)]


async def test_good_lines_are_taken_and_bad_lines_named(world: World) -> None:
    """Line, column, what stood there, and what is wrong with it."""
    file = workbook([HEADING, GOOD, ("昨天", "dl", "a1_timely", 1, 2), ("2026-11-19", "铁西法院", "a1_timely", 1, 2)])

    await world.person("程雨桐").sends(world.group("辽宁高院"), "指标.xlsx", file)

    assert world.group("辽宁高院").last.text == (
        "指标数据已导入：指标.xlsx\n2026-11-19，1家法院，1项指标，共1条：新增1，更正0，相同0。\n拒收2行：\n"
        "第 3 行“日期”列“昨天”：不是日期，请写成 2026-11-20\n"
        "第 4 行“法院”列“铁西法院”：有多家法院叫这个名字：沈阳铁西法院、鞍山铁西法院，请写全称或代码"
    )


async def test_the_same_file_is_read_once(world: World) -> None:
    """Sent again, also under another name, it changes nothing and says when it was read."""
    file = workbook([HEADING, GOOD])
    await world.person("程雨桐").sends(None, "指标.xlsx", file)

    await world.person("王宏").sends(None, "再发一次.xlsx", file)

    assert world.person("王宏").phone.last.text == (
        "这个文件已于 2026-11-20 09:00 导入过（指标.xlsx，1条），内容相同，未重复导入。"
    )


async def test_a_correction_says_how_many_figures_it_changed(world: World) -> None:
    """Another file with another number for the same court and day replaces it."""
    await world.person("程雨桐").sends(None, "指标.xlsx", workbook([HEADING, GOOD]))

    await world.person("程雨桐").sends(None, "更正.xlsx", workbook([HEADING, (*GOOD[:3], 897, 1000)]))

    assert "新增0，更正1，相同0" in world.person("程雨桐").phone.last.text
    assert await stored(world) == [("dlgjz", 897, 1000)]


async def test_a_gbk_csv_from_excel_is_read(world: World) -> None:
    """As a Chinese Excel saves it."""
    lines = "\r\n".join(",".join(map(str, row)) for row in (HEADING, GOOD))

    await world.person("程雨桐").sends(None, "指标.csv", lines.encode("gbk"))

    assert await stored(world) == [("dlgjz", 896, 1000)]


REFUSED = {
    "another kind of table": (
        "名册.xlsx",
        workbook([("姓名", "法院"), ("周焱", "大连中院")]),
        "第 1 行的表头缺少“日期”、“指标”、“分子”、“分母”列。请按模板的列名填写。",
    ),
    "merged cells": (
        "指标.xlsx",
        workbook([HEADING, GOOD, ("", *GOOD[1:]), ("", *GOOD[1:])], merged=["A2:A4"]),
        "第 2 行“A”列有合并单元格，会隐去数据。请取消合并并逐行填写。",
    ),
    "nothing": ("指标.xlsx", workbook([HEADING]), "文件是空的，或只有表头没有数据行。"),
    "a picture": ("指标.xlsx", b"\x89PNG\r\n\x1a\n0000", "这不是电子表格。请发送 XLSX、XLS 或 CSV 文件。"),
    "a bomb": ("指标.xlsx", ZIP_BOMB, "文件解压后超过 50 MB 或压缩比异常，已拒收。请只保留需要的工作表。"),
}


@pytest.mark.parametrize(("name", "content", "why"), [pytest.param(*case, id=title) for title, case in REFUSED.items()])
async def test_a_file_that_cannot_be_used_gets_one_clear_sentence(
    world: World, name: str, content: bytes, why: str
) -> None:
    """Nothing of it is kept, and the bot goes on."""
    await world.person("程雨桐").sends(None, name, content)

    assert world.person("程雨桐").phone.last.text == f"未导入：{name}\n{why}"
    assert await stored(world) == []
    assert world.alarms.names == []


async def test_only_the_office_may_bring_figures(world: World) -> None:
    """A president who sends figures to the bot is told; in a group nobody is bothered."""
    file = workbook([HEADING, GOOD])

    await world.person("周焱").sends(None, "指标.xlsx", file)
    await world.person("周焱").sends(world.group("大连中院"), "指标.xlsx", file)

    assert world.unread() == {"周焱": ["您没有此项权限。如需办理，请联系省法院督查室。"]}
    assert await stored(world) == []


async def test_other_files_in_the_command_group_are_nobodys_business(world: World) -> None:
    """A leader shares a table of another kind, or a picture, with the presidents; the bot holds its tongue."""
    await world.person("王宏").sends(world.group("院长之声"), "分工.xlsx", workbook([("姓名", "分工"), ("甲", "乙")]))
    await world.person("王宏").sends(world.group("院长之声"), "合影.png", b"\x89PNG\r\n\x1a\n0000")

    assert world.unread() == {}
