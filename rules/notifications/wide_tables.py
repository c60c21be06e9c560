"""What is said about a wide table before and after it is taken."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rules.bulletins.values import Measure
from rules.outgoing import Button, Notification
from rules.wide_tables import Holds

CONFIRM_TABLE, CHANGE_TABLE = "confirm_table", "change_table"


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column: its letter and heading, and what it means; `measure` None where it is not used."""

    letter: str
    heading: str
    measure: Measure | None = None
    holds: Holds | None = None
    factor: int = 1


@dataclass(frozen=True, slots=True)
class SampleLine:
    court: str
    measure: Measure
    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class WideTableShown(Notification):
    """How the bot understands a table, before it keeps anything of it. `only_rates` cannot be kept; `refused` counts lines."""

    kind: ClassVar[str] = "wide_table_shown"

    file_name: str
    day: date | None
    columns: tuple[ColumnLine, ...]
    only_rates: tuple[Measure, ...]
    figures: int
    courts: int
    refused: int
    sample: tuple[SampleLine, ...]
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class OnlyRates(Notification):
    """Refused: the table has rates and no numbers behind them."""

    kind: ClassVar[str] = "only_rates"

    file_name: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class HowToChange(Notification):
    """The columns and how to say what they mean."""

    kind: ClassVar[str] = "how_to_change"

    columns: tuple[ColumnLine, ...]


@dataclass(frozen=True, slots=True)
class ChangeNotUnderstood(Notification):
    kind: ClassVar[str] = "change_not_understood"

    words: str


@dataclass(frozen=True, slots=True)
class NoTableWaits(Notification):
    """There is no table of this person's to confirm or to change; a day went by, or it is done."""

    kind: ClassVar[str] = "no_table_waits"


@dataclass(frozen=True, slots=True)
class TableDayMissing(Notification):
    """It cannot be confirmed before its day is said."""

    kind: ClassVar[str] = "table_day_missing"


ALL: tuple[type[Notification], ...] = (
    WideTableShown,
    OnlyRates,
    HowToChange,
    ChangeNotUnderstood,
    NoTableWaits,
    TableDayMissing,
)
