"""The owner's own indicators, from a table: what can be read is read, and every mistake is named by line and column."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from rules.indicators.values import Certainty, CountedIn, Direction, Indicator, Indicators, Part, Unit
from rules.spreadsheets import Column, Record, Refusal, Table, read_records

COLUMNS = (
    Column("code", ("指标代码", "代码", "code")),
    Column("name_zh", ("指标", "指标名称", "名称", "name_zh")),
    Column("unit", ("单位", "unit")),
    Column("direction", ("方向", "direction")),
    Column("short_zh", ("简称", "short_zh"), is_required=False),
    Column("name_en", ("英文名称", "name_en"), is_required=False),
    Column("short_en", ("英文简称", "short_en"), is_required=False),
    Column("era", ("适用时期", "era"), is_required=False),
    Column("numerator", ("分子", "numerator"), is_required=False),
    Column("denominator", ("分母", "denominator"), is_required=False),
    Column("counted_in", ("计数", "counted_in"), is_required=False),
    Column("is_share", ("分子属于分母", "is_share"), is_required=False),
    Column("minimum_denominator", ("最小分母", "minimum_denominator"), is_required=False),
    Column("target", ("目标", "target"), is_required=False),
    Column("range_low", ("区间下限", "range_low"), is_required=False),
    Column("range_high", ("区间上限", "range_high"), is_required=False),
    Column("combines", ("合成", "combines"), is_required=False),
    Column("target_certainty", ("目标依据", "target_certainty"), is_required=False),
    Column("definition_certainty", ("口径依据", "definition_certainty"), is_required=False),
    Column("sources", ("来源", "sources"), is_required=False),
    Column("note", ("说明", "备注", "note"), is_required=False),
)
HEADINGS = {column.name: column.headings[0] for column in COLUMNS}
MOST_PARTS, HEAVIEST, LONGEST_NAME = 12, 100, 60

_CODE = re.compile(r"[a-z][a-z0-9_]{1,30}")
_PART = re.compile(r"(.+?)\s*[*×xX]\s*(\d{1,3})")
_UNITS = {
    "百分比": Unit.PERCENT,
    "%": Unit.PERCENT,
    "天": Unit.DAYS,
    "数量": Unit.COUNT,
    "比值": Unit.RATIO,
    "位次": Unit.PLACES,
}
_DIRECTIONS = {"越高越好": Direction.HIGHER, "高": Direction.HIGHER, "越低越好": Direction.LOWER, "低": Direction.LOWER}
_COUNTED = {
    "件": CountedIn.CASES,
    "元": CountedIn.YUAN,
    "天": CountedIn.DAYS,
    "家": CountedIn.COURTS,
    "笔": CountedIn.ITEMS,
    "人": CountedIn.PEOPLE,
}
_CERTAINTIES = {
    "见于公开文件": Certainty.SOURCED,
    "由公开数据推算": Certainty.DERIVED,
    "业内通行": Certainty.GENERAL_KNOWLEDGE,
    "说法不一": Certainty.UNCERTAIN,
    "未设": Certainty.UNSET,
}
_YES, _NO = {"是", "yes", "y", "true"}, {"否", "no", "n", "false"}

Choice = TypeVar("Choice", bound=StrEnum)


class DefinitionFault(StrEnum):
    """What is wrong with one cell of a definition."""

    EMPTY = "empty"
    BAD_CODE = "bad_code"
    TOO_LONG = "too_long"  # detail: how many characters a name may have
    TWICE = "twice"  # detail: the line that has it first
    NAME_TAKEN = "name_taken"  # detail: the code of the indicator that has this name
    NO_SUCH_CHOICE = "no_such_choice"  # detail: what may stand there
    NO_NUMBER = "no_number"
    RANGE_TURNED = "range_turned"
    BAD_PARTS = "bad_parts"
    UNKNOWN_PART = "unknown_part"  # detail: the part
    SOURCE_MISSING = "source_missing"  # called sourced, and no source named


@dataclass(frozen=True, slots=True)
class DefinitionRefusal:
    line: int
    heading: str
    cell: str
    fault: DefinitionFault
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DefinitionsRead:
    """`indicators` are the definitions of the table alone; nothing of it is taken while anything is refused."""

    indicators: tuple[Indicator, ...]
    refused: tuple[DefinitionRefusal, ...]


class _RefusedError(Exception):
    def __init__(self, column: str, fault: DefinitionFault, detail: str = "") -> None:
        super().__init__(fault)
        self.column, self.fault, self.detail = column, fault, detail


def read_definitions(table: Table, known: Indicators) -> DefinitionsRead | Refusal:
    """The table's definitions; one with a known code takes its place. A Refusal where the table is of another kind."""
    records = read_records(table, COLUMNS)
    if isinstance(records, Refusal):
        return records
    taken: dict[str, tuple[int, Indicator]] = {}
    refused: list[DefinitionRefusal] = []

    def carefully(record: Record, work: Callable[[], None]) -> None:
        try:
            work()
        except _RefusedError as error:
            cell = record.cells[error.column][:40]
            refused.append(DefinitionRefusal(record.line, HEADINGS[error.column], cell, error.fault, error.detail))

    def take(record: Record) -> None:
        indicator = _indicator(record)
        first = taken.get(indicator.code)
        if first is not None:
            raise _RefusedError("code", DefinitionFault.TWICE, str(first[0]))
        taken[indicator.code] = (record.line, indicator)

    for record in records:
        carefully(record, lambda record=record: take(record))  # type: ignore[misc]
    everything = merged(known, tuple(one for _, one in taken.values()))
    for record in records:
        indicator = taken.get(record.cells["code"].lower())
        if indicator is not None and indicator[0] == record.line:
            carefully(record, lambda one=indicator[1]: _check_names(one, everything))  # type: ignore[misc]
            carefully(record, lambda one=indicator[1]: _check_parts(one, everything))  # type: ignore[misc]
    return DefinitionsRead(tuple(one for _, one in taken.values()), tuple(sorted(refused, key=lambda one: one.line)))


