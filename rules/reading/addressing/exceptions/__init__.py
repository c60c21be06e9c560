"""Which courts of a set are let off: 各中院（大连除外）, 除沈阳外，各中院…, 各中院周五前报，大连不用报."""

import re
from collections.abc import Iterable, Iterator

from rules.reading.addressing.exceptions.held import held, names_of
from rules.reading.addressing.exceptions.spoken import NAMES, Spoken, spoken
from rules.reading.addressing.exceptions.wordings import MAY_LET_OFF
from rules.reading.addressing.values import Addressed, Exemption
from rules.reading.clauses import Clause
from rules.reading.groups import OTHERS
from rules.reading.parsing import Parsed
from rules.reading.pieces import Token
from rules.reading.resolving import party
from rules.reading.setting import Setting
from rules.reading.values import Party
from rules.reading.vocabulary import COURT_NAMES, Sort

__all__ = ["let_courts_off"]

_AT_HEAD = re.compile("(?:^|[,。;:!?( ])(?:请|由|让|除了?)?$")
_LONGEST_HEAD = 3
_COMMA = ","
_NO_COURTS = ("team:", "liaison_units")


def let_courts_off(found: Addressed, parsed: Parsed, setting: Setting) -> None:
    """Notes with each set of courts who of it is let off, and leaves those out who were taken for doers.

    What the words do not say plainly (a court outside of the set, a name of several of its courts) is left to the card to ask.
    """
    if not parsed.has(Sort.SELECTOR) or MAY_LET_OFF.search(parsed.text) is None:
        return
    said = spoken(parsed)
    sets = _sets(found, said, parsed, setting)
    if not sets:
        return
    busy = _busy(found, said, parsed)
    exemptions = [*_let_off(said, sets, parsed, setting), *_rests(sets, parsed, setting)]
    found.exemptions = tuple([one._replace(named=one.named - busy) for one in exemptions])
    plain = [one for one in exemptions if one.courts]
    if plain:
        found.let_off = found.let_off.union(*[one.named - busy for one in plain])
        _take_out(found, parsed)


def _busy(found: Addressed, said: tuple[Spoken, ...], parsed: Parsed) -> set[str | None]:
    """The courts that have work of their own elsewhere: 各中院周五前报，大连中院除外，大连中院下周三前报."""
    spans = [one.span for one in said]
    clauses = [one for one in parsed.ordering if not any(start <= one.start < end for start, end in spans)]
    return {one.court for clause in clauses for one in found.by_clause.get(clause.number, ())}


def _sets(found: Addressed, said: tuple[Spoken, ...], parsed: Parsed, setting: Setting) -> tuple[Party, ...]:
    """The sets of courts that the message gives something to do, or else all that it names; without those that are let off."""
    given = [one for one in (*found.responsible, *found.attending, *found.assisting) if _is_set(one)]
    named = [item for group in parsed.groups for item in group.items if item.selector] if not given else []
    sets = dict.fromkeys([*given, *[one for item in named if _is_set(one := party(item, setting))]])
    without = frozenset[str]().union(*[names_of(one.tokens) for one in said])
    return tuple([one for one in sets if one.selector not in without]) or tuple(sets)


def _is_set(one: Party) -> bool:
    return one.selector is not None and not one.selector.startswith(_NO_COURTS)


def _take_out(found: Addressed, parsed: Parsed) -> None:
    """Takes those out who are let off, and notes with each set whom it lacks."""

    def left(parties: Iterable[Party], sentence: int | None = None) -> list[Party]:
        kept = [one for one in parties if one.court not in found.let_off and one.selector not in found.let_off]
        return [found.lacking(one, sentence) for one in kept]

    found.responsible = left(found.responsible)
    found.attending = left(found.attending)
    found.assisting = left(found.assisting)
    found.called = tuple(left(found.called))
    found.by_clause = {
        number: kept
        for number, people in found.by_clause.items()
        if (kept := left(people, parsed.clauses[number].sentence))
    }


