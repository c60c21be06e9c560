"""Tables as offices keep them: one row a court, columns for each indicator under one or two lines of headings.

A column's meaning is guessed from its headings, shown before anything is kept, and remembered once somebody has confirmed it.
"""

import calendar
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rules.courts import Court, Courts
from rules.indicators import CountedIn, Indicator, Indicators
from rules.spreadsheets import Line, Merged, Table, column_letter, day_in, tidy

COURT_WORDS = {"法院", "法院名称", "单位", "单位名称", "court"}
TOTAL_WORDS = {"合计", "总计", "小计", "全省", "全市", "平均", "平均值", "total", "全省合计", "全省平均"}
_ENOUGH_COURTS = 2
_MOST_HEADING_LINES = 6
_DAY = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?")
_MONTH = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月(?!\s*\d)")
_NUMERATOR, _DENOMINATOR = ("分子", "numerator"), ("分母", "denominator")
_VALUE = ("率", "百分比", "比率", "%", "占比", "数值", "rate", "value")
_FACTORS = (("亿元", 100_000_000), ("万元", 10_000))


class Holds(StrEnum):
    """What a column holds of an indicator."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    COUNT = "count"  # a number that needs no denominator
    VALUE = "value"  # a rate, only compared with numerator and denominator, never kept


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one column means. `factor` turns its unit into whole yuan: 10,000 for 万元."""

    indicator: str
    holds: Holds
    factor: int = 1


_COUNTS = {Holds.NUMERATOR, Holds.DENOMINATOR}


@dataclass(frozen=True, slots=True)
class WideColumn:
    """A column, counted from 0, with its headings from the top down joined by ／; None while nobody knows its meaning."""

    index: int
    heading: str
    meaning: Meaning | None = None

    @property
    def letter(self) -> str:
        return column_letter(self.index)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a wide table is read. `first_line` is the number of its first line of figures; `day` None where it names none.

    `signature` is the same for every table with the same headings, whatever its day and its figures.
    """

    court_column: int
    first_line: int
    columns: tuple[WideColumn, ...]
    signature: str
    day: date | None = None

    @property
    def complete(self) -> tuple[str, ...]:
        """The indicators of which numerator and, where there is one, denominator were found, in the table's order."""
        both = {Holds.NUMERATOR, Holds.DENOMINATOR}
        return tuple(code for code, held in self._held().items() if both <= held or Holds.COUNT in held)

    def only_rates(self) -> tuple[str, ...]:
        """The indicators of which there is a rate and not both numbers; they cannot be kept."""
        return tuple(code for code in self._held() if code not in self.complete)

    def _held(self) -> dict[str, set[Holds]]:
        held: dict[str, set[Holds]] = {}
        for column in self.columns:
            if column.meaning is not None:
                held.setdefault(column.meaning.indicator, set()).add(column.meaning.holds)
        return held


def layout_of(table: Table, courts: Courts, indicators: Indicators, hints: Iterable[str] = ()) -> Layout | None:
    """How the table is read as a wide one; None where no column names courts, or no heading an indicator.

    `hints` are texts that may name the day where the table does not: what was written with the file, its name.
    """
    column = _court_column(table, courts)
    if column is None:
        return None
    first = next(line for line in table.lines if _court_in(line, column, courts) is not None)
    above = [line for line in table.lines if line.number < first.number][-_MOST_HEADING_LINES:]
    titles = [line for line in above if _is_title(line)]
    headings = [line for line in above if not _is_title(line)]
    paths = _paths(headings, table.merged, max(len(line.cells) for line in table.lines))
    columns = tuple(WideColumn(index, path) for index, path in enumerate(paths) if path and index != column)
    columns = _guessed(columns, table, first.number, indicators)
    if not any(one.meaning for one in columns):
        return None
    texts = [cell for line in titles for cell in line.cells if cell]
    return Layout(column, first.number, columns, _signature(paths), _day([*texts, *hints]))


