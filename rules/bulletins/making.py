"""From a snapshot to a bulletin: the same inputs give the same bulletin, byte for byte, whenever it is asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from rules.bulletins.campaigns import Campaign
from rules.bulletins.policy import BulletinPolicy
from rules.bulletins.ratio import Ratio
from rules.bulletins.series import EVERY_COURT, Audience, BulletinKind, Mode
from rules.bulletins.values import Bulletin, Entry, Measure, PoolResult, Unranked
from rules.courts import Courts, Level
from rules.dispatch.rectifying import Effect, Rectification
from rules.indicators import Figure, Indicator
from rules.ranking import Ends, Place, Ranking, Standing, ends, rank, standing

POOLS = (Level.BASIC, Level.INTERMEDIATE)

Standings = Mapping[Level, Standing]


@dataclass(frozen=True, slots=True)
class Edition:
    """Which publication it is: what it is kept under, of which series and kind, and what the owner calls it."""

    key: str = ""
    series: str = "daily"
    kind: BulletinKind = BulletinKind.DAILY
    title: str = ""
    correction: int = 0
    is_late: bool = False
    to: tuple[Audience, ...] = EVERY_COURT
    people: tuple[int, ...] = ()


@dataclass(frozen=True)
class Snapshot:
    """All that decides what a bulletin says. `before` is what is remembered of the one before, by pool.

    `before_key` is that one's key, which decides nothing. `compared_with` is the day of the figures that stand in for the
    bulletin before, where none was published.
    """

    day: date
    figures_day: date
    indicator: Indicator
    courts: Courts
    figures: tuple[Figure, ...]
    before: Standings
    is_sample: bool = False
    rectifications: tuple[Rectification, ...] = ()
    campaign: Campaign | None = None
    before_key: str | None = None
    compared_with: date | None = None


def make_bulletin(
    snapshot: Snapshot, policy: BulletinPolicy, edition: Edition, now: datetime, inputs_hash: str
) -> Bulletin:
    """The bulletin of this snapshot, published now; `inputs_hash` is that of rules.bulletins.inputs."""
    basic, intermediate = (_pool(snapshot, level, policy) for level in POOLS)
    return Bulletin(
        key=edition.key,
        day=snapshot.day,
        figures_day=snapshot.figures_day,
        published_at=now,
        measure=Measure.of(snapshot.indicator),
        mode=policy.mode,
        is_late=edition.is_late,
        is_sample=snapshot.is_sample,
        basic=basic,
        intermediate=intermediate,
        inputs_hash=inputs_hash,
        series=edition.series,
        kind=edition.kind,
        title=edition.title,
        correction=edition.correction,
        to=edition.to,
        people=edition.people,
        effects=tuple(_effect(one, snapshot) for one in _newest_of_each(snapshot.rectifications)),
        campaign=snapshot.campaign,
        compared_with=snapshot.compared_with,
    )


def _newest_of_each(rectifications: Iterable[Rectification]) -> Iterable[Rectification]:
    """A court that was ordered twice to put the same right is one court; the newest order says what it has to reach."""
    return {one.court_code: one for one in rectifications}.values()


def _effect(asked: Rectification, snapshot: Snapshot) -> Effect:
    """What became of the court's value since it was ordered to put it right."""
    figure = next((one for one in snapshot.figures if one.court_code == asked.court_code), None)
    about = asked.order_number, asked.court_code, asked.baseline, asked.target, asked.due_on
    effect = Effect(*about, light=asked.light)
    if figure is None or not figure.denominator:
        return effect
    measure = Measure.of(snapshot.indicator)
    merit = measure.merit(figure.value)
    return replace(
        effect,
        now=Ratio(figure.numerator, figure.denominator),
        is_better=merit > measure.merit(asked.baseline.value),
        is_reached=merit >= measure.merit(asked.target.value),
    )


def standings_after(bulletin: Bulletin) -> Standings:
    """What the next bulletin has to know of this one, as it was published, whatever was corrected since."""
    return {pool.level: _standing_after(pool) for pool in bulletin.pools}


def standings_of(indicator: Indicator, courts: Courts, figures: Iterable[Figure]) -> Standings:
    """The same of figures that no bulletin was made of: places and values to compare with, and nobody's run.

    What was not published named nobody.
    """
    known = tuple(figures)
    return {level: standing(rank(indicator, _codes(courts, level), known), Ends(), Standing()) for level in POOLS}


def _codes(courts: Courts, level: Level) -> tuple[str, ...]:
    return tuple(court.code for court in courts.at(level))


def _standing_after(pool: PoolResult) -> Standing:
    return Standing(
        places={entry.court_code: entry.place for entry in pool.entries},
        shares={entry.court_code: (entry.numerator, entry.denominator) for entry in pool.entries},
        top_runs={entry.court_code: entry.top_run for entry in pool.entries if entry.top_run},
        bottom_runs={entry.court_code: entry.bottom_run for entry in pool.entries if entry.bottom_run},
    )


def _pool(snapshot: Snapshot, level: Level, policy: BulletinPolicy) -> PoolResult:
    ranking = rank(snapshot.indicator, _codes(snapshot.courts, level), snapshot.figures)
    named = ends(ranking, policy.named, policy.named_at_most)
    return _pool_result(level, ranking, named, snapshot, names_courts=policy.mode is Mode.RANK)


def _pool_result(level: Level, ranking: Ranking, named: Ends, snapshot: Snapshot, *, names_courts: bool) -> PoolResult:
    """The pool as it is published, with moves and runs against what is remembered of it.

    A bulletin that names nobody neither continues a run nor ends it.
    """
    before = snapshot.before[level]
    after = standing(ranking, named, before)
    if not names_courts:
        after = replace(after, top_runs=before.top_runs, bottom_runs=before.bottom_runs)
    figures = {figure.court_code: figure for figure in snapshot.figures}
    return PoolResult(
        level=level,
        entries=tuple(_entry(place, before, after, snapshot.courts) for place in ranking.places),
        named_places=named.wanted,
        top=tuple(place.court_code for place in named.top),
        bottom=tuple(place.court_code for place in named.bottom),
        top_left_out=named.top_left_out,
        bottom_left_out=named.bottom_left_out,
        missing=tuple(Unranked(code, snapshot.courts[code].short_name) for code in ranking.missing),
        small=tuple(_small(figures[code], snapshot.courts) for code in ranking.small),
    )


def _small(figure: Figure, courts: Courts) -> Unranked:
    name = courts[figure.court_code].short_name
    return Unranked(figure.court_code, name, figure.numerator, figure.denominator)


def _entry(place: Place, before: Standing, after: Standing, courts: Courts) -> Entry:
    code = place.court_code
    bottom_run = after.bottom_runs.get(code, 0)
    change = before.change_of(place)
    return Entry(
        court_code=code,
        court_name=courts[code].short_name,
        numerator=place.figure.numerator,
        denominator=place.figure.denominator,
        place=place.place,
        move=before.move_of(place),
        change=None if change is None else Ratio.of(change),
        top_run=after.top_runs.get(code, 0),
        bottom_run=bottom_run,
        left_bottom_after=0 if bottom_run else before.bottom_runs.get(code, 0),
    )
