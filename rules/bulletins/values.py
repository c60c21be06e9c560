"""A bulletin as it is kept: plain facts that survive JSON, so that what was published can be shown again unchanged."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from rules.bulletins.campaigns import Campaign
from rules.bulletins.ratio import Ratio
from rules.bulletins.series import EVERY_COURT, Audience, BulletinKind, Mode
from rules.courts import Level
from rules.dispatch.rectifying import Effect
from rules.indicators import CountedIn, Direction, Indicator, Part, Unit


class BulletinState(StrEnum):
    """The life of one occurrence."""

    HELD = "held"  # due, but a gate holds it; the office was told why
    PREVIEWED = "previewed"  # computed, and laid before the office, which releases it
    PUBLISHED = "published"  # computed, and every message of it is in the outbox
    RETURNED = "returned"  # the office did not release it
    LAPSED = "lapsed"  # a day went by; it is recorded and will not be sent
    WITHDRAWING = "withdrawing"  # it was published, and is being taken back from every group
    WITHDRAWN = "withdrawn"  # taken back, as far as it could be reached


class HoldReason(StrEnum):
    NO_FIGURES = "no_figures"  # no figures at all since the bulletin before
    OLD_FIGURES = "old_figures"  # there are some, but from too long ago
    INCOMPLETE = "incomplete"  # too many courts are missing
    IMPLAUSIBLE = "implausible"  # some figures cannot be right, or want a look


@dataclass(frozen=True, slots=True)
class Measure:
    """What the words need to know of an indicator, frozen with the bulletin."""

    code: str
    name_zh: str
    name_en: str
    short_zh: str
    short_en: str
    unit: Unit
    direction: Direction
    counted_in: CountedIn
    is_share: bool
    target: Ratio | None = None
    range_low: Ratio | None = None
    range_high: Ratio | None = None
    combines: tuple[Part, ...] = ()

    @classmethod
    def of(cls, indicator: Indicator) -> "Measure":
        return cls(
            code=indicator.code,
            name_zh=indicator.name_zh,
            name_en=indicator.name_en,
            short_zh=indicator.short_zh or indicator.name_zh,
            short_en=indicator.short_en or indicator.name_en,
            unit=indicator.unit,
            direction=indicator.direction,
            counted_in=indicator.counted_in,
            is_share=indicator.is_share,
            target=_ratio(indicator.target),
            range_low=_ratio(indicator.range_low),
            range_high=_ratio(indicator.range_high),
            combines=indicator.combines,
        )

    def merit(self, value: Fraction) -> Fraction:
        """The value turned so that more is better."""
        return value if self.direction is Direction.HIGHER else -value

    @property
    def has_denominator(self) -> bool:
        return self.unit is not Unit.COUNT

    @property
    def has_range(self) -> bool:
        return self.range_low is not None or self.range_high is not None

    def meets_target(self, value: Fraction) -> bool | None:
        """Whether the value lies within the range, or else reaches the target; None while there is neither."""
        if self.has_range:
            is_low = self.range_low is not None and value < self.range_low.value
            return not is_low and not (self.range_high is not None and value > self.range_high.value)
        return None if self.target is None else self.merit(value) >= self.merit(self.target.value)


def _ratio(value: Fraction | None) -> Ratio | None:
    return None if value is None else Ratio.of(value)


@dataclass(frozen=True, slots=True)
class Entry:
    """One ranked court. `move` is how many places it went up since the bulletin before, `change` by how much its value rose.

    A run is the number of published bulletins in a row in which it was named, this one included; 0 when it is not named. In a
    bulletin that names nobody, the run of the one before.
    `left_bottom_after` is the run of the court that was last named among the bottom and has left it.
    """

    court_code: str
    court_name: str
    numerator: int
    denominator: int
    place: int
    move: int | None = None
    change: Ratio | None = None
    top_run: int = 0
    bottom_run: int = 0
    left_bottom_after: int = 0

    @property
    def value(self) -> Fraction:
        return Fraction(self.numerator, self.denominator)

    @property
    def ratio(self) -> Ratio:
        return Ratio(self.numerator, self.denominator)


@dataclass(frozen=True, slots=True)
class Unranked:
    """A court without figures, or with too few cases behind them; then its figures are given."""

    court_code: str
    court_name: str
    numerator: int | None = None
    denominator: int | None = None


@dataclass(frozen=True, slots=True)
class PoolResult:
    """One pool, best first. `top` and `bottom` (the last first) are the named courts' codes; see rules.ranking.Ends.

    `named_places` is how many places each list was to have: three, or fewer in a small pool.
    """

    level: Level
    entries: tuple[Entry, ...]
    named_places: int = 0
    top: tuple[str, ...] = ()
    bottom: tuple[str, ...] = ()
    top_left_out: int = 0
    bottom_left_out: int = 0
    missing: tuple[Unranked, ...] = ()
    small: tuple[Unranked, ...] = ()

    def named(self, codes: tuple[str, ...]) -> tuple[Entry, ...]:
        """The entries of these courts, in the order of the codes."""
        by_code = {entry.court_code: entry for entry in self.entries}
        return tuple(by_code[code] for code in codes)

    @property
    def recovered(self) -> tuple[Entry, ...]:
        """The courts that were named among the bottom last time and have left it, the longest run first."""
        left = [entry for entry in self.entries if entry.left_bottom_after]
        return tuple(sorted(left, key=lambda entry: -entry.left_bottom_after))


@dataclass(frozen=True, slots=True)
class BulletinName:
    """What one bulletin is called: of which kind, of which day, made of which day's figures, and which correction."""

    kind: BulletinKind
    day: date
    figures_day: date | None = None
    title: str = ""
    correction: int = 0


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One publication. `day` is its own, `figures_day` that of its figures; `inputs_hash` covers all that decided it.

    `compared_with` is the day of the figures that moves and changes refer to, where no bulletin was before.
    `effects` are the courts under a rectification order. `correction` counts the corrections of one occurrence, 0 for the original. `to` and `people` are its recipients, by kind of
    group and by the ids of people.
    """

    key: str
    day: date
    figures_day: date
    published_at: datetime
    measure: Measure
    mode: Mode
    is_late: bool
    is_sample: bool
    basic: PoolResult
    intermediate: PoolResult
    inputs_hash: str
    series: str = "daily"
    kind: BulletinKind = BulletinKind.DAILY
    title: str = ""
    correction: int = 0
    to: tuple[Audience, ...] = EVERY_COURT
    people: tuple[int, ...] = ()
    effects: tuple[Effect, ...] = ()
    campaign: Campaign | None = None
    compared_with: date | None = None

    @property
    def name(self) -> BulletinName:
        return BulletinName(self.kind, self.day, self.figures_day, self.title, self.correction)

    @property
    def pools(self) -> tuple[PoolResult, PoolResult]:
        return (self.basic, self.intermediate)
