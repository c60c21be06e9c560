"""Whether naming is even-handed: who was named how often, and whether whoever recovered was praised for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.bulletins.own import most_changed
from rules.bulletins.policy import MOST_CHANGED
from rules.bulletins.series import Mode
from rules.bulletins.values import Bulletin


class Naming(StrEnum):
    """How a bulletin named a court; the last two are only listed, and say why it is not ranked."""

    TOP = "top"
    BOTTOM = "bottom"
    RECOVERED = "recovered"
    ROSE = "rose"  # improved most
    FELL = "fell"  # got worse most
    SMALL = "small"
    MISSING = "missing"


def namings(bulletin: Bulletin) -> Iterator[tuple[str, Naming]]:
    """Each court that the bulletin named, by its code; nobody where its mode names nobody."""
    for pool in bulletin.pools:
        if bulletin.mode is Mode.RANK:
            yield from ((code, Naming.TOP) for code in pool.top)
            yield from ((code, Naming.BOTTOM) for code in pool.bottom)
            yield from ((entry.court_code, Naming.RECOVERED) for entry in pool.recovered)
            most = most_changed(pool, bulletin.measure, MOST_CHANGED)
            yield from ((entry.court_code, Naming.ROSE) for entry in most.better)
            yield from ((entry.court_code, Naming.FELL) for entry in most.worse)
        yield from ((one.court_code, Naming.SMALL) for one in pool.small)
        yield from ((one.court_code, Naming.MISSING) for one in pool.missing)


@dataclass(frozen=True, slots=True)
class CourtNamings:
    """How often one court was named in a period; `short_name` is what lists call it."""

    short_name: str
    top: int = 0
    bottom: int = 0
    recovered: int = 0
    rose: int = 0
    fell: int = 0
    small: int = 0
    missing: int = 0

    @property
    def praised(self) -> int:
        return self.top + self.recovered + self.rose

    @property
    def blamed(self) -> int:
        return self.bottom + self.fell


@dataclass(frozen=True, slots=True)
class Fairness:
    """A period's bulletins and what they named. `courts` are those that were named, the most often blamed first."""

    since: date
    until: date
    bulletins: int
    courts: tuple[CourtNamings, ...]
    never_named: int

    @property
    def praised(self) -> int:
        return sum(one.praised for one in self.courts)

    @property
    def recovered(self) -> int:
        return sum(one.recovered for one in self.courts)

    @property
    def most_praised(self) -> list[CourtNamings]:
        return sorted((one for one in self.courts if one.praised), key=lambda one: -one.praised)

    @property
    def recoveries(self) -> list[CourtNamings]:
        return sorted((one for one in self.courts if one.recovered), key=lambda one: -one.recovered)

    @property
    def most_missing(self) -> list[CourtNamings]:
        return sorted((one for one in self.courts if one.missing), key=lambda one: -one.missing)

    @property
    def blamed(self) -> int:
        return sum(one.blamed for one in self.courts)


def fairness(
    since: date, until: date, bulletins: int, found: Iterable[tuple[str, Naming, int]], names: dict[str, str]
) -> Fairness:
    """The account of a period. `found` are court, naming and how often; `names` are the short names of all ranked courts."""
    counts: dict[str, dict[str, int]] = {}
    for court, naming, often in found:
        counts.setdefault(court, {})[naming] = often
    all_courts = [CourtNamings(names.get(code, code), **known) for code, known in counts.items()]
    order = sorted(all_courts, key=lambda one: (-one.blamed, -one.praised, one.short_name))
    named = sum(1 for one in order if one.praised or one.blamed)
    return Fairness(since, until, bulletins, tuple(order), len(names) - named)
