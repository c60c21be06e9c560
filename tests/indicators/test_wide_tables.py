"""Tables as offices keep them: one row a court, columns under two lines of headings, shown before anything is kept."""

import io
from collections.abc import Sequence
from datetime import date

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from bot.courts_file import shipped_courts
from bot.indicators_file import shipped_indicators
from bot.spreadsheets import read_table
from rules.indicator_import import FiguresRead, LineFault
from rules.indicators import Figure
from rules.spreadsheets import Line, Table
from rules.wide_import import NotUnderstood, changed, read_wide
from rules.wide_tables import Holds, Layout, layout_of
from storage.unit_of_work import unit_of_work
from tests.world import World

COURTS, INDICATORS = shipped_courts(), shipped_indicators()
TODAY, FRIDAY = date(2026, 11, 21), date(2026, 11, 20)
TITLE = "全省法院执行核心指标情况表（截至2026年11月20日）"
GROUPS = ("法定期限内实际执结率", "终本合格率")
UNDER = ("实际执结数（分子）", "应结数（分母）", "比率")

Row = tuple[str | int | float, ...]
ROWS: tuple[Row, ...] = (
    ("大连市甘井子区人民法院", 896, "1,000", "89.60%", "４５", 50, "90%"),
    ("沙河口法院", 700, 800, "87.50%", "—", "—", "—"),
    ("合计", 1596, 1800, "88.67%", 45, 50, "90%"),
)