def _let_off(
    said: tuple[Spoken, ...], sets: tuple[Party, ...], parsed: Parsed, setting: Setting
) -> Iterator[Exemption]:
    """What the wordings around and behind named courts let off."""
    for one in said:
        if _names_others(one.tokens, sets):
            clause = _clause_of_set(one, parsed)
            near = _named_in(clause, sets) or sets
            courts = held(one.tokens, near, parsed, setting) if one.is_plain else ()
            yield Exemption(one.span, one.why, courts, names_of(one.tokens), clause.sentence if clause else None)


def _names_others(tokens: tuple[Token, ...], sets: tuple[Party, ...]) -> bool:
    """Whether the words name courts, and not only the set itself or teams: 各中院不用另行发文, 督导一组先不撤."""
    ordered = {one.selector for one in sets}
    selectors = [one.value for one in tokens if one.sort == Sort.SELECTOR and one.value not in ordered]
    is_of_sets = any(not str(one).startswith(_NO_COURTS) for one in selectors)
    return is_of_sets or any(token.sort in COURT_NAMES for token in tokens)


def _clause_of_set(one: Spoken, parsed: Parsed) -> Clause | None:
    """The clause whose set the words concern: the one in which they stand, or that follows them (除大连外，各中院…)."""
    start, end = one.span
    before = [clause for clause in parsed.clauses if clause.start <= start]
    behind = [clause for clause in parsed.clauses if end <= clause.start <= end + len(_COMMA)]
    near = [*before[-1:], *behind]
    return next((clause for clause in near if _sets_said(clause, one)), None)


def _sets_said(clause: Clause, one: Spoken) -> list[object]:
    """What the selectors of the clause stand for, but for those that are let off."""
    return [token.value for token in clause.of(Sort.SELECTOR) if token not in one.tokens]


def _named_in(clause: Clause | None, sets: tuple[Party, ...]) -> tuple[Party, ...]:
    """The sets that the clause names: 2.各基层法院（大连除外）12月8日前报."""
    said = [str(token.value) for token in clause.of(Sort.SELECTOR)] if clause else []
    is_below = any(one.startswith("children") for one in said)
    return tuple([one for one in sets if one.selector in said or (one.upper and is_below)])


def _rests(sets: tuple[Party, ...], parsed: Parsed, setting: Setting) -> Iterator[Exemption]:
    """大连中院12月3日前报，其余各中院12月5日前报: the others are those who were not named before."""
    for token in parsed.of(Sort.SELECTOR):
        behind = next((one for one in OTHERS if parsed.text.endswith(one, 0, token.start)), "")
        if not behind and not parsed.text.startswith(OTHERS, token.start):
            continue
        start = token.start - len(behind)
        before = [held(tokens, sets, parsed, setting) for tokens in _heads_before(start, parsed)]
        courts = tuple([pair for pairs in before for pair in pairs]) if all(before) else ()
        yield Exemption((start, token.end), "其余…: all but those named before", courts, frozenset())


def _heads_before(place: int, parsed: Parsed) -> list[tuple[Token, ...]]:
    """The names at the heads of clauses before the place in its sentence, or else the last ones before it."""
    begins = max(parsed.text.rfind(mark, 0, place) for mark in "。!?\n") + 1
    heads = [
        parsed.tokens[slice(*match.span())]
        for match in NAMES.finditer(parsed.letters)
        if parsed.tokens[match.start()].start < place
        and not COURT_NAMES.isdisjoint(parsed.letters[slice(*match.span())])
        and not parsed.letters.startswith(Sort.OF, match.end())
        and _is_head(parsed.text, parsed.tokens[match.start()].start)
    ]
    return [one for one in heads if one[0].start >= begins] or heads[-1:]


def _is_head(text: str, place: int) -> bool:
    return _AT_HEAD.search(text, max(0, place - _LONGEST_HEAD), place) is not None
