"""The child's side: reads a file from standard input and writes a table or a fault as JSON.

It is run by file name with `python -I`, knows nothing of the bot, and may use 512 MB and ten seconds. Formulas are never
evaluated: of a formula only the value that was saved with it is read.
"""

import csv
import gc
import io
import json
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

MEGABYTE = 1024 * 1024
MEMORY = 512 * MEGABYTE
SECONDS = 10
UNPACKED_MEGABYTES = 50
RATIO = 100  # a sheet of nothing but the same value packs 60:1; bombs pack 1,000:1
PARTS = 1_000
CELLS = 500_000  # a day of 3,500 courts and 18 indicators in five columns is 315,000
CELL_CHARACTERS = 2_000
TEXT_CHARACTERS = 10_000_000
PIECE = 500  # lines of a table that are handed over together

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HTML = (b"<html", b"<!doctype html", b"<table", b"<meta")
BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\x7fELF", b"MZ")
PLAIN_SUFFIXES = {".csv", ".txt", ".tsv"}

Answer = dict[str, Any]
Lines = list[tuple[int, list[str]]]


class FaultError(Exception):
    """The file is refused; `answer` says why."""

    def __init__(self, fault: str, **where: object) -> None:
        super().__init__(fault)
        self.answer: Answer = {"fault": fault, **where}


def main() -> None:
    gc.disable()  # the process is over before there is anything to collect, and looking for it took a fifth of its time
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        answers = taken_apart(sys.stdin.buffer.read(), sys.argv[1], int(sys.argv[2]))
    except FaultError as refused:
        answers = [refused.answer]
    except MemoryError:
        answers = [{"fault": "too_heavy"}]
    for answer in answers:
        say(answer)


def say(answer: Answer) -> None:
    """A fault, or a table without its lines and then those in pieces, each as JSON on a line of its own.

    Of one large piece of JSON the parent could do nothing else while it is read.
    """
    lines: Lines = answer.pop("lines", [])
    pieces = [lines[start : start + PIECE] for start in range(0, len(lines), PIECE)]
    about: Answer = {**answer, "pieces": len(pieces)}
    for one in (about, *pieces):
        sys.stdout.buffer.write(json.dumps(one, ensure_ascii=False).encode() + b"\n")


def taken_apart(content: bytes, suffix: str, most_sheets: int) -> list[Answer]:
    head = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(HTML):
        raise FaultError("web_page")
    if content.startswith(ZIP):
        check_archive(content)
    if content.startswith((ZIP, OLE)):
        return from_workbook(content, most_sheets)
    if content.startswith(BINARY):
        raise FaultError("not_a_spreadsheet")
    return [from_text(content, suffix)]


def check_archive(content: bytes) -> None:
    """Refuse an archive that is no workbook or that unpacks to more than it should, before anything unpacks it."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise FaultError("damaged") from None
    names = {part.filename for part in parts}
    if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
        raise FaultError("not_a_spreadsheet")
    unpacked = sum(part.file_size for part in parts)
    is_bomb = len(parts) > PARTS or (unpacked > MEGABYTE and unpacked > RATIO * len(content))
    if is_bomb or unpacked > UNPACKED_MEGABYTES * MEGABYTE:
        raise FaultError("unpacks_too_big", limit=UNPACKED_MEGABYTES)


def from_workbook(content: bytes, most_sheets: int) -> list[Answer]:
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            return [from_sheet(sheet) for sheet in filled(book, most_sheets)]
    except PasswordError:
        raise FaultError("locked") from None
    except (CalamineError, OSError, ValueError, OverflowError):
        raise FaultError("damaged") from None


def filled(book: CalamineWorkbook, most_sheets: int) -> list[CalamineSheet]:
    visible = (sheet for sheet in book.sheets_metadata if sheet.visible is SheetVisibleEnum.Visible)
    sheets = (book.get_sheet_by_name(about.name) for about in visible)
    first = list(islice((sheet for sheet in sheets if sheet.height), most_sheets))
    if not first:
        raise FaultError("empty")
    return first


def from_sheet(sheet: CalamineSheet) -> Answer:
    if sheet.total_height * sheet.total_width > CELLS:
        raise FaultError("too_many_cells", limit=CELLS)
    rows = sheet.to_python(skip_empty_area=False)
    numbered = (
        (number, [cell if type(cell) is str else as_text(cell) for cell in row])
        for number, row in enumerate(rows, start=1)
    )
    merged = [
        (first[0] + 1, last[0] + 1, first[1], last[1])
        for first, last in sheet.merged_cell_ranges or ()
        if first != last
    ]
    return {"lines": checked(numbered), "merged": merged, "sheet": sheet.name}


def as_text(cell: object) -> str:
    """The cell as a person would type it: whole numbers without a point, midnight as a day."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(sep=" ")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def from_text(content: bytes, suffix: str) -> Answer:
    text = decoded(content)
    if any(sign < " " and sign not in "\t\r\n\f" for sign in text):
        raise FaultError("not_a_spreadsheet")
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(",\t;|", key=first.count)
    if not first.count(separator) and suffix not in PLAIN_SUFFIXES:
        raise FaultError("not_a_spreadsheet")
    return {"lines": checked(csv_lines(text, separator)), "merged": [], "sheet": ""}


def decoded(content: bytes) -> str:
    """The text in the first encoding that fits: by its mark, then UTF-8, then GB18030, which includes GBK and GB2312."""
    encodings = ["utf-16"] if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FaultError("unknown_encoding")


def csv_lines(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    before = 0
    try:
        for cells in reader:
            yield before + 1, cells
            before = reader.line_num
    except csv.Error:
        raise FaultError("cell_too_long", line=before + 1, limit=CELL_CHARACTERS) from None


def checked(numbered: Iterator[tuple[int, list[str]]]) -> Lines:
    """The lines that hold anything, within the limits of cells and characters."""
    lines: Lines = []
    cells_left, characters_left = CELLS, TEXT_CHARACTERS
    for number, cells in numbered:
        characters = len("".join(cells))
        if characters and any(map(str.strip, cells)):
            lines.append((number, cells))
        if characters > CELL_CHARACTERS and max(map(len, cells)) > CELL_CHARACTERS:
            raise FaultError("cell_too_long", line=number, limit=CELL_CHARACTERS)
        cells_left -= len(cells)
        characters_left -= characters
        if cells_left < 0 or characters_left < 0:
            raise FaultError("too_many_cells", limit=CELLS)
    if not lines:
        raise FaultError("empty")
    return lines


if __name__ == "__main__":
    main()
