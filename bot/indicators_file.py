"""Tables of indicator definitions, as shipped and as an office keeps its own."""

import csv
import io
from collections.abc import Iterable
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

from bot.spreadsheets import read_table
from rules.definition_import import COLUMNS, DefinitionsRead, merged, read_definitions
from rules.indicators import Certainty, CountedIn, Direction, Indicator, Indicators, Unit
from rules.spreadsheets import Refusal, Table


def shipped_indicators() -> Indicators:
    """The 26 definitions of three eras, each with how well it is known; targets that were not found are left open."""
    text = files("bot.data").joinpath("indicators.csv").read_text(encoding="utf-8")
    return read_indicators(text.splitlines())


def known_indicators(path: Path | None) -> Indicators:
    """The shipped definitions with the owner's own laid over them. Raises OwnIndicatorsError where that file cannot be used."""
    shipped = shipped_indicators()
    if path is None or not path.is_file():
        return shipped
    found = own_indicators(path, shipped)
    if isinstance(found, Refusal) or found.refused:
        raise OwnIndicatorsError(path)
    return merged(shipped, found.indicators)


def own_indicators(path: Path, shipped: Indicators) -> DefinitionsRead | Refusal:
    """The definitions of the file, as `duban indicators define` reads them: XLSX, CSV and so on."""
    table = read_table(path.read_bytes(), path.name)
    return read_definitions(table, shipped) if isinstance(table, Table) else table


class OwnIndicatorsError(Exception):
    """The owner's definitions were changed by hand and cannot be read any more."""


def read_indicators(lines: Iterable[str]) -> Indicators:
    """The definitions of a table with a heading line.

    Raises KeyError if a column is missing and ValueError if a number, a unit or another choice is unknown.
    """
    return Indicators(tuple(_indicator(row) for row in csv.DictReader(lines)))


def _indicator(row: dict[str, str]) -> Indicator:
    return Indicator(
        code=row["code"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        unit=Unit(row["unit"]),
        direction=Direction(row["direction"]),
        counted_in=CountedIn(row["counted_in"]),
        is_share=row["is_share"] == "yes",
        minimum_denominator=int(row["minimum_denominator"]),
        target=_value(row["target"]),
        range_low=_value(row["range_low"]),
        range_high=_value(row["range_high"]),
        short_zh=row["short_zh"],
        short_en=row["short_en"],
        era=row["era"],
        numerator=row["numerator"],
        denominator=row["denominator"],
        target_certainty=Certainty(row["target_certainty"]),
        definition_certainty=Certainty(row["definition_certainty"]),
        sources=row["sources"],
        note=row["note"],
    )


def _value(cell: str) -> Fraction | None:
    return Fraction(cell) if cell else None


def definitions_text(indicators: Iterable[Indicator]) -> str:
    """The definitions as a CSV that `known_indicators` reads again."""
    kept = io.StringIO()
    table = csv.DictWriter(kept, [column.name for column in COLUMNS], lineterminator="\n")
    table.writeheader()
    for one in indicators:
        row = {column.name: getattr(one, column.name) for column in COLUMNS}
        row["is_share"] = "yes" if one.is_share else "no"
        row["combines"] = " + ".join(f"{part.code}*{part.weight}" for part in one.combines)
        table.writerow({name: "" if value is None else str(value) for name, value in row.items()})
    return kept.getvalue()