def _court_column(table: Table, courts: Courts) -> int | None:
    """The column in which most cells name a court."""
    found: Counter[int] = Counter()
    for line in table.lines:
        for index, cell in enumerate(line.cells):
            if cell and _court(tidy(cell), courts) is not None:
                found[index] += 1
    best = found.most_common(1)
    return best[0][0] if best and best[0][1] >= _ENOUGH_COURTS else None


def _court_in(line: Line, column: int, courts: Courts) -> Court | None:
    return _court(tidy(line.cells[column]), courts) if column < len(line.cells) else None


def _court(cell: str, courts: Courts) -> Court | None:
    return courts.by_name.get(cell) or courts.by_code.get(cell.lower())


def _is_title(line: Line) -> bool:
    """A line with one text, such as a title over all columns."""
    return sum(1 for cell in line.cells if cell.strip()) == 1


def _paths(headings: Sequence[Line], merged: Iterable[Merged], width: int) -> list[str]:
    """For each column its headings from the top down, merged cells repeated in all that they cover."""
    grid = {line.number: [tidy(cell) for cell in line.cells] + [""] * (width - len(line.cells)) for line in headings}
    spans = list(merged)
    for span in spans:
        text = grid.get(span.first_line, [""] * width)[span.first_column]
        for number in range(span.first_line, span.last_line + 1):
            for index in range(span.first_column, min(span.last_column, width - 1) + 1):
                if number in grid:
                    grid[number][index] = text
    rows = [grid[line.number] for line in headings]
    if not spans:
        rows = [_filled(row) if number < len(rows) - 1 else row for number, row in enumerate(rows)]
    return _told_apart(["／".join(dict.fromkeys(row[index] for row in rows if row[index])) for index in range(width)])


def _told_apart(paths: Sequence[str]) -> list[str]:
    """The second of two columns with the same headings is called so: 终本合格率#2."""
    seen: Counter[str] = Counter()
    told: list[str] = []
    for path in paths:
        seen[path] += 1
        told.append(f"{path}#{seen[path]}" if path and seen[path] > 1 else path)
    return told


def _filled(row: list[str]) -> list[str]:
    """A heading over several columns stands in a CSV only over the first of them."""
    filled, last = [], ""
    for cell in row:
        last = cell or last
        filled.append(last)
    return filled


def _signature(paths: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(_DAY.sub("", _MONTH.sub("", path)) for path in paths).encode()).hexdigest()


def _day(texts: Iterable[str]) -> date | None:
    """The first day that is named; of a month its last day, by which it is told."""
    for text in map(tidy, texts):
        if (found := _DAY.search(text)) and (day := day_in(found[0].strip())):
            return day
        if (month := _MONTH.search(text)) and 1 <= int(month[2]) <= 12:  # noqa: PLR2004 - a year's months
            year, number = int(month[1]), int(month[2])
            return date(year, number, calendar.monthrange(year, number)[1])
    return None


def _guessed(
    columns: tuple[WideColumn, ...], table: Table, first_line: int, indicators: Indicators
) -> tuple[WideColumn, ...]:
    """The columns with what their headings say; of two without a word for it the one with larger numbers is the denominator."""
    by_indicator: dict[str, list[WideColumn]] = {}
    for column, code in zip(columns, _codes_of(columns, indicators), strict=True):
        if code is not None:
            by_indicator.setdefault(code, []).append(column)
    meanings: dict[int, Meaning] = {}
    for code, group in by_indicator.items():
        for column, held in _held_by(group, indicators[code], table, first_line):
            is_count = held is Holds.NUMERATOR and not indicators[code].has_denominator
            holds = Holds.COUNT if is_count else held
            meanings[column.index] = Meaning(code, holds, _factor(column.heading, indicators[code]))
            if holds is Holds.VALUE:
                meanings[column.index] = Meaning(code, holds)
    return tuple(replace(column, meaning=meanings.get(column.index)) for column in columns)


