"""From a wide table, whose columns have a meaning, to figures; and what people write to give a column another meaning."""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from rules.courts import Court, Courts
from rules.indicator_import import (
    AHEAD,
    EARLIEST,
    LARGEST,
    SHOWN_CHARACTERS,
    FiguresRead,
    LineFault,
    LineRefusal,
    small_number,
)
from rules.indicators import Figure, Indicator, Indicators, Unit
from rules.spreadsheets import Line, Table, day_in, tidy
from rules.wide_tables import TOTAL_WORDS, Holds, Layout, Meaning, WideColumn

_NOTHING = {"", "-", "—", "–", "——", "/", "无", "未报", "缺"}
_HUNDRED = 100
_HALF = Fraction(1, 2)
_CHANGE = re.compile(r"([A-Za-z]{1,3}|日期|day)\s*[=＝:：]\s*(.+)")
_UNUSED = {"不要", "忽略", "无", "none", "ignore", "-"}
_HOLDS = {
    "分子": Holds.NUMERATOR,
    "numerator": Holds.NUMERATOR,
    "分母": Holds.DENOMINATOR,
    "denominator": Holds.DENOMINATOR,
    "比率": Holds.VALUE,
    "rate": Holds.VALUE,
}


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A change that could not be read, as it was written."""

    words: str


class _RefusedError(Exception):
    def __init__(self, column: WideColumn, cell: str, fault: LineFault, detail: str = "") -> None:
        super().__init__(fault)
        self.column, self.cell, self.fault, self.detail = column, cell, fault, detail


@dataclass(frozen=True, slots=True)
class _Plan:
    """The columns of one indicator, found once for all lines."""

    indicator: Indicator
    top: WideColumn
    bottom: WideColumn | None
    rate: WideColumn | None

    @classmethod
    def of(cls, indicator: Indicator, layout: Layout) -> "_Plan":
        columns = {
            one.meaning.holds: one
            for one in reversed(layout.columns)
            if one.meaning is not None and one.meaning.indicator == indicator.code
        }
        top = columns.get(Holds.NUMERATOR) or columns[Holds.COUNT]
        return cls(indicator, top, columns.get(Holds.DENOMINATOR), columns.get(Holds.VALUE))


def read_wide(table: Table, layout: Layout, courts: Courts, indicators: Indicators, today: date) -> FiguresRead:
    """Every court's complete figures; the layout must have a day. Blank cells are no figures, lines of totals are passed over.

    A rate beside its two numbers is compared with them and never kept; where they contradict each other, all three are refused.
    """
    if layout.day is None:
        raise ValueError("the table's day is not known")
    if not EARLIEST <= layout.day <= today + AHEAD:
        return FiguresRead((), (LineRefusal(1, "日期", layout.day.isoformat(), LineFault.DAY_OUT_OF_RANGE),))
    figures: dict[tuple[str, str], tuple[int, Figure]] = {}
    refused: list[LineRefusal] = []
    plans = [_Plan.of(indicators[code], layout) for code in layout.complete]
    for line in table.lines:
        if line.number < layout.first_line:
            continue
        court = _court(line, layout, courts)
        if isinstance(court, LineRefusal):
            refused.append(court)
        elif court is not None:
            for plan in plans:
                try:
                    _take(line, _figure(line, plan, court, layout.day), plan, figures)
                except _RefusedError as error:
                    heading, cell = error.column.heading, error.cell[:SHOWN_CHARACTERS]
                    refused.append(LineRefusal(line.number, heading, cell, error.fault, error.detail))
    return FiguresRead(tuple(figure for _, figure in figures.values()), tuple(refused))


def _court(line: Line, layout: Layout, courts: Courts) -> Court | LineRefusal | None:
    """The line's court; None for a line of totals or one without a name."""
    cell = tidy(line.cells[layout.court_column]) if layout.court_column < len(line.cells) else ""
    if (
        not cell
        or "".join(cell.lower().split()) in TOTAL_WORDS
        or cell.startswith(("注", "说明", "备注", "填报", "制表"))
    ):
        return None
    found = courts.by_name.get(cell) or courts.by_code.get(cell.lower())
    if found is not None:
        return found
    candidates = [court.short_name for court in courts if cell in court.ambiguous_aliases]
    fault = LineFault.AMBIGUOUS_COURT if candidates else LineFault.UNKNOWN_COURT
    return LineRefusal(line.number, "法院", cell[:SHOWN_CHARACTERS], fault, "、".join(candidates))


def _take(line: Line, figure: Figure | None, plan: "_Plan", figures: dict[tuple[str, str], tuple[int, Figure]]) -> None:
    if figure is None:
        return
    first_line, first = figures.setdefault((figure.court_code, figure.indicator_code), (line.number, figure))
    if first != figure:
        raise _RefusedError(plan.top, str(figure.numerator), LineFault.CONTRADICTS_LINE, str(first_line))


