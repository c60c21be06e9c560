"""The full table (全表): every indicator of every court as it stood when a bulletin was published, and what it adds up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from rules.bulletins.ratio import Ratio
from rules.bulletins.values import Measure
from rules.courts import Court, Courts, Level
from rules.indicators import Certainty, Figure, Indicator, Indicators

Shares = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class TableCourt:
    """A court as the roster had it on that day; `superior` is the code of the court above, empty for the high court."""

    code: str
    full_name: str
    short_name: str
    level: Level
    superior: str = ""


@dataclass(frozen=True, slots=True)
class TableIndicator:
    """One indicator with its definition in words, and numerator and denominator by court."""

    measure: Measure
    shares: Shares
    era: str = ""
    numerator: str = ""
    denominator: str = ""
    minimum_denominator: int = 1
    target_certainty: Certainty = Certainty.UNSET
    definition_certainty: Certainty = Certainty.UNSET
    sources: str = ""


@dataclass(frozen=True, slots=True)
class FullTable:
    """What a bulletin was taken from. `before_key` names the bulletin before, whose table has the previous values."""

    figures_day: date
    courts: tuple[TableCourt, ...]
    indicators: tuple[TableIndicator, ...]
    before_key: str | None = None

    @property
    def issuer(self) -> str:
        """The high court's full name; empty where the roster has none."""
        return next((court.full_name for court in self.courts if court.level is Level.HIGH), "")

    @property
    def measured(self) -> tuple[TableCourt, ...]:
        """The courts that figures are expected of: all but the high court."""
        return tuple(court for court in self.courts if court.level is not Level.HIGH)

    def shares_of(self, indicator_code: str) -> Shares:
        return next((one.shares for one in self.indicators if one.measure.code == indicator_code), {})


@dataclass(frozen=True, slots=True)
class Total:
    """One indicator over all courts: counts added up, never rates averaged. `met` counts the courts that reach the target.

    `value` and `before` are None where nothing was counted; `met` where there is neither target nor range.
    """

    measure: Measure
    reported: int
    expected: int
    numerator: int
    denominator: int
    value: Ratio | None = None
    before: Ratio | None = None
    met: int | None = None

    @property
    def change(self) -> Fraction | None:
        """By how much the value rose since the bulletin before."""
        return self.value.value - self.before.value if self.value and self.before else None


def full_table(
    day: date, courts: Courts, definitions: Indicators, figures: Iterable[Figure], *, before_key: str | None
) -> FullTable:
    """The table of these figures; indicators of which there are none, and courts that are not in the roster, are left out."""
    shares: dict[str, dict[str, tuple[int, int]]] = {}
    for figure in figures:
        shares.setdefault(figure.indicator_code, {})[figure.court_code] = (figure.numerator, figure.denominator)
    return table_of(day, courts, definitions, shares, before_key=before_key)


def table_of(
    day: date, courts: Courts, definitions: Indicators, shares: Mapping[str, Shares], *, before_key: str | None
) -> FullTable:
    """The same from numerators and denominators by indicator and court."""
    known = courts.by_code.keys()
    shares = {code: {court: share for court, share in of.items() if court in known} for code, of in shares.items()}
    return FullTable(
        figures_day=day,
        courts=tuple(_court(court) for court in courts),
        indicators=tuple(_indicator(one, shares[one.code]) for one in definitions if shares.get(one.code)),
        before_key=before_key,
    )


def _court(court: Court) -> TableCourt:
    return TableCourt(court.code, court.full_name, court.short_name, court.level, court.parent or "")


def _indicator(indicator: Indicator, shares: Shares) -> TableIndicator:
    return TableIndicator(
        measure=Measure.of(indicator),
        shares=shares,
        era=indicator.era,
        numerator=indicator.numerator,
        denominator=indicator.denominator,
        minimum_denominator=indicator.minimum_denominator,
        target_certainty=indicator.target_certainty,
        definition_certainty=indicator.definition_certainty,
        sources=indicator.sources,
    )


def totals(table: FullTable, before: FullTable | None) -> tuple[Total, ...]:
    """What each indicator adds up to, in the table's order, against the table of the bulletin before."""
    codes = {court.code for court in table.measured}
    return tuple(
        _total(one, codes, before.shares_of(one.measure.code) if before else {})
        for one in table.indicators
        if not one.measure.combines
    )


def _total(indicator: TableIndicator, codes: set[str], before: Shares) -> Total:
    measure = indicator.measure
    shares = {code: share for code, share in indicator.shares.items() if code in codes}
    numerator, denominator = _added(shares)
    values = [Fraction(*share) for share in shares.values() if share[1] >= max(indicator.minimum_denominator, 1)]
    has_goal = measure.has_range or measure.target is not None
    return Total(
        measure=measure,
        reported=len(shares),
        expected=len(codes),
        numerator=numerator,
        denominator=denominator,
        value=_ratio(measure, numerator, denominator),
        before=_ratio(measure, *_added({code: share for code, share in before.items() if code in codes})),
        met=sum(1 for value in values if measure.meets_target(value)) if has_goal else None,
    )


def _added(shares: Shares) -> tuple[int, int]:
    return sum(share[0] for share in shares.values()), sum(share[1] for share in shares.values())


def _ratio(measure: Measure, numerator: int, denominator: int) -> Ratio | None:
    """What is only counted is added up; of anything else the sums are divided."""
    if not denominator:
        return None
    return Ratio(numerator, 1) if not measure.has_denominator else Ratio(numerator, denominator)
