"""Which courts of a set the names mean that stand in an exception."""

import re
from typing import NamedTuple

from rules.courts import Level
from rules.people import Role
from rules.reading.addressing.asides import TWO_LEVELS
from rules.reading.members import members
from rules.reading.parsing import Parsed
from rules.reading.pieces import Token
from rules.reading.setting import Setting
from rules.reading.values import Party
from rules.reading.vocabulary import COURT_NAMES, Sort, Title
from rules.reading.which_court import court_codes

_REGIONS = ("地区", "市", "辖区")
_RAILWAYS = ("铁路", "铁院")
_BY_PLACE = ("top:", "bottom:")
_INTERMEDIATE, _BASIC = re.compile("中院|中级"), "基层"


class _Name(NamedTuple):
    """A court, those below it (大连两级法院), or a set inside the set."""

    court: Token | None
    selector: Token | None


def held(
    tokens: tuple[Token, ...], sets: tuple[Party, ...], parsed: Parsed, setting: Setting
) -> tuple[tuple[Party, tuple[str, ...]], ...]:
    """For each set the courts of it that are named; empty where one of the names is not of just one of the sets."""
    role = next((token.value.role for token in tokens if isinstance(token.value, Title)), None)
    of_role = [one for one in sets if role is None or role is (one.role or Role.PRESIDENT)]
    inside = {one.selector: _inside(str(one.selector), parsed, setting) for one in of_role}
    found: dict[str | None, list[str]] = {}
    for name in _names(tokens):
        holding = [(one, codes) for one, codes_in in inside.items() if (codes := _codes(name, codes_in, setting))]
        if len(holding) != 1:
            return ()
        ((selector, codes),) = holding
        found.setdefault(selector, []).extend(codes)
    if any(inside[selector] <= set(codes) for selector, codes in found.items()):
        return ()  # nobody is left
    return tuple([(one, tuple(found[one.selector])) for one in of_role if one.selector in found])


def names_of(tokens: tuple[Token, ...]) -> frozenset[str]:
    """The codes of the courts that the words name, and the selectors of those below them."""
    found: set[str] = set()
    for name in _names(tokens):
        codes = _codes_of(name.court)
        found.update([f"children:{code}" for code in codes] if name.selector and name.court else codes)
        if name.court is None and name.selector:
            found.add(str(name.selector.value))
    return frozenset(found)


def _names(tokens: tuple[Token, ...]) -> list[_Name]:
    found: list[_Name] = []
    for token in tokens:
        if token.sort in COURT_NAMES:
            found.append(_Name(token, None))
        elif token.sort == Sort.SELECTOR:
            is_theirs = bool(found) and found[-1].selector is None
            name = found.pop() if is_theirs else _Name(None, None)
            found.append(name._replace(selector=token))
    shared = found[-1].selector if found and found[-1].court else None
    is_places = shared is not None and all(_is_place(one) for one in found)
    return [one._replace(selector=shared) for one in found] if is_places else found


def _is_place(name: _Name) -> bool:
    """Whether it is a mere place, of which the words behind the last one hold, too: 沈阳、大连两级法院."""
    return name.court is not None and name.court.sort == Sort.PLACE


def _codes_of(court: Token | None) -> tuple[str, ...]:
    return court.value if court and isinstance(court.value, tuple) else ()


def _inside(selector: str, parsed: Parsed, setting: Setting) -> frozenset[str]:
    """The courts that the set holds, or may hold where figures decide: 后三名的法院 are basic courts."""
    courts = setting.lexicon.courts
    certain = members(selector, courts)
    if certain is not None:
        return frozenset(certain)
    words = "".join([parsed.text[one.start : one.end] for one in parsed.of(Sort.SELECTOR) if one.value == selector])
    if _INTERMEDIATE.search(words):
        return frozenset([court.code for court in courts.at(Level.INTERMEDIATE)])
    if _BASIC in words or selector.startswith(_BY_PLACE):
        return frozenset([court.code for court in courts.at(Level.BASIC)])
    return frozenset(members("all", courts) or ())


def _codes(name: _Name, inside: frozenset[str], setting: Setting) -> tuple[str, ...]:
    """The courts of the set that the name means; empty where it means none of them, or perhaps others."""
    if name.selector is not None:
        return _of_selector(name.court, name.selector, inside, setting)
    return _of_court(name.court, inside, setting) if name.court else ()


def _of_selector(court: Token | None, selector: Token, inside: frozenset[str], setting: Setting) -> tuple[str, ...]:
    courts = setting.lexicon.courts
    if court is None:
        codes = members(str(selector.value), courts) or ()
        return codes if inside.issuperset(codes) else ()
    above = court_codes(court, setting)
    if len(above) != 1 or courts[above[0]].level is not Level.INTERMEDIATE:
        return ()
    is_both = TWO_LEVELS in setting.text[selector.start : selector.end]
    codes = (*(above if is_both else ()), *[one.code for one in courts.children(above[0])])
    return tuple([code for code in codes if code in inside])


def _of_court(court: Token, inside: frozenset[str], setting: Setting) -> tuple[str, ...]:
    """铁路法院 are all of the name, 大连 among basic courts is its region, and 铁西法院 none as long as it could be two."""
    courts, words = setting.lexicon.courts, setting.text[court.start : court.end]
    here = tuple([code for code in _codes_of(court) if code in inside])
    cities = [code for code in _codes_of(court) if courts[code].level is Level.INTERMEDIATE]
    if court.sort == Sort.PLACE and len(cities) == 1:
        below = tuple([one.code for one in courts.children(cities[0]) if one.code in inside])
        if below:  # 全省法院，大连除外: with those below it?
            return () if here and not words.endswith(_REGIONS) else (*here, *below)
    if len(here) <= 1 or not court.is_shared or words.startswith(_RAILWAYS):
        return here
    near = tuple([code for code in court_codes(court, setting) if code in here])
    return near if len(near) == 1 else ()