def _figure(line: Line, plan: "_Plan", court: Court, day: date) -> Figure | None:
    """The figure, or None where both of its cells are blank."""
    indicator, top, bottom, rate = plan.indicator, plan.top, plan.bottom, plan.rate
    numerator = _count(line, top)
    denominator = _count(line, bottom) if bottom is not None and indicator.has_denominator else 1
    if numerator is None and (denominator is None or not indicator.has_denominator):
        return None
    for column, count in ((top, numerator), (bottom, denominator)):
        if count is None and column is not None:
            raise _RefusedError(column, "", LineFault.EMPTY)
    figure = Figure(day, court.code, indicator.code, numerator or 0, denominator or 0)
    if indicator.is_share and indicator.has_denominator and figure.numerator > figure.denominator:
        raise _RefusedError(top, _cell(line, top), LineFault.NUMERATOR_ABOVE_DENOMINATOR, str(figure.denominator))
    if rate is not None:
        _compare(line, rate, figure, indicator)
    return figure


def _cell(line: Line, column: WideColumn) -> str:
    return tidy(line.cells[column.index]) if column.index < len(line.cells) else ""


def _count(line: Line, column: WideColumn) -> int | None:
    """The whole number of the cell, in yuan where the heading says 万元; None for a blank one."""
    cell = _cell(line, column)
    factor = column.meaning.factor if column.meaning else 1
    if factor == 1 and (small := small_number(cell)) is not None:
        return small
    if cell in _NOTHING:
        return None
    try:
        number = Decimal(cell.replace(",", "").removesuffix("件").removesuffix("元")) * factor
        whole = int(number) if number.is_finite() else None
    except (InvalidOperation, ValueError):
        raise _RefusedError(column, cell, LineFault.NO_WHOLE_NUMBER) from None
    if whole is None or whole != number:
        raise _RefusedError(column, cell, LineFault.NO_WHOLE_NUMBER)
    if whole < 0:
        raise _RefusedError(column, cell, LineFault.NEGATIVE)
    if whole > LARGEST:
        raise _RefusedError(column, cell, LineFault.TOO_LARGE)
    return whole


def _compare(line: Line, column: WideColumn, figure: Figure, indicator: Indicator) -> None:
    """Refuse where the rate that stands beside the numbers is another, by more than its last digit may be rounded."""
    cell = _cell(line, column)
    if cell in _NOTHING or not figure.denominator:
        return
    try:
        shown = Decimal(cell.replace(",", "").removesuffix("%"))
    except InvalidOperation:
        raise _RefusedError(column, cell, LineFault.NO_RATE) from None
    if not shown.is_finite():
        raise _RefusedError(column, cell, LineFault.NO_RATE)
    exponent = shown.as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    value = figure.value * (_HUNDRED if indicator.unit is Unit.PERCENT else 1)
    # A spreadsheet keeps 0.9588 where it shows 95.88%.
    candidates = [(Fraction(shown), digits)]
    if indicator.unit is Unit.PERCENT and "%" not in cell:
        candidates.append((Fraction(shown) * _HUNDRED, max(digits - 2, 0)))
    if not any(abs(value - one) <= _HALF / 10**places for one, places in candidates):
        raise _RefusedError(column, cell, LineFault.RATE_DIFFERS, f"{float(value):.2f}")


def with_meanings(layout: Layout, meanings: dict[str, Meaning | None]) -> Layout:
    """The layout with what was confirmed before, by heading."""
    return replace(
        layout,
        columns=tuple(replace(one, meaning=meanings.get(one.heading, one.meaning)) for one in layout.columns),
    )


def changed(layout: Layout, words: str, indicators: Indicators) -> Layout | NotUnderstood:
    """The layout after changes such as "C=终本合格率 分子; D=不要; 日期=2026-11-20"; the first that cannot be read is returned."""
    for change in filter(None, (one.strip() for one in re.split(r"[;；\n]+", words))):
        found = _CHANGE.fullmatch(tidy(change))
        after = _after(layout, found[1], found[2].strip(), indicators) if found else None
        if after is None:
            return NotUnderstood(change)
        layout = after
    return layout


def _after(layout: Layout, what: str, value: str, indicators: Indicators) -> Layout | None:
    if what in {"日期", "day"}:
        day = day_in(value)
        return replace(layout, day=day) if day else None
    column = next((one for one in layout.columns if one.letter == what.upper()), None)
    if column is None:
        return None
    if value.lower() in _UNUSED:
        meaning = None
    else:
        name, _, last = value.rpartition(" ")
        holds, indicator = _HOLDS.get(last.lower()), indicators.named(name)
        if holds is None or indicator is None:
            return None
        factor = column.meaning.factor if column.meaning else 1
        holds = Holds.COUNT if holds is Holds.NUMERATOR and not indicator.has_denominator else holds
        meaning = Meaning(indicator.code, holds, 1 if holds is Holds.VALUE else factor)
    columns = tuple(replace(one, meaning=meaning) if one is column else one for one in layout.columns)
    return replace(layout, columns=columns)
