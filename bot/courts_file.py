"""Tables of courts, as shipped and as an office keeps its own."""

import csv
from collections.abc import Iterable
from importlib.resources import files

from rules.courts import Court, Courts, Level


def shipped_courts() -> Courts:
    """The 128 courts of Liaoning: one high court, 17 intermediate, 110 basic."""
    text = files("bot.data").joinpath("liaoning_courts.csv").read_text(encoding="utf-8")
    return read_courts(text.splitlines())


def read_courts(lines: Iterable[str]) -> Courts:
    """The courts of a table with a heading line; names within a field are parted by |.

    Raises KeyError if a column is missing and ValueError if a level is unknown.
    """
    return Courts.of(_court(row) for row in csv.DictReader(lines))


def _court(row: dict[str, str]) -> Court:
    return Court(
        code=row["code"],
        full_name=row["full_name"],
        short_name=row["short_name"],
        level=Level(row["level"]),
        parent=row["parent"] or None,
        city=row["city"],
        case_prefix=row["case_prefix"],
        aliases=_names(row["aliases"]),
        ambiguous_aliases=_names(row["ambiguous_aliases"]),
    )


def _names(field: str) -> tuple[str, ...]:
    return tuple(name for name in field.split("|") if name)
