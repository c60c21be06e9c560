"""Files that people send: read as they meant them, or refused with the place of the fault."""

import io
import zipfile
from datetime import date

import pytest

from bot.spreadsheets import MAXIMUM_MEGABYTES, read_table
from rules.spreadsheets import Column, Line, Record, Refusal, Table, TableFault, read_records
from tests.spreadsheets.files import workbook

COLUMNS = (
    Column("day", ("日期", "date")),
    Column("court", ("法院", "court")),
    Column("note", ("备注",), is_required=False),
)
ROWS = (("日期", "法院"), ("2026-11-20", "大连中院"))
AS_READ = ((1, ("日期", "法院")), (2, ("2026-11-20", "大连中院")))


def lines(table: Table | Refusal) -> tuple[tuple[int, tuple[str, ...]], ...]:
    assert isinstance(table, Table)
    return tuple((line.number, line.cells) for line in table.lines)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_csv_is_read_in_every_encoding_that_offices_use(encoding: str) -> None:
    """Excel on a Chinese desk saves GBK, other programs UTF-8 with or without its mark."""
    content = "日期,法院\r\n2026-11-20,大连中院\r\n".encode(encoding)

    assert lines(read_table(content, "指标.csv")) == AS_READ


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_a_csv_may_be_parted_by_commas_tabs_or_semicolons(separator: str) -> None:
    """The separator is the one that the first line uses most."""
    content = "\n".join(separator.join(row) for row in ROWS).encode()

    assert lines(read_table(content, "指标.csv")) == AS_READ


def test_a_workbook_gives_dates_and_whole_numbers_as_a_person_would_type_them() -> None:
    """Excel keeps a day as a number with a format, and every number as a float."""
    content = workbook([("日期", "件数"), (date(2026, 11, 20), 2394), ("", 54.72)])

    assert lines(read_table(content, "指标.xlsx"))[1:] == ((2, ("2026-11-20", "2394")), (3, ("", "54.72")))


def test_empty_lines_are_left_out_and_the_others_keep_their_numbers() -> None:
    """A sentence about line 4 must mean the line that the spreadsheet program calls 4."""
    content = workbook([("日期", "法院"), ("", ""), ("", ""), ("2026-11-20", "大连中院")])

    assert [number for number, _ in lines(read_table(content, "指标.xlsx"))] == [1, 4]


def test_the_first_visible_sheet_that_holds_anything_is_read() -> None:
    """The template keeps its drop-down lists on a hidden sheet."""
    table = read_table(workbook(ROWS, hidden=True), "指标.xlsx")

    assert isinstance(table, Table)
    assert table.sheet == "数据"


def test_the_heading_may_stand_below_a_merged_title() -> None:
    """Offices put a title over their tables; merged cells there hide nothing."""
    content = workbook([("十一月指标", ""), ("日期 ", "ｃｏｕｒｔ"), ("2026-11-20", "大连中院")], merged=["A1:B1"])

    table = read_table(content, "指标.xlsx")

    assert isinstance(table, Table)
    assert read_records(table, COLUMNS) == (Record(3, {"day": "2026-11-20", "court": "大连中院", "note": ""}),)


def refusal_of(content: bytes, name: str = "指标.xlsx") -> Refusal:
    table = read_table(content, name)
    found = read_records(table, COLUMNS) if isinstance(table, Table) else table
    assert isinstance(found, Refusal)
    return found


def packed(name: str, content: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return kept.getvalue()


ZIP_BOMB = packed("xl/workbook.xml", bytes(60 * 1024 * 1024))

REFUSED = {
    "an empty file": (b"", Refusal(TableFault.EMPTY)),
    "nothing but blank lines": (b"\r\n \r\n", Refusal(TableFault.EMPTY)),
    "a workbook without anything in it": (workbook([]), Refusal(TableFault.EMPTY)),
    "a heading and no line": (workbook(ROWS[:1]), Refusal(TableFault.EMPTY)),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(200), Refusal(TableFault.NOT_A_SPREADSHEET)),
    "a PDF": (b"%PDF-1.7 \n...", Refusal(TableFault.NOT_A_SPREADSHEET)),
    "bytes without meaning": (bytes(range(256)) * 4, Refusal(TableFault.UNKNOWN_ENCODING)),
    "bytes with zeros": (b"a,b\n\x00\x01,2\n", Refusal(TableFault.NOT_A_SPREADSHEET)),
    "an archive of something else": (packed("a.txt", b"a"), Refusal(TableFault.NOT_A_SPREADSHEET)),
    "half a workbook": (workbook(ROWS)[:800], Refusal(TableFault.DAMAGED)),
    "a web page named .xls": (b"<html><table><tr><td>1</td></tr></table>", Refusal(TableFault.WEB_PAGE)),
    "a zip bomb": (ZIP_BOMB, Refusal(TableFault.UNPACKS_TOO_BIG, limit=50)),
    "more than 20 MB": (b"a," * (11 * 1024 * 1024), Refusal(TableFault.FILE_TOO_BIG, limit=MAXIMUM_MEGABYTES)),
    "a column missing": (
        workbook([("日期", "单位"), ("2026-11-20", "大连中院")]),
        Refusal(TableFault.MISSING_COLUMNS, line=1, columns=("法院",)),
    ),
    "a column twice": (
        workbook([("日期", "法院", "court"), ("2026-11-20", "大连中院", "")]),
        Refusal(TableFault.DOUBLE_COLUMN, line=1, columns=("法院",)),
    ),
    "merged cells among the data": (
        workbook([("日期", "法院"), ("2026-11-20", "a"), ("", "b"), ("", "c")], merged=["A2:A4"]),
        Refusal(TableFault.MERGED_CELLS, line=2, columns=("A",)),
    ),
    "a cell as long as a book": (
        workbook([("日期", "法院"), ("2026-11-20", "院" * 3_000)]),
        Refusal(TableFault.CELL_TOO_LONG, line=2, limit=2_000),
    ),
    "one cell in the last corner of the sheet": (
        workbook(ROWS, corner=True),
        Refusal(TableFault.TOO_HEAVY),
    ),
}


@pytest.mark.parametrize(("content", "refusal"), [pytest.param(*case, id=name) for name, case in REFUSED.items()])
def test_a_file_that_cannot_be_used_is_refused_as_a_whole(content: bytes, refusal: Refusal) -> None:
    """Nothing of it is taken, and the refusal names line and column where there is one."""
    assert refusal_of(content) == refusal


def test_a_csv_whose_first_line_has_no_separator_is_one_column_only_under_a_csvs_name() -> None:
    """Prose that somebody sends as a document is no table."""
    prose = "各院：请于月底前报送。".encode()

    assert refusal_of(prose, "通知.md") == Refusal(TableFault.NOT_A_SPREADSHEET)
    assert read_table(prose, "通知.csv") == Table((Line(1, ("各院：请于月底前报送。",)),))
