"""The full table as a workbook: how it was made, the places, all values side by side, every figure, every definition."""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bot.documents.book import new_book
from rules.bulletins.full_table import FullTable, TableCourt, TableIndicator
from rules.bulletins.policy import Mode
from rules.bulletins.values import Bulletin, Measure
from rules.courts import Level
from rules.indicators import Certainty, Direction, Unit

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Shown:
    """A value in its unit, or, where `is_change`, how far it rose."""

    value: Fraction
    unit: Unit
    is_change: bool = False


Cell = str | int | Shown | None

_POINTS = 100  # a percentage changes by points, never by per cent
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_WIDEST = 40.0
_A4 = 9


@dataclass(frozen=True)
class WorkbookWords:
    """The words of one language."""

    sheets: tuple[str, str, str, str, str]  # about, places, values, figures, definitions
    about: Callable[[Bulletin, FullTable], Sequence[tuple[str, str]]]
    pools: dict[Level, str]
    short: Callable[[Measure], str]
    long: Callable[[Measure], str]
    places: tuple[
        str, ...
    ]  # pool, place, court, numerator, denominator, value, before, change, move, run among the last
    court_columns: tuple[str, ...]  # code, court, pool, superior court
    figure_columns: tuple[str, ...]  # indicator, numerator, denominator, value, the same before, change, enough to rank
    definition_columns: tuple[str, ...]
    certainties: dict[Certainty, str]
    directions: dict[Direction, str]
    units: dict[Unit, str]
    yes_no: tuple[str, str]


def full_workbook(bulletin: Bulletin, table: FullTable, before: FullTable | None, words: WorkbookWords) -> bytes:
    """The workbook as XLSX; nothing in it is a formula. The same bulletin gives the same bytes."""
    made = io.BytesIO()
    with new_book(made) as book:
        book.set_properties({"created": bulletin.published_at.replace(tzinfo=None)})
        pen = _Pen(book)
        about, places, values, figures, definitions = words.sheets
        pen.rows(about, (), words.about(bulletin, table))
        if bulletin.mode is Mode.RANK:
            pen.rows(places, words.places, _place_rows(bulletin, words))
        pen.rows(values, *_value_sheet(table, words))
        pen.rows(figures, (*words.court_columns, *words.figure_columns), _figure_rows(table, before, words))
        pen.rows(definitions, words.definition_columns, _definition_rows(table, words))
    return made.getvalue()


class _Pen:
    """Writes sheets of cells that stay text or numbers, each with a heading that stays in sight."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._text: Format = book.add_format({"valign": "vcenter"})
        self._heading: Format = book.add_format({"bold": True, "bg_color": "#E5E7EB", "border": 1, "text_wrap": True})
        self._count = self._number("#,##0")
        self._change = self._number("+0.00;-0.00;0.00")
        self._values = {
            Unit.PERCENT: self._number("0.00%"),
            Unit.DAYS: self._number("0.00"),
            Unit.RATIO: self._number("0.00"),
            Unit.COUNT: self._count,
            Unit.PLACES: self._number("0.00"),
        }

    def _number(self, form: str) -> "Format":
        return self._book.add_format({"num_format": form, "valign": "vcenter"})

    def rows(self, name: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        sheet: Worksheet = self._book.add_worksheet(name)
        widths = [_width(text) for text in headings]
        for column, text in enumerate(headings):
            sheet.write_string(0, column, harmless(text), self._heading)
        last = 0
        for last, row in enumerate(rows, start=1 if headings else 0):
            for column, cell in enumerate(row):
                self._write(sheet, last, column, cell)
                if column == len(widths):
                    widths.append(0.0)
                widths[column] = max(widths[column], _width(cell))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(width + 2, _WIDEST))
        _set_up_paper(sheet)
        if headings:
            sheet.repeat_rows(0)
            sheet.freeze_panes(1, 3)
            sheet.autofilter(0, 0, last, len(headings) - 1)

    def _write(self, sheet: "Worksheet", row: int, column: int, cell: Cell) -> None:
        match cell:
            case str():
                sheet.write_string(row, column, harmless(cell), self._text)
            case int():
                sheet.write_number(row, column, cell, self._count)
            case Shown(value, unit, is_change=True):
                sheet.write_number(row, column, float(value * (_POINTS if unit is Unit.PERCENT else 1)), self._change)
            case Shown(value, unit):
                sheet.write_number(row, column, float(value), self._values[unit])
            case None:
                pass


def _set_up_paper(sheet: "Worksheet") -> None:
    """All columns on one page across, on A4 lying, with the number of the page."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")


