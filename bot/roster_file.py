"""Roster files as offices keep them: a workbook with three sheets, or a file for each."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.spreadsheets import read_tables
from rules.roster_import import COLUMNS, Sheet
from rules.spreadsheets import Record, Refusal, Table, TableFault, read_records

SHEET_NAMES = {Sheet.COURTS: "法院", Sheet.PEOPLE: "人员", Sheet.GUARANTEES: "包保"}

Records = dict[Sheet, tuple[Record, ...]]


@dataclass(frozen=True, slots=True)
class FileRefusal:
    """Why a file, or one of its sheets, cannot be read; without a `refusal` the sheet was given before."""

    file_name: str
    sheet: Sheet | None = None
    refusal: Refusal | None = None


def read_roster_files(files: Mapping[str, bytes]) -> Records | tuple[FileRefusal, ...]:
    """The lines of every roster sheet in the files, by name and content, or what stands against each file.

    A sheet is known by its name, or else by its headings. Sheets that are neither (notes, lists) are left aside, and so
    is one without a line below its heading: a template that was not filled in asks for nothing.
    """
    records: Records = {}
    refused: list[FileRefusal] = []
    for file_name, content in files.items():
        tables = read_tables(content, file_name)
        if isinstance(tables, Refusal):
            refused.append(FileRefusal(file_name, refusal=tables))
            continue
        found, faults = _sheets_of(tables)
        refused += [FileRefusal(file_name, sheet, fault) for sheet, fault in faults]
        refused += [FileRefusal(file_name, sheet) for sheet in found if sheet in records]
        records |= found
    return tuple(refused) or records


def _sheets_of(tables: tuple[Table, ...]) -> tuple[Records, list[tuple[Sheet, Refusal]]]:
    """What the tables of one file hold, and what is wrong with those that were meant to hold something."""
    found: Records = {}
    faults: list[tuple[Sheet, Refusal]] = []
    unnamed: list[tuple[Sheet, Refusal]] = []
    for table in tables:
        named = next((sheet for sheet, name in SHEET_NAMES.items() if name == table.sheet.strip()), None)
        sheet, records = _read(table, (named,) if named else tuple(Sheet))
        if not isinstance(records, Refusal):
            found.setdefault(sheet, records)
        elif records.fault is not TableFault.EMPTY:
            (faults if named else unnamed).append((sheet, records))
    return found, faults or ([] if found else unnamed[:1])


def _read(table: Table, candidates: tuple[Sheet, ...]) -> tuple[Sheet, tuple[Record, ...] | Refusal]:
    """The first candidate whose columns are all there, or the one that misses the fewest."""
    read = [(sheet, read_records(table, COLUMNS[sheet])) for sheet in candidates]
    for sheet, records in read:
        if not isinstance(records, Refusal) or records.fault is not TableFault.MISSING_COLUMNS:
            return sheet, records
    return min(read, key=lambda one: len(one[1].columns) if isinstance(one[1], Refusal) else 0)
