"""From the lines of a table to figures: what can be read is read, what cannot is refused line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from operator import itemgetter

from rules.courts import Court, Courts
from rules.indicators import Figure, Indicator, Indicators
from rules.spreadsheets import Column, Refusal, Table, day_in, headed, tidy

COLUMNS = (
    Column("day", ("日期", "统计日期", "数据日期", "date", "day")),
    Column("court", ("法院", "法院名称", "法院代码", "court")),
    Column("indicator", ("指标", "指标名称", "指标代码", "indicator")),
    Column("numerator", ("分子", "numerator")),
    Column("denominator", ("分母", "denominator")),
)
HEADINGS = {column.name: column.headings[0] for column in COLUMNS}

EARLIEST = date(2000, 1, 1)
AHEAD = timedelta(days=31)
LARGEST = 10**15
SHOWN_CHARACTERS = 30
_SURELY_SMALL = 15  # digits of a number below LARGEST

_NOTHING = {"", "-", "—", "–", "/", "无"}


class LineFault(StrEnum):
    """What is wrong with one cell of a line."""

    EMPTY = "empty"
    NO_DAY = "no_day"
    DAY_OUT_OF_RANGE = "day_out_of_range"
    UNKNOWN_COURT = "unknown_court"
    AMBIGUOUS_COURT = "ambiguous_court"
    UNKNOWN_INDICATOR = "unknown_indicator"
    NO_WHOLE_NUMBER = "no_whole_number"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large"
    NUMERATOR_ABOVE_DENOMINATOR = "numerator_above_denominator"
    NO_RATE = "no_rate"
    RATE_DIFFERS = "rate_differs"  # detail: what the two numbers give
    CONTRADICTS_LINE = (
        "contradicts_line"  # the same day, court and indicator with other numbers; detail: the first line
    )


@dataclass(frozen=True, slots=True)
class LineRefusal:
    """One line that was not taken: where, what stood there (shortened), and what was wrong."""

    line: int
    heading: str
    cell: str
    fault: LineFault
    detail: str = ""


@dataclass(frozen=True, slots=True)
class FiguresRead:
    figures: tuple[Figure, ...]
    refused: tuple[LineRefusal, ...]


class _RefusedError(Exception):
    def __init__(self, column: str, fault: LineFault, detail: str = "") -> None:
        super().__init__(fault)
        self.column = column
        self.fault = fault
        self.detail = detail


def read_figures(table: Table, courts: Courts, indicators: Indicators, today: date) -> FiguresRead | Refusal:
    """Every line as a figure or as a refusal, in the table's order; a Refusal where the table is not of this kind."""
    found = headed(table, COLUMNS)
    if isinstance(found, Refusal):
        return found
    taken: dict[tuple[date, str, str], tuple[int, Figure]] = {}
    refused: list[LineRefusal] = []
    known = _Known(courts, indicators, today)
    cells_of = itemgetter(*(found.places[column.name] for column in COLUMNS))
    width = max(found.places.values()) + 1
    for line in found.lines:
        cells = line.cells if len(line.cells) >= width else (*line.cells, *[""] * width)
        try:
            _take(line.number, _figure(cells_of(cells), known), taken)
        except _RefusedError as error:
            cell = found.cell(line, error.column)[:SHOWN_CHARACTERS]
            refused.append(LineRefusal(line.number, HEADINGS[error.column], cell, error.fault, error.detail))
    return FiguresRead(tuple(figure for _, figure in taken.values()), tuple(refused))


def _take(line: int, figure: Figure, taken: dict[tuple[date, str, str], tuple[int, Figure]]) -> None:
    """Take the figure with its line, unless an earlier line said something else of the same court and day."""
    first_line, first = taken.setdefault(_identity(figure), (line, figure))
    if first != figure:
        raise _RefusedError("numerator", LineFault.CONTRADICTS_LINE, str(first_line))


def _identity(figure: Figure) -> tuple[date, str, str]:
    return figure.day, figure.court_code, figure.indicator_code


class _Known:
    """What cells mean, each read once: a table of 63,000 lines names a few days, courts and indicators."""

    def __init__(self, courts: Courts, indicators: Indicators, today: date) -> None:
        self.day = cache(lambda cell: _day(tidy(cell), today))
        self.court = cache(lambda cell: _court(tidy(cell), courts))
        self.indicator = cache(lambda cell: _indicator(tidy(cell), indicators))


def _figure(cells: tuple[str, ...], known: _Known) -> Figure:
    """The figure of a line's cells, in the order of COLUMNS."""
    day, court, indicator, numerator, denominator = cells
    of_day, of_court, about = known.day(day), known.court(court), known.indicator(indicator)
    top, bottom = _number(numerator, "numerator"), _denominator(denominator, about)
    if about.is_share and top > bottom:
        raise _RefusedError("numerator", LineFault.NUMERATOR_ABOVE_DENOMINATOR, str(bottom))
    return Figure(of_day, of_court.code, about.code, top, bottom)


def _day(cell: str, today: date) -> date:
    if not cell:
        raise _RefusedError("day", LineFault.EMPTY)
    day = day_in(cell)
    if day is None:
        raise _RefusedError("day", LineFault.NO_DAY)
    if not EARLIEST <= day <= today + AHEAD:
        raise _RefusedError("day", LineFault.DAY_OUT_OF_RANGE)
    return day


def _court(cell: str, courts: Courts) -> Court:
    if not cell:
        raise _RefusedError("court", LineFault.EMPTY)
    court = courts.by_code.get(cell.lower()) or courts.by_name.get(cell)
    if court is not None:
        return court
    candidates = [court.short_name for court in courts if cell in court.ambiguous_aliases]
    fault = LineFault.AMBIGUOUS_COURT if candidates else LineFault.UNKNOWN_COURT
    raise _RefusedError("court", fault, "、".join(candidates))


def _indicator(cell: str, indicators: Indicators) -> Indicator:
    indicator = indicators.named(cell)
    if indicator is None:
        raise _RefusedError("indicator", LineFault.UNKNOWN_INDICATOR if cell else LineFault.EMPTY)
    return indicator


def _denominator(cell: str, indicator: Indicator) -> int:
    if not indicator.has_denominator and tidy(cell) in _NOTHING:
        return 1
    return _number(cell, "denominator")


def small_number(cell: str) -> int | None:
    """The number of a cell that holds nothing but digits, and not too many: what nearly all cells are, at a tenth of the price."""
    return int(cell) if cell.isdigit() and cell.isascii() and len(cell) <= _SURELY_SMALL else None


def _number(cell: str, column: str) -> int:
    if (small := small_number(cell)) is not None:
        return small
    cell = tidy(cell)
    if cell in _NOTHING:
        raise _RefusedError(column, LineFault.EMPTY)
    try:
        number = Decimal(cell.replace(",", ""))
        whole = int(number) if number.is_finite() else None
    except InvalidOperation:
        raise _RefusedError(column, LineFault.NO_WHOLE_NUMBER) from None
    if whole is None or whole != number:
        raise _RefusedError(column, LineFault.NO_WHOLE_NUMBER)
    if whole < 0:
        raise _RefusedError(column, LineFault.NEGATIVE)
    if whole > LARGEST:
        raise _RefusedError(column, LineFault.TOO_LARGE)
    return whole


def days_of(figures: Iterable[Figure]) -> tuple[date, ...]:
    """The days that the figures are of, in order."""
    return tuple(sorted({figure.day for figure in figures}))