def merged(known: Indicators, own: tuple[Indicator, ...]) -> Indicators:
    """All definitions, own ones in place of those with the same code; the parts of a combination get their names."""
    by_code = {one.code: one for one in known} | {one.code: one for one in own}
    return Indicators(
        tuple(
            replace(
                one,
                combines=tuple(
                    replace(
                        part,
                        name_zh=by_code[part.code].short_zh or by_code[part.code].name_zh,
                        name_en=by_code[part.code].short_en or by_code[part.code].name_en,
                    )
                    if part.code in by_code
                    else part
                    for part in one.combines
                ),
            )
            for one in by_code.values()
        )
    )


def _check_names(indicator: Indicator, everything: Indicators) -> None:
    for name in indicator.names:
        other = next((one for one in everything if one.code != indicator.code and name in one.names), None)
        if other is not None:
            column = "short_zh" if name == indicator.short_zh else "name_zh"
            raise _RefusedError(column, DefinitionFault.NAME_TAKEN, other.code)


def _check_parts(indicator: Indicator, everything: Indicators) -> None:
    """The parts exist, are not combined themselves, and stand there once."""
    for part in indicator.combines:
        found = everything.by_code.get(part.code)
        if found is None or found.combines or part.code == indicator.code:
            raise _RefusedError("combines", DefinitionFault.UNKNOWN_PART, part.code)
    codes = [part.code for part in indicator.combines]
    if len(set(codes)) < len(codes):
        raise _RefusedError("combines", DefinitionFault.BAD_PARTS)


