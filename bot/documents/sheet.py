"""A plain list as a workbook: a title, one line of headings, and rows of text. Nothing in it is a formula or a link."""

import io
from dataclasses import dataclass

from xlsxwriter import Workbook

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_HEADING_ROW = 1
_A4 = 9


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `widths` are in characters, one for each heading."""

    name: str
    title: str
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


def sheets_xlsx(*sheets: Sheet) -> bytes:
    """The workbook, each sheet set to print on A4 across, with its headings on every page."""
    made = io.BytesIO()
    with Workbook(made, _OPTIONS) as book:
        title = book.add_format({"bold": True, "font_size": 14})
        heading = book.add_format(
            {"bold": True, "bg_color": "#DDE6F0", "border": 1, "text_wrap": True, "valign": "vcenter"}
        )
        cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.write_string(0, 0, sheet.title, title)
            for column, (words, width) in enumerate(zip(sheet.headings, sheet.widths, strict=True)):
                page.set_column(column, column, width)
                page.write_string(_HEADING_ROW, column, words, heading)
            for number, row in enumerate(sheet.rows, start=_HEADING_ROW + 1):
                for column, words in enumerate(row):
                    page.write_string(number, column, words, cell)
            page.freeze_panes(_HEADING_ROW + 1, 1)
            page.set_landscape()
            page.set_paper(_A4)
            page.fit_to_pages(1, 0)
            page.repeat_rows(_HEADING_ROW)
            if sheet.rows:
                page.autofilter(_HEADING_ROW, 0, _HEADING_ROW + len(sheet.rows), len(sheet.headings) - 1)
    return made.getvalue()
