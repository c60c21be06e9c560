"""A plain list as a workbook: a title, one line of headings, and rows of text and counts. Nothing in it is a formula or a link."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.documents.book import new_book

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_HEADING_ROW = 1
_A4 = 9
_MARGIN = 0.3  # inches
_LINE, _HIGHEST = 16.0, 409.0  # points; a spreadsheet knows no higher rows
_PIECES = re.compile(r"[!-~]+|\s|[^!-~\s]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `widths` are in characters, one for each heading; `printed` is how many columns go on paper, all where None.

    What is beyond them is there to filter by.
    """

    name: str
    title: str
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str | int, ...], ...]
    printed: int | None = None


def sheets_xlsx(*sheets: Sheet) -> bytes:
    """The workbook, each sheet set to print on A4 across, with its headings and the number of the page on every page."""
    made = io.BytesIO()
    with new_book(made) as book:
        pen = _Pen(book)
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            pen.write(page, sheet)
            _set_up_paper(page, sheet)
    return made.getvalue()


class _Pen:
    def __init__(self, book: "Workbook") -> None:
        self._title = book.add_format({"bold": True, "font_size": 16})
        heading = {"bold": True, "bg_color": "#DDE6F0", "border": 1, "text_wrap": True, "align": "center"}
        self._heading = book.add_format({**heading, "valign": "vcenter"})
        self._cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})

    def write(self, page: "Worksheet", sheet: Sheet) -> None:
        page.write_string(0, 0, sheet.title, self._title)
        for column, (words, width) in enumerate(zip(sheet.headings, sheet.widths, strict=True)):
            page.set_column(column, column, width)
            page.write_string(_HEADING_ROW, column, words, self._heading)
        page.set_row(_HEADING_ROW, _height(sheet.headings, sheet.widths))
        for number, row in enumerate(sheet.rows, start=_HEADING_ROW + 1):
            page.set_row(number, _height(row, sheet.widths))
            for column, value in enumerate(row):
                if isinstance(value, int):
                    page.write_number(number, column, value, self._cell)
                else:
                    page.write_string(number, column, value, self._cell)
        page.freeze_panes(_HEADING_ROW + 1, 1)
        if sheet.rows:
            page.autofilter(_HEADING_ROW, 0, _HEADING_ROW + len(sheet.rows), len(sheet.headings) - 1)


def _height(row: Sequence[str | int], widths: Sequence[int]) -> float:
    """Of a row in points, so that nothing is cut off: not every program makes room for what runs over several lines."""
    lines = max((_lines(value, width) for value, width in zip(row, widths, strict=True)), default=1)
    return min(lines * _LINE + 3, _HIGHEST)


def _lines(value: str | int, width: int) -> int:
    """How many lines the cell takes: words are broken at spaces, Chinese anywhere, and its characters are twice as wide."""
    count, used = 1, 0.0
    for word in _PIECES.findall(str(value)):
        wide = sum(1.0 if sign.isascii() else 2.0 for sign in word)
        if used and used + wide > width:
            count, used = count + 1, 0.0
        used += wide
    return count


def _set_up_paper(page: "Worksheet", sheet: Sheet) -> None:
    """Wide enough to be read: narrow margins, and no column that only serves the filter."""
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=_MARGIN, right=_MARGIN, top=2 * _MARGIN, bottom=2 * _MARGIN)
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEADING_ROW)
    page.set_footer("&C&P / &N")
    printed = sheet.printed or len(sheet.headings)
    page.print_area(0, 0, _HEADING_ROW + len(sheet.rows), printed - 1)