def _indicator(record: Record) -> Indicator:
    cells = record.cells
    code = cells["code"].lower()
    if not code or not cells["name_zh"]:
        raise _RefusedError("name_zh" if code else "code", DefinitionFault.EMPTY)
    for name in ("name_zh", "short_zh", "name_en", "short_en"):
        if len(cells[name]) > LONGEST_NAME:
            raise _RefusedError(name, DefinitionFault.TOO_LONG, str(LONGEST_NAME))
    if not _CODE.fullmatch(code):
        raise _RefusedError("code", DefinitionFault.BAD_CODE)
    combines = _parts(cells["combines"])
    unit = Unit.PLACES if combines else _choice(record, "unit", Unit, _UNITS)
    if unit is Unit.PLACES and not combines:
        raise _RefusedError("combines", DefinitionFault.EMPTY)
    direction = Direction.LOWER if combines else _choice(record, "direction", Direction, _DIRECTIONS)
    low, high = _value(record, "range_low"), _value(record, "range_high")
    if low is not None and high is not None and low > high:
        raise _RefusedError("range_high", DefinitionFault.RANGE_TURNED)
    sourced = [
        _choice(record, name, Certainty, _CERTAINTIES, Certainty.UNSET)
        for name in ("target_certainty", "definition_certainty")
    ]
    if Certainty.SOURCED in sourced and not cells["sources"]:
        raise _RefusedError("sources", DefinitionFault.SOURCE_MISSING)
    return Indicator(
        code=code,
        name_zh=cells["name_zh"],
        name_en=cells["name_en"] or cells["name_zh"],
        unit=unit,
        direction=direction,
        counted_in=_choice(record, "counted_in", CountedIn, _COUNTED, CountedIn.CASES),
        is_share=not combines and unit is Unit.PERCENT and _yes(record, "is_share"),
        minimum_denominator=_whole(record, "minimum_denominator"),
        target=_value(record, "target"),
        range_low=low,
        range_high=high,
        short_zh=cells["short_zh"],
        short_en=cells["short_en"],
        era=cells["era"],
        numerator=cells["numerator"],
        denominator=cells["denominator"],
        target_certainty=sourced[0],
        definition_certainty=sourced[1],
        sources=cells["sources"],
        note=cells["note"],
        combines=combines,
    )


def _choice(
    record: Record, column: str, kind: type[Choice], words: dict[str, Choice], default: Choice | None = None
) -> Choice:
    cell = record.cells[column].lower()
    if not cell and default is not None:
        return default
    try:
        return words.get(cell) or kind(cell)
    except ValueError:
        fault = DefinitionFault.NO_SUCH_CHOICE if cell else DefinitionFault.EMPTY
        raise _RefusedError(column, fault, "、".join([*words, *kind])) from None


def _yes(record: Record, column: str) -> bool:
    cell = record.cells[column].lower()
    if not cell or cell in _YES:
        return True
    if cell in _NO:
        return False
    raise _RefusedError(column, DefinitionFault.NO_SUCH_CHOICE, "是、否")


def _whole(record: Record, column: str) -> int:
    cell = record.cells[column].replace(",", "")
    if not cell:
        return 1
    if not cell.isascii() or not cell.isdigit() or len(cell) > 12:  # noqa: PLR2004 - more than any court has
        raise _RefusedError(column, DefinitionFault.NO_NUMBER)
    return int(cell)


def _value(record: Record, column: str) -> Fraction | None:
    """0.9, 90% and 9/10 are the same; None for an empty cell."""
    cell = record.cells[column].replace(",", "").lstrip("≥≤>=<")
    if not cell:
        return None
    try:
        return Fraction(cell.removesuffix("%")) / (100 if cell.endswith("%") else 1)
    except (ValueError, ZeroDivisionError):
        raise _RefusedError(column, DefinitionFault.NO_NUMBER) from None


def _parts(cell: str) -> tuple[Part, ...]:
    """a1_timely*4 + a2_termination*3: the parts with their weights."""
    if not cell:
        return ()
    parts = []
    for text in re.split(r"[+＋、;；]", cell):
        found = _PART.fullmatch(text.strip())
        if found is None or not 1 <= int(found[2]) <= HEAVIEST:
            raise _RefusedError("combines", DefinitionFault.BAD_PARTS)
        parts.append(Part(found[1].strip().lower(), int(found[2])))
    if not 2 <= len(parts) <= MOST_PARTS:  # noqa: PLR2004 - one alone is no combination
        raise _RefusedError("combines", DefinitionFault.BAD_PARTS)
    return tuple(parts)
