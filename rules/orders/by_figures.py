"""The courts that 后三名的法院, 未达标的法院 or 未报数据的法院 stand for, by the newest bulletin that was published."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rules.authority import may_order
from rules.bulletins.series import Mode
from rules.bulletins.values import Bulletin, Entry, PoolResult
from rules.courts import Level
from rules.orders.draw_up import NotDrawnUp, WhyNot
from rules.people import Post, Roster
from rules.reading.values import Basis, Party, Reading

_BY_PLACE = frozenset({"top", "bottom"})
_BY_FIGURES = _BY_PLACE | {"below_target", "unreported"}
_WITHOUT_RECORD = frozenset({"unsigned_pledge", "overdue_petition"})
_INTERMEDIATE = re.compile("中院|中级")
_SAID = re.compile("[前后末]|倒数|达标|目标|过线|未|没")


def asks_for_figures(reading: Reading) -> bool:
    """Whether figures or records decide who is meant."""
    sorts = {_sort(one) for one in _parties(reading) if one.selector}
    return not sorts.isdisjoint(_BY_FIGURES | _WITHOUT_RECORD)


def _parties(reading: Reading) -> tuple[Party, ...]:
    parts = (one for subtask in reading.subtasks for one in subtask.responsible)
    return (*reading.responsible, *reading.assisting, *reading.attending, *parts)


def _sort(party: Party) -> str:
    return (party.selector or "").partition(":")[0]


@dataclass(frozen=True)
class _Figures:
    bulletin: Bulletin
    roster: Roster
    posts: tuple[Post, ...]
    words: str

    def is_below(self, court_code: str) -> bool:
        """Whether the speaker may order the court, and it is not his own."""
        own = {post.court_code for post in self.posts}
        return court_code not in own and any(may_order(self.roster, post, court_code) for post in self.posts)

    @property
    def pools(self) -> tuple[PoolResult, ...]:
        """The intermediate courts where the words name them, else the basic ones, which are ranked apart."""
        return (self.bulletin.intermediate,) if _INTERMEDIATE.search(self.words) else (self.bulletin.basic,)

    @property
    def every_pool(self) -> tuple[PoolResult, ...]:
        named = {Level.INTERMEDIATE: "中", Level.BASIC: "基层"}
        said = [pool for pool in self.bulletin.pools if named[pool.level] in self.words]
        return tuple(said) or self.bulletin.pools


def by_figures(
    reading: Reading, bulletin: Bulletin | None, roster: Roster, posts: tuple[Post, ...], mode: Mode
) -> Reading | NotDrawnUp:
    """The reading with the courts named that its words stand for, and the figures that say so; or why none can be named.

    Places count among the courts that the speaker may order: for a president of a city, among those of the city.
    """
    words = _words(reading)
    sorts = {_sort(one) for one in _parties(reading)}
    if not sorts.isdisjoint(_WITHOUT_RECORD):
        return NotDrawnUp(WhyNot.NO_RECORD, words)
    if bulletin is None:
        return NotDrawnUp(WhyNot.NO_BULLETIN, words)
    if not sorts.isdisjoint(_BY_PLACE) and mode is not Mode.RANK:
        return NotDrawnUp(WhyNot.NOT_RANKED, words)
    measure = bulletin.measure
    if "below_target" in sorts and measure.target is None and not measure.has_range:
        return NotDrawnUp(WhyNot.NO_TARGET, words)
    figures = _Figures(bulletin, roster, posts, "".join(words))
    named = _named(reading, figures)
    if not named.responsible:
        return NotDrawnUp(WhyNot.NO_SUCH_COURT, words)
    let_off = tuple(dict.fromkeys(code for one in _parties(reading) for code in _let_off(one, figures)))
    basis = Basis(
        bulletin.figures_day, measure.short_zh, measure.short_en, is_sample=bulletin.is_sample, let_off=let_off
    )
    return replace(named, basis=basis)


def _words(reading: Reading) -> tuple[str, ...]:
    """The words that stand for the courts, as they were said."""
    return tuple(one.words for one in reading.evidence if _SAID.search(one.words) and one.taken_for != "deadline")[:1]


def _named(reading: Reading, figures: _Figures) -> Reading:
    return replace(
        reading,
        responsible=_each(reading.responsible, figures),
        assisting=_each(reading.assisting, figures),
        attending=_each(reading.attending, figures),
        subtasks=tuple(replace(one, responsible=_each(one.responsible, figures)) for one in reading.subtasks),
    )


def _each(parties: Iterable[Party], figures: _Figures) -> tuple[Party, ...]:
    found: list[Party] = []
    for one in parties:
        if _sort(one) in _BY_FIGURES:
            courts = [code for code in _courts(one.selector or "", figures) if code not in one.let_off]
            found += [Party(code, one.role, title=one.title) for code in courts]
        else:
            found.append(one)
    return tuple(dict.fromkeys(found))


def _let_off(party: Party, figures: _Figures) -> tuple[str, ...]:
    """Those whom the figures name and the words let off."""
    if not party.let_off or _sort(party) not in _BY_FIGURES:
        return ()
    return tuple(code for code in _courts(party.selector or "", figures) if code in party.let_off)


def _courts(selector: str, figures: _Figures) -> tuple[str, ...]:
    sort, _, number = selector.partition(":")
    if sort == "unreported":
        missing = (court.court_code for pool in figures.every_pool for court in pool.missing)
        return tuple(code for code in missing if figures.is_below(code))
    if sort == "below_target":
        meets = figures.bulletin.measure.meets_target
        entries = (entry for pool in figures.every_pool for entry in pool.entries)
        return tuple(
            one.court_code for one in entries if meets(one.value) is False and figures.is_below(one.court_code)
        )
    ranked = [entry for pool in figures.pools for entry in pool.entries if figures.is_below(entry.court_code)]
    best_first = sorted(ranked, key=lambda entry: entry.place)
    return _first(best_first if sort == "top" else best_first[::-1], int(number or 0))


def _first(entries: list[Entry], count: int) -> tuple[str, ...]:
    """The first `count` courts, with all that share the place of the last of them."""
    named = entries[:count]
    shared = [entry for entry in entries[count:] if named and entry.place == named[-1].place]
    return tuple(entry.court_code for entry in (*named, *shared))
