"""Files as offices send them, made on the spot."""

import io
from collections.abc import Sequence
from datetime import date

import xlsxwriter

Cell = str | int | float | date


def workbook(
    rows: Sequence[Sequence[Cell]], *, merged: Sequence[str] = (), hidden: bool = False, corner: bool = False
) -> bytes:
    """An XLSX with these rows on its first sheet; `merged` are ranges such as A2:A4, `corner` fills the very last cell."""
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    if hidden:
        _ = book.add_worksheet("空表")
        lists = book.add_worksheet("名单")
        lists.write_column(0, 0, ["甲", "乙"])
        lists.hide()
    sheet = book.add_worksheet("数据")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell)
    for area in merged:
        sheet.merge_range(area, rows[0][0])
    if corner:
        sheet.write(1_048_575, 16_383, "x")
    book.close()
    return kept.getvalue()
