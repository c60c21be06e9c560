"""From a snapshot to a bulletin: the same inputs give the same bulletin, byte for byte, whenever it is asked for."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from typing import Any

from rules.bulletins.policy import BulletinPolicy
from rules.bulletins.values import Bulletin, Entry, Measure, PoolResult, Ratio, Unranked
from rules.courts import Courts, Level
from rules.indicators import Figure, Indicator
from rules.ranking import Ends, Place, Ranking, Standing, ends, rank, standing

POOLS = (Level.BASIC, Level.INTERMEDIATE)

Standings = Mapping[Level, Standing]


@dataclass(frozen=True)
class Snapshot:
    """All that decides what a bulletin says. `before` is what is remembered of the one before, by pool."""

    day: date
    figures_day: date
    indicator: Indicator
    courts: Courts
    figures: tuple[Figure, ...]
    before: Standings
    is_sample: bool = False


def make_bulletin(snapshot: Snapshot, policy: BulletinPolicy, *, key: str, now: datetime, is_late: bool) -> Bulletin:
    """The bulletin of this snapshot, published now."""
    basic, intermediate = (_pool(snapshot, level, policy) for level in POOLS)
    return Bulletin(
        key=key,
        day=snapshot.day,
        figures_day=snapshot.figures_day,
        published_at=now,
        measure=Measure.of(snapshot.indicator),
        mode=policy.mode,
        is_late=is_late,
        is_sample=snapshot.is_sample,
        basic=basic,
        intermediate=intermediate,
        inputs_hash=inputs_hash(snapshot, policy),
    )


def standings_after(bulletin: Bulletin) -> Standings:
    """What the next bulletin has to know of this one, as it was published, whatever was corrected since."""
    return {pool.level: _standing_after(pool) for pool in bulletin.pools}


def standings_from(
    indicator: Indicator, courts: Courts, days: Sequence[Iterable[Figure]], policy: BulletinPolicy
) -> Standings:
    """The same, where nothing was published before: as if each of these days, the oldest first, had had a bulletin."""
    return {level: _standing_from(indicator, _codes(courts, level), days, policy) for level in POOLS}


def inputs_hash(snapshot: Snapshot, policy: BulletinPolicy) -> str:
    """SHA-256 over the figures, the definition, the pools, the memory and the mode, in one canonical order."""
    figures = sorted((one.court_code, one.numerator, one.denominator) for one in snapshot.figures)
    indicator = snapshot.indicator
    inputs = {
        "day": snapshot.day.isoformat(),
        "figures_day": snapshot.figures_day.isoformat(),
        "indicator": [indicator.code, indicator.direction, indicator.minimum_denominator, str(indicator.target)],
        "pools": {level: sorted(_codes(snapshot.courts, level)) for level in POOLS},
        "before": {level: _plain(snapshot.before[level]) for level in POOLS},
        "policy": [policy.mode, policy.named, policy.named_at_most],
        "figures": figures,
    }
    return hashlib.sha256(json.dumps(inputs, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _plain(before: Standing) -> dict[str, dict[str, Any]]:
    return {
        "places": dict(before.places),
        "shares": dict(before.shares),
        "top_runs": dict(before.top_runs),
        "bottom_runs": dict(before.bottom_runs),
    }


def _codes(courts: Courts, level: Level) -> tuple[str, ...]:
    return tuple(court.code for court in courts.at(level))


def _standing_from(
    indicator: Indicator, pool: tuple[str, ...], days: Sequence[Iterable[Figure]], policy: BulletinPolicy
) -> Standing:
    def next_day(before: Standing, figures: Iterable[Figure]) -> Standing:
        ranking = rank(indicator, pool, figures)
        return standing(ranking, ends(ranking, policy.named, policy.named_at_most), before)

    return reduce(next_day, days, Standing())


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
    return pool_result(level, ranking, named, snapshot)


def pool_result(level: Level, ranking: Ranking, named: Ends, snapshot: Snapshot) -> PoolResult:
    """The pool as it is published, with moves and runs against what is remembered of it."""
    before = snapshot.before[level]
    after = standing(ranking, named, before)
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
