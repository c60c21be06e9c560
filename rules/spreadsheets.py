"""Tables that people send, taken apart into text; what is wrong with one is a value, so that it becomes a sentence."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

HEADING_WITHIN_LINES = 10
SERIAL_START = date(1899, 12, 30)  # day 0 of the numbers by which spreadsheet programs count days, since 1900-03-01

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]00:00(?::00)?)?")
_COMPACT_DAY = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_SERIAL = re.compile(r"[3-6]\d{4}")


class TableFault(StrEnum):
    """Why a whole file is refused; nothing of it is kept."""

    EMPTY = "empty"
    FILE_TOO_BIG = "file_too_big"  # limit: megabytes
    NOT_A_SPREADSHEET = "not_a_spreadsheet"
    WEB_PAGE = "web_page"  # old systems "export to Excel" as HTML under the name .xls
    LOCKED = "locked"  # protected by a password
    DAMAGED = "damaged"
    UNKNOWN_ENCODING = "unknown_encoding"
    UNPACKS_TOO_BIG = "unpacks_too_big"  # limit: megabytes
    TOO_MANY_CELLS = "too_many_cells"  # limit: cells
    CELL_TOO_LONG = "cell_too_long"  # limit: characters
    TOO_HEAVY = "too_heavy"  # reading it took more time or memory than one file may
    MERGED_CELLS = "merged_cells"
    MISSING_COLUMNS = "missing_columns"  # columns: the headings that were not found
    DOUBLE_COLUMN = "double_column"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file was refused, and where in it: the line counts from 1, columns are headings or letters (A, B, …)."""

    fault: TableFault
    line: int | None = None
    columns: tuple[str, ...] = ()
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line as a spreadsheet program numbers it, from 1; every cell as text, dates as 2026-11-20."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that were merged into one, so that only the first has a value. Lines count from 1, columns from 0."""

    first_line: int
    last_line: int
    first_column: int
    last_column: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """The first visible sheet that holds anything, without its empty lines."""

    lines: tuple[Line, ...]
    merged: tuple[Merged, ...] = ()
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a feature reads: its name in code, and the headings under which people know it, the usual one first."""

    name: str
    headings: tuple[str, ...]
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """One line under the heading: the cells by the column's name, tidied; a column that the table lacks is empty."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Headed:
    """A table whose heading was found: where each column stands, counted from 0, and the lines below it, at least one."""

    places: Mapping[str, int]
    lines: tuple[Line, ...]

    def cell(self, line: Line, column: str) -> str:
        """The tidied cell; empty where the table or the line has no such column."""
        index = self.places.get(column, len(line.cells))
        return tidy(line.cells[index]) if index < len(line.cells) else ""


def headed(table: Table, columns: Iterable[Column]) -> Headed | Refusal:
    """The table below its heading, which may stand below a title. Refused: columns missing or twice, merged cells below it."""
    columns = tuple(columns)
    if not table.lines:
        return Refusal(TableFault.EMPTY)
    heading = max(table.lines[:HEADING_WITHIN_LINES], key=lambda line: len(_found(line, columns)))
    if refusal := _fault_in(heading, columns) or _merged_below(heading, table.merged):
        return refusal
    places = {name: indices[0] for name, indices in _found(heading, columns).items()}
    below = tuple(line for line in table.lines if line.number > heading.number)
    return Headed(places, below) if below else Refusal(TableFault.EMPTY)


def read_records(table: Table, columns: Iterable[Column]) -> tuple[Record, ...] | Refusal:
    """The lines below the heading as records; refused as in `headed`."""
    columns = tuple(columns)
    found = headed(table, columns)
    if isinstance(found, Refusal):
        return found
    return tuple(
        Record(line.number, {column.name: found.cell(line, column.name) for column in columns}) for line in found.lines
    )


@lru_cache(maxsize=8_192)
def tidy(cell: str) -> str:
    """The text as it was meant: full-width letters and digits made narrow, without blanks at its ends or invisible marks."""
    if cell.isascii() and cell.isprintable():
        return cell.strip()
    narrow = unicodedata.normalize("NFKC", cell)
    if narrow.isprintable():
        return narrow.strip()
    return "".join(sign for sign in narrow if unicodedata.category(sign) not in {"Cf", "Cc"}).strip()


def day_in(cell: str) -> date | None:
    """The day, written 2026-11-20, 2026/11/20, 2026年11月20日 or 20261120, or as a spreadsheet program's day number."""
    if _SERIAL.fullmatch(cell):
        return SERIAL_START + timedelta(days=int(cell))
    found = _DAY.fullmatch(cell) or _COMPACT_DAY.fullmatch(cell)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def column_letter(index: int) -> str:
    """The spreadsheet's name of the column, counted from 0: A, B, …, Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _found(heading: Line, columns: tuple[Column, ...]) -> dict[str, list[int]]:
    names = {_key(text): column.name for column in columns for text in column.headings}
    found: dict[str, list[int]] = {}
    for index, cell in enumerate(heading.cells):
        if (name := names.get(_key(cell))) is not None:
            found.setdefault(name, []).append(index)
    return found


def _key(heading: str) -> str:
    return "".join(tidy(heading).lower().split())


def _fault_in(heading: Line, columns: tuple[Column, ...]) -> Refusal | None:
    found = _found(heading, columns)
    missing = tuple(column.headings[0] for column in columns if column.is_required and column.name not in found)
    if missing:
        return Refusal(TableFault.MISSING_COLUMNS, line=heading.number, columns=missing)
    double = tuple(column.headings[0] for column in columns if len(found.get(column.name, ())) > 1)
    return Refusal(TableFault.DOUBLE_COLUMN, line=heading.number, columns=double) if double else None


def _merged_below(heading: Line, merged: tuple[Merged, ...]) -> Refusal | None:
    for cells in sorted(merged, key=lambda cells: (cells.first_line, cells.first_column)):
        if cells.last_line >= heading.number:
            letter = column_letter(cells.first_column)
            return Refusal(TableFault.MERGED_CELLS, line=cells.first_line, columns=(letter,))
    return None