def _codes_of(columns: tuple[WideColumn, ...], indicators: Indicators) -> list[str | None]:
    """Each column's indicator; one that names none has that of its neighbours under the same upper heading, if they agree."""
    found = [indicator.code if (indicator := _indicator_of(one.heading, indicators)) else None for one in columns]
    upper = [one.heading.split("／")[0] if "／" in one.heading else None for one in columns]
    under: dict[str, set[str]] = {}
    for heading, code in zip(upper, found, strict=True):
        if heading is not None and code is not None:
            under.setdefault(heading, set()).add(code)
    agreed = {heading: codes.copy().pop() for heading, codes in under.items() if len(codes) == 1}
    return [code or agreed.get(heading or "") for code, heading in zip(found, upper, strict=True)]


def _indicator_of(heading: str, indicators: Indicators) -> Indicator | None:
    """The indicator that one part of the heading names, or whose name is the longest within it."""
    whole = heading.split("#", maxsplit=1)[0].split("／")
    for part in (*whole, *(part.split("(")[0].strip() for part in whole)):
        if (named := indicators.named(part)) is not None:
            return named
    found = [
        (len(name), one)
        for one in indicators
        for name in (one.short_zh, one.name_zh, one.numerator, one.denominator)
        if name and _squeezed(name) in _squeezed(heading)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _squeezed(text: str) -> str:
    return "".join(tidy(text).lower().split())


def _held_by(
    group: list[WideColumn], indicator: Indicator, table: Table, first_line: int
) -> Iterator[tuple[WideColumn, Holds]]:
    said = [(column, _said(column.heading, indicator)) for column in group]
    open_ones = [column for column, holds in said if holds is None]
    counted = [column for column in open_ones if not _looks_like_a_rate(column, table, first_line)]
    guesses = {column.index: Holds.VALUE for column in open_ones}
    if not indicator.has_denominator and len(counted) == 1:
        guesses[counted[0].index] = Holds.NUMERATOR
    taken = {holds for _, holds in said}
    if indicator.has_denominator and len(counted) == 1 and len(lacking := _COUNTS - taken) == 1:
        guesses[counted[0].index] = lacking.pop()
    if len(counted) == 2 and not taken & _COUNTS:  # noqa: PLR2004 - a numerator and a denominator
        small, large = sorted(counted, key=lambda column: _sum(column, table, first_line))
        guesses |= {small.index: Holds.NUMERATOR, large.index: Holds.DENOMINATOR}
    for column, holds in said:
        yield column, holds or guesses[column.index]


def _said(heading: str, indicator: Indicator) -> Holds | None:
    """What the lowest heading says that the column holds."""
    lowest = _squeezed(heading.rsplit("／", maxsplit=1)[-1])
    if any(word in lowest for word in _NUMERATOR) or lowest == _squeezed(indicator.numerator):
        return Holds.NUMERATOR
    if any(word in lowest for word in _DENOMINATOR) or (
        indicator.denominator and lowest == _squeezed(indicator.denominator)
    ):
        return Holds.DENOMINATOR
    if not indicator.has_denominator:
        return None
    if lowest.split("#")[0] in {_squeezed(name) for name in indicator.names}:
        return None
    return Holds.VALUE if any(word in lowest for word in _VALUE) else None


def _cells(column: WideColumn, table: Table, first_line: int) -> Iterator[str]:
    for line in table.lines:
        if line.number >= first_line and column.index < len(line.cells):
            yield tidy(line.cells[column.index])


def _looks_like_a_rate(column: WideColumn, table: Table, first_line: int) -> bool:
    return any("%" in cell or "." in cell for cell in _cells(column, table, first_line))


def _sum(column: WideColumn, table: Table, first_line: int) -> int:
    return sum(int(digits) for cell in _cells(column, table, first_line) if (digits := cell.replace(",", "")).isdigit())


def _factor(heading: str, indicator: Indicator) -> int:
    if indicator.counted_in is not CountedIn.YUAN:
        return 1
    return next((factor for word, factor in _FACTORS if word in heading), 1)
