"""Tables of indicator definitions, as shipped and as an office keeps its own."""

import csv
from collections.abc import Iterable
from fractions import Fraction
from importlib.resources import files

from rules.indicators import Certainty, CountedIn, Direction, Indicator, Indicators, Unit


def shipped_indicators() -> Indicators:
    """The 26 definitions of three eras, each with how well it is known; targets that were not found are left open."""
    text = files("bot.data").joinpath("indicators.csv").read_text(encoding="utf-8")
    return read_indicators(text.splitlines())


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
