"""What is measured of a court: definitions that the owner can change, and figures that are always two whole numbers."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"


class Unit(StrEnum):
    """How the value, numerator by denominator, is shown."""

    PERCENT = "percent"
    DAYS = "days"
    COUNT = "count"
    RATIO = "ratio"
    PLACES = "places"  # the mean of a court's places in several indicators


class CountedIn(StrEnum):
    """What the numerator counts."""

    CASES = "cases"
    YUAN = "yuan"
    DAYS = "days"
    COURTS = "courts"
    ITEMS = "items"
    PEOPLE = "people"


class Certainty(StrEnum):
    """How well a definition or a target is known. Only SOURCED may be called official."""

    SOURCED = "sourced"  # read in a publication that `sources` names
    DERIVED = "derived"  # recomputed from published figures
    GENERAL_KNOWLEDGE = "general_knowledge"  # what practitioners say; not looked up
    UNCERTAIN = "uncertain"  # sources contradict each other, or say it only in part
    UNSET = "unset"  # not found; the owner decides


@dataclass(frozen=True, slots=True)
class Part:
    """One indicator of a combination, with its weight and, once all definitions are known, its short names."""

    code: str
    weight: int
    name_zh: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One definition. `is_share` says that the numerator is counted within the denominator, so it cannot exceed it.

    Below `minimum_denominator` a court is listed as having too little data, and not ranked. Target and range are values
    (0.9, not 90); None where nobody has set one. With `combines` the value is the mean of the court's places in those.
    """

    code: str
    name_zh: str
    name_en: str
    unit: Unit
    direction: Direction
    counted_in: CountedIn = CountedIn.CASES
    is_share: bool = True
    minimum_denominator: int = 1
    target: Fraction | None = None
    range_low: Fraction | None = None
    range_high: Fraction | None = None
    short_zh: str = ""
    short_en: str = ""
    era: str = ""
    numerator: str = ""
    denominator: str = ""
    target_certainty: Certainty = Certainty.UNSET
    definition_certainty: Certainty = Certainty.UNSET
    sources: str = ""
    note: str = ""
    combines: tuple[Part, ...] = ()

    @property
    def has_denominator(self) -> bool:
        return self.unit is not Unit.COUNT

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name in (self.code, self.short_zh, self.name_zh, self.short_en, self.name_en) if name)


@dataclass(frozen=True)
class Indicators:
    """All definitions, in the order in which lists name them."""

    all: tuple[Indicator, ...]

    @cached_property
    def by_code(self) -> dict[str, Indicator]:
        return {indicator.code: indicator for indicator in self.all}

    @cached_property
    def _by_name(self) -> dict[str, Indicator]:
        return {_key(name): indicator for indicator in reversed(self.all) for name in indicator.names}

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.all)

    def __getitem__(self, code: str) -> Indicator:
        return self.by_code[code]

    def named(self, text: str) -> Indicator | None:
        """The indicator of this code, short or full name, in either language; None where there is no such one."""
        return self._by_name.get(_key(text))


def _key(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).lower().split())


@dataclass(frozen=True, slots=True)
class Figure:
    """One court's figure of one day. A percentage alone is never kept: it could neither be checked nor added up."""

    day: date
    court_code: str
    indicator_code: str
    numerator: int
    denominator: int

    @property
    def value(self) -> Fraction:
        """The exact value. Raises ZeroDivisionError for a court that had nothing to count."""
        return Fraction(self.numerator, self.denominator)


def is_rankable(figure: Figure, indicator: Indicator) -> bool:
    """Whether there is enough behind the figure to compare it with others."""
    return figure.denominator >= max(indicator.minimum_denominator, 1)
