"""Lines of a table: what is read, and what is refused with line, column and reason."""

from datetime import date

import pytest

from bot.courts_file import shipped_courts
from bot.indicators_file import shipped_indicators
from rules.indicator_import import FiguresRead, LineFault, LineRefusal, read_figures
from rules.indicators import Figure
from rules.spreadsheets import Line, Refusal, Table, TableFault

COURTS = shipped_courts()
INDICATORS = shipped_indicators()
TODAY = date(2026, 11, 20)
HEADING = ("日期", "法院", "指标", "分子", "分母")


def read(*lines: tuple[str, ...], heading: tuple[str, ...] = HEADING) -> FiguresRead:
    table = Table(tuple(Line(number, cells) for number, cells in enumerate((heading, *lines), start=1)))
    found = read_figures(table, COURTS, INDICATORS, TODAY)
    assert isinstance(found, FiguresRead)
    return found


@pytest.mark.parametrize(
    "day",
    [
        "2026-11-20",
        "2026/11/20",
        "2026.11.20",
        "2026年11月20日",
        "20261120",
        "46346",
        "２０２６-１１-２０",
        "2026-11-20 00:00:00",
    ],
)
def test_a_day_is_read_in_every_way_that_offices_write_it(day: str) -> None:
    """Also as a spreadsheet program's own day number, and in full-width digits."""
    found = read((day, "甘井子法院", "a1_timely", "9", "10"))

    assert found.figures == (Figure(TODAY, "dlgjz", "a1_timely", 9, 10),)


@pytest.mark.parametrize(
    "court", ["dlgjz", "DLGJZ", "甘井子法院", "大连市甘井子区人民法院", "大连甘井子法院", " 甘井子区法院　"]
)
def test_a_court_is_named_by_code_full_or_short_name_or_alias(court: str) -> None:
    """Any name that means one court alone will do."""
    assert [figure.court_code for figure in read(("2026-11-20", court, "a1_timely", "9", "10")).figures] == ["dlgjz"]


def test_headings_may_be_english_and_in_any_order() -> None:
    """Exports of other systems differ."""
    found = read(
        ("1,234", "2,000", "dl", "Closure", "2026-11-19"),
        heading=("Numerator", "Denominator", "Court", "Indicator", "Date"),
    )

    assert found.figures == (Figure(date(2026, 11, 19), "dl", "b6_close", 1234, 2000),)


def test_a_count_needs_no_denominator() -> None:
    """Interviews held are counted, not divided."""
    assert read(("2026-11-20", "大连中院", "院长接谈", "31", "—")).figures[0].denominator == 1


BAD_LINES = [
    (("", "大连中院", "执结率", "1", "2"), "日期", LineFault.EMPTY, ""),
    (("昨天", "大连中院", "执结率", "1", "2"), "日期", LineFault.NO_DAY, ""),
    (("2026-02-30", "大连中院", "执结率", "1", "2"), "日期", LineFault.NO_DAY, ""),
    (("2062-11-20", "大连中院", "执结率", "1", "2"), "日期", LineFault.DAY_OUT_OF_RANGE, ""),
    (("2026-11-20", "", "执结率", "1", "2"), "法院", LineFault.EMPTY, ""),
    (("2026-11-20", "天堂法院", "执结率", "1", "2"), "法院", LineFault.UNKNOWN_COURT, ""),
    (("2026-11-20", "铁西法院", "执结率", "1", "2"), "法院", LineFault.AMBIGUOUS_COURT, "沈阳铁西法院、鞍山铁西法院"),
    (("2026-11-20", "大连中院", "满意度", "1", "2"), "指标", LineFault.UNKNOWN_INDICATOR, ""),
    (("2026-11-20", "大连中院", "执结率", "95.88%", "2"), "分子", LineFault.NO_WHOLE_NUMBER, ""),
    (("2026-11-20", "大连中院", "执结率", "0.9588", "2"), "分子", LineFault.NO_WHOLE_NUMBER, ""),
    (("2026-11-20", "大连中院", "执结率", "NaN", "2"), "分子", LineFault.NO_WHOLE_NUMBER, ""),
    (("2026-11-20", "大连中院", "执结率", "—", "2"), "分子", LineFault.EMPTY, ""),
    (("2026-11-20", "大连中院", "执结率", "-1", "2"), "分子", LineFault.NEGATIVE, ""),
    (("2026-11-20", "大连中院", "执结率", "1", "1e30"), "分母", LineFault.TOO_LARGE, ""),
    (("2026-11-20", "大连中院", "执结率", "3", "2"), "分子", LineFault.NUMERATOR_ABOVE_DENOMINATOR, "2"),
    (("2026-11-20", "大连中院", "执结率", "1"), "分母", LineFault.EMPTY, ""),
]


@pytest.mark.parametrize(("line", "heading", "fault", "detail"), BAD_LINES)
def test_a_line_with_a_mistake_is_refused_alone(
    line: tuple[str, ...], heading: str, fault: LineFault, detail: str
) -> None:
    """Its neighbours are taken; the refusal names the line, the column, what stood there and why."""
    found = read(("2026-11-20", "沈阳中院", "执结率", "1", "2"), line)

    assert [figure.court_code for figure in found.figures] == ["sy"]
    cell = dict(zip(HEADING, line, strict=False)).get(heading, "")
    assert found.refused == (LineRefusal(3, heading, cell, fault, detail),)


def test_the_same_line_twice_is_taken_once_and_a_contradiction_is_refused() -> None:
    """Of two different numbers for one court and day nobody may guess the right one; the first stands."""
    found = read(
        ("2026-11-20", "大连中院", "执结率", "1", "2"),
        ("2026-11-20", "dl", "b6_close", "1", "2"),
        ("2026-11-20", "大连中院", "执结率", "2", "2"),
    )

    assert len(found.figures) == 1
    assert found.refused == (LineRefusal(4, "分子", "2", LineFault.CONTRADICTS_LINE, "2"),)


def test_a_table_of_another_kind_is_refused_as_a_whole() -> None:
    """A roster is no table of figures; the refusal names the columns that are missing."""
    table = Table((Line(1, ("姓名", "法院", "职务")), Line(2, ("周焱", "大连中院", "院长"))))

    assert read_figures(table, COURTS, INDICATORS, TODAY) == Refusal(
        TableFault.MISSING_COLUMNS, line=1, columns=("日期", "指标", "分子", "分母")
    )