def workbook(rows: Sequence[Row] = ROWS, title: str = TITLE, groups: Sequence[str] = GROUPS) -> bytes:
    """Title over all columns, indicators over three columns each, the court's heading over two lines."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet("核心指标")
        sheet.merge_range(0, 0, 0, 3 * len(groups), title)
        sheet.merge_range(1, 0, 2, 0, "法院")
        for number, group in enumerate(groups):
            sheet.merge_range(1, 1 + 3 * number, 1, 3 + 3 * number, group)
            sheet.write_row(2, 1 + 3 * number, UNDER)
        for number, row in enumerate(rows, start=3):
            sheet.write_row(number, 0, row)
    return kept.getvalue()


def understood(content: bytes, name: str = "核心指标.xlsx", hints: Sequence[str] = ()) -> tuple[Table, Layout]:
    table = read_table(content, name)
    assert isinstance(table, Table)
    layout = layout_of(table, COURTS, INDICATORS, hints)
    assert layout is not None
    return table, layout


def taken(content: bytes, name: str = "核心指标.xlsx", hints: Sequence[str] = ()) -> FiguresRead:
    table, layout = understood(content, name, hints)
    return read_wide(table, layout, COURTS, INDICATORS, TODAY)


def test_two_lines_of_headings_and_merged_cells_are_understood() -> None:
    """The title gives the day, merged headings cover their columns, totals and dashes are no figures."""
    read = taken(workbook())

    assert read.refused == ()
    assert read.figures == (
        Figure(FRIDAY, "dlgjz", "a1_timely", 896, 1000),
        Figure(FRIDAY, "dlgjz", "a2_termination", 45, 50),
        Figure(FRIDAY, "dlshk", "a1_timely", 700, 800),
    )


def test_a_rate_that_contradicts_its_numbers_is_refused() -> None:
    """Whoever typed one of the three mistyped it; nobody guesses which."""
    read = taken(workbook([("甘井子法院", 896, 1000, "98.60%", 45, 50, "90%"), ROWS[1]]))

    (refusal,) = read.refused
    assert (refusal.line, refusal.cell, refusal.fault, refusal.detail) == (4, "98.60%", LineFault.RATE_DIFFERS, "89.60")
    assert [one.indicator_code for one in read.figures if one.court_code == "dlgjz"] == ["a2_termination"]


def test_a_rate_kept_by_a_spreadsheet_as_a_fraction_is_the_same_rate() -> None:
    """A cell that shows 89.60% holds 0.896."""
    assert taken(workbook([("甘井子法院", 896, 1000, 0.896, 45, 50, 0.9), ROWS[1]])).refused == ()


def test_a_column_that_names_nothing_belongs_to_its_neighbours_heading() -> None:
    """Of 终本数 beside 首执结案数 and a rate, under one heading, it is clear what is counted."""
    rows = [
        ["法院", "首执案件终本率", "首执案件终本率", "首执案件终本率"],
        ["法院", "终本数", "首执结案数", "比率"],
        ["甘井子法院", "30", "100", "30%"],
        ["沙河口法院", "45", "90", "50%"],
    ]
    layout = layout_of(Table(tuple(Line(n, tuple(row)) for n, row in enumerate(rows, 1))), COURTS, INDICATORS)

    assert layout is not None
    assert [one.meaning and (one.meaning.indicator, one.meaning.holds) for one in layout.columns[-3:]] == [
        ("c1_termrate", Holds.NUMERATOR),
        ("c1_termrate", Holds.DENOMINATOR),
        ("c1_termrate", Holds.VALUE),
    ]


def test_rates_alone_are_never_kept() -> None:
    """A percentage without numerator and denominator can neither be checked nor added up."""
    rows = [["法院", "终本合格率", "执结率"], ["甘井子法院", "95.88%", "90%"], ["沙河口法院", "93.10%", "91%"]]
    layout = layout_of(Table(tuple(Line(n, tuple(row)) for n, row in enumerate(rows, 1))), COURTS, INDICATORS)

    assert layout is not None
    assert layout.complete == ()
    assert layout.only_rates() == ("a2_termination", "b6_close")


def test_a_csv_in_gbk_with_headings_over_several_columns_is_understood() -> None:
    """There a heading stands only over the first of its columns."""
    text = (
        f"{TITLE},,,,\n单位,执行到位率,,首执平均用时,\n,到位金额（万元）分子,申请标的（万元）分母,总天数（分子）,结案数（分母）\n"
        "甘井子法院,1234.56,2000,6200,100\n沙河口法院,１００,200,5000,90\n"
    )
    read = taken(text.encode("gbk"), "表.csv")

    assert read.refused == ()
    assert read.figures[0] == Figure(FRIDAY, "dlgjz", "b3_amount", 12_345_600, 20_000_000)
    assert read.figures[1] == Figure(FRIDAY, "dlgjz", "b4_days", 6200, 100)


def test_without_words_the_larger_of_two_columns_is_the_denominator() -> None:
    """It is only a guess, and it is shown before anything is kept."""
    rows = [
        ["法院", "终本合格率", "终本合格率", "终本合格率"],
        ["甘井子法院", "50", "45", "90%"],
        ["沙河口法院", "60", "57", "95%"],
    ]
    layout = layout_of(Table(tuple(Line(n, tuple(row)) for n, row in enumerate(rows, 1))), COURTS, INDICATORS)

    assert layout is not None
    assert [one.meaning.holds for one in layout.columns if one.meaning] == [
        Holds.DENOMINATOR,
        Holds.NUMERATOR,
        Holds.VALUE,
    ]


def test_what_is_only_counted_needs_no_denominator() -> None:
    """Interviews held are one column."""
    read = taken("法院,院长接谈\n甘井子法院,12\n沙河口法院,0\n".encode(), "接谈2026-11-20.csv", ("接谈2026-11-20",))

    assert read.figures == (
        Figure(FRIDAY, "dlgjz", "b14_interview", 12, 1),
        Figure(FRIDAY, "dlshk", "b14_interview", 0, 1),
    )


def test_an_unknown_court_and_a_word_for_a_number_are_refused_by_line_and_column() -> None:
    """All other lines are taken."""
    rows = [*ROWS[:2], ("天堂法院", 1, 2, "50%", 1, 2, "50%"), ("金州法院", "很多", 900, "", 1, 2, "50%")]
    read = taken(workbook(rows))

    assert [(one.line, one.fault) for one in read.refused] == [
        (6, LineFault.UNKNOWN_COURT),
        (7, LineFault.NO_WHOLE_NUMBER),
    ]
    assert len(read.figures) == 4


def test_changes_are_read_as_people_write_them() -> None:
    """Full-width signs too; what cannot be read is given back."""
    _, layout = understood(workbook())

    after = changed(layout, "E＝不要；F=执结率 分母; 日期=2026-11-19", INDICATORS)

    assert isinstance(after, Layout)
    assert after.day == date(2026, 11, 19)
    by_letter = {one.letter: one.meaning for one in after.columns}
    assert by_letter["E"] is None
    assert by_letter["F"] is not None
    assert (by_letter["F"].indicator, by_letter["F"].holds) == ("b6_close", Holds.DENOMINATOR)
    assert changed(layout, "F=胡说 分母", INDICATORS) == NotUnderstood("F=胡说 分母")
    assert changed(layout, "ZZ=执结率 分母", INDICATORS) == NotUnderstood("ZZ=执结率 分母")


@given(st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=6), min_size=1, max_size=8))
def test_no_table_breaks_the_reader(rows: list[list[str]]) -> None:
    """Whatever the cells hold, the table is understood or not, and lines are taken or refused."""
    lines = [Line(n, tuple(row)) for n, row in enumerate([["法院", "终本合格率分子", "终本合格率分母"], *rows], 1)]
    lines += [Line(len(lines) + 1, ("甘井子法院", "1", "2")), Line(len(lines) + 2, ("沙河口法院", "1", "2"))]
    layout = layout_of(Table(tuple(lines)), COURTS, INDICATORS, ["2026-11-20"])

    if layout is not None and layout.day is not None:
        read_wide(Table(tuple(lines)), layout, COURTS, INDICATORS, TODAY)


async def figures(world: World, indicator: str) -> int:
    async with unit_of_work(world.duban.database, world.clock.now()) as work:
        return len(await work.indicators.figures(indicator, FRIDAY))


async def test_a_table_is_shown_confirmed_and_from_then_on_taken_without_asking(world: World) -> None:
    """The office sees how each column is understood; the same headings next week need no press."""
    office = world.person("程雨桐")
    await office.sends(None, "核心指标.xlsx", workbook())

    shown = office.phone.last.text
    assert shown.startswith(
        "请核对表头：核心指标.xlsx\n数据日期：2026-11-20\nB 法定期限内实际执结率／实际执结数(分子) → 法定期限内实际执结率 分子"
    )
    assert "甘井子法院 法定期限内实际执结率：896/1000" in shown
    assert "将导入2家法院3条。" in shown
    assert await figures(world, "a1_timely") == 0

    await office.presses("确认导入")

    assert "2026-11-20，2家法院，2项指标，共3条：新增3，更正0，相同0。" in office.phone.last.text
    assert await figures(world, "a1_timely") == 2

    again = TITLE.replace("20日", "21日")
    await office.sends(None, "下一天.xlsx", workbook([("甘井子法院", 900, 1000, "90%", 46, 50, "92%"), ROWS[1]], again))

    assert "2026-11-21，2家法院，2项指标，共3条：新增3" in office.phone.last.text


async def test_a_column_is_changed_before_it_is_confirmed(world: World) -> None:
    """改 says how, /columns does it, and the preview is shown again."""
    office = world.person("程雨桐")
    await office.sends(None, "核心指标.xlsx", workbook(title="核心指标情况表"))
    assert "数据日期：未写明" in office.phone.last.text

    press = await office.presses("确认导入")
    assert press.answer == "表中没有写明数据日期。请先发送：/columns 日期=2026-11-20"
    await office.presses("改")
    assert office.phone.last.text.startswith("写明要改的列，例如：\n/columns B=终本合格率 分子")
    await office.says(None, "/columns 日期=2026-11-20; E=不要")

    assert "不用的列：E 终本合格率／实际执结数(分子)" in office.phone.last.text
    assert "分子、分母不全（只有比率不算），不能导入：终本合格率。" in office.phone.last.text
    await office.presses("确认导入")
    assert (await figures(world, "a1_timely"), await figures(world, "a2_termination")) == (2, 0)


async def test_a_table_of_rates_is_refused_with_what_to_do(world: World) -> None:
    """Not a word is kept of it."""
    office = world.person("程雨桐")
    await office.sends(None, "率.csv", "法院,终本合格率\n甘井子法院,95.88%\n沙河口法院,93%\n".encode("gbk"))

    assert office.phone.last.text == (
        "未导入：率.csv\n终本合格率只有比率，没有分子和分母。只有比率无法核对，也不能汇总，请补上两列件数（或金额）后再发送。"
    )


@pytest.mark.parametrize("who", ["宋立群", "周焱"])
async def test_nobody_but_the_office_gets_a_table_understood(world: World, who: str) -> None:
    """Figures are the office's to import."""
    await world.person(who).sends(None, "核心指标.xlsx", workbook())

    assert await figures(world, "a1_timely") == 0
    assert not any("核对表头" in text for text in world.person(who).phone.texts)