def harmless(text: str) -> str:
    """The text so that no program takes it for a formula, not even after it was saved as CSV."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def _width(cell: object) -> float:
    """In characters; Chinese ones count double, and numbers are short."""
    return sum(1.0 if sign.isascii() else 2.0 for sign in cell) if isinstance(cell, str) else 10.0


def _place_rows(bulletin: Bulletin, words: WorkbookWords) -> Iterable[tuple[Cell, ...]]:
    for pool in reversed(bulletin.pools):
        for entry in pool.entries:
            change = entry.change.value if entry.change else None
            before = None if change is None else entry.value - change
            yield (
                words.pools[pool.level],
                entry.place,
                entry.court_name,
                entry.numerator,
                entry.denominator,
                _shown(entry.value, bulletin.measure),
                _shown(before, bulletin.measure),
                _change(change, bulletin.measure),
                entry.move,
                entry.bottom_run or None,
            )


def _value_sheet(table: FullTable, words: WorkbookWords) -> tuple[tuple[str, ...], Iterable[tuple[Cell, ...]]]:
    """One row a court, one column an indicator."""
    headings = (*words.court_columns, *(words.short(one.measure) for one in table.indicators))
    names = {court.code: court.short_name for court in table.courts}
    rows = (
        (*_court_cells(court, names, words), *(_value(one, court.code) for one in table.indicators))
        for court in table.measured
    )
    return headings, rows


def _court_cells(court: TableCourt, names: dict[str, str], words: WorkbookWords) -> tuple[str, ...]:
    return (court.code, court.full_name, words.pools[court.level], names.get(court.superior, ""))


def _value(indicator: TableIndicator, code: str) -> Shown | None:
    return _shown(_ratio(indicator.measure, indicator.shares.get(code)), indicator.measure)


def _ratio(measure: Measure, share: tuple[int, int] | None) -> Fraction | None:
    if share is None:
        return None
    if not measure.has_denominator:
        return Fraction(share[0])
    return Fraction(*share) if share[1] else None


def _figure_rows(table: FullTable, before: FullTable | None, words: WorkbookWords) -> Iterable[tuple[Cell, ...]]:
    """One row for every court and indicator that there is a figure of."""
    names = {court.code: court.short_name for court in table.courts}
    earlier = {one.measure.code: before.shares_of(one.measure.code) for one in table.indicators} if before else {}
    for indicator in table.indicators:
        measure, name = indicator.measure, words.short(indicator.measure)
        for court in table.measured:
            share = indicator.shares.get(court.code)
            if share is None:
                continue
            then = earlier.get(measure.code, {}).get(court.code)
            now_value, then_value = _ratio(measure, share), _ratio(measure, then)
            change = now_value - then_value if now_value is not None and then_value is not None else None
            is_enough = share[1] >= max(indicator.minimum_denominator, 1)
            yield (
                *_court_cells(court, names, words),
                name,
                *_counts(measure, share),
                _shown(now_value, measure),
                *_counts(measure, then),
                _shown(then_value, measure),
                _change(change, measure),
                words.yes_no[0 if is_enough else 1],
            )


def _counts(measure: Measure, share: tuple[int, int] | None) -> tuple[int | None, int | None]:
    if share is None:
        return None, None
    return share[0], share[1] if measure.has_denominator else None


def _shown(value: Fraction | None, measure: Measure) -> Shown | None:
    return None if value is None else Shown(value, measure.unit)


def _change(value: Fraction | None, measure: Measure) -> Shown | None:
    return None if value is None else Shown(value, measure.unit, is_change=True)


def _definition_rows(table: FullTable, words: WorkbookWords) -> Iterable[tuple[Cell, ...]]:
    for one in table.indicators:
        measure = one.measure
        low, high, target = (
            _shown(ratio.value if ratio else None, measure)
            for ratio in (measure.range_low, measure.range_high, measure.target)
        )
        yield (
            measure.code,
            words.long(measure),
            one.era,
            one.numerator,
            one.denominator,
            words.units[measure.unit],
            words.directions[measure.direction],
            target,
            low,
            high,
            one.minimum_denominator,
            words.certainties[one.definition_certainty],
            words.certainties[one.target_certainty],
            one.sources,
        )
