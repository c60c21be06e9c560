"""Tokens that only their neighbours explain: misspelt courts, 两家开发区法院(沈阳、大连), 第一、第三督导组."""

import re

from rules.courts import Level
from rules.deadlines.numerals import COUNTING, DIGITS, number
from rules.reading.brackets import lets_off
from rules.reading.lexicon import Lexicon
from rules.reading.pieces import Token, letters_of
from rules.reading.vocabulary import Sort

_OPENINGS = frozenset(("(", "——", "—", ":"))
_ORDINAL = re.compile(rf"第?([{DIGITS}十]|\d{{1,2}})$")
_NOUNS = ("法院", "中院")
_NOUN_SORTS = frozenset((Sort.COURT_NOUN, Sort.RELATIVE, Sort.TITLE))
_PERHAPS_MISSPELT = re.compile(f"{Sort.TEXT}[{''.join(sorted(_NOUN_SORTS))}]")
# 四家铁路法院; 第一、第三督导组; 开发区法院(沈阳、大连); 沈阳、锦州两家铁路法院; 沈阳的和平法院
_MAY_STAND_FOR_SEVERAL = re.compile("P[Cc]|xJG|cdC|[CcGK].c|c(?:Jc)+Pd?[CG]")
# 葫芦岛、朝阳两家中院及辖区基层法院; 沈铁中院和四家铁路运输法院; 锦州、盘锦两家中院和你们下面的基层院
_WITH_THOSE_BELOW = re.compile("(?P<upper>[Cc](?:J[Cc])*)(?:P[RK]?)?(?P<joiner>J)Y?(?P<many>P?)(?P<below>[GC])")
_EACH_OF_THEIRS = ("children", "level:basic")
_OF_SEVERAL = frozenset((Sort.SELECTOR, Sort.COURT_NOUN))
_OF_CITY = f"{Sort.PLACE}{Sort.OF}"
_CITY_BEFORE = re.compile("cd[cC]|cC(?!P)")
_COURTS = (Sort.PLACE, Sort.COURT)
_OF_CITIES = ("level:basic", "children", "all")
_LISTED = frozenset((Sort.PLACE, Sort.JOIN))
_RANKED = ("top:", "bottom:")
_LONGEST_PLACE = 5
_SHORTEST_PLACE = 2
_NUMBERS = frozenset(COUNTING)


def mended(found: tuple[Token, ...], text: str, lexicon: Lexicon) -> tuple[tuple[Token, ...], str]:
    """The tokens with misspelt courts read as those meant, and words for several courts as those courts; their letters."""
    letters = letters_of(found)
    if _PERHAPS_MISSPELT.search(letters):
        found = tuple(_respelt(found, text, lexicon))
        letters = letters_of(found)
    if not (Sort.PLACE in letters or Sort.JOIN in letters or Sort.COUNT in letters):
        return found, letters  # everything below takes one of them
    if _WITH_THOSE_BELOW.search(letters):
        found = tuple(_with_those_below(found, letters, lexicon))
        letters = letters_of(found)
    if _CITY_BEFORE.search(letters):
        found = tuple(_without_cities(found, lexicon))
        letters = letters_of(found)
    if not _MAY_STAND_FOR_SEVERAL.search(letters):
        return found, letters
    if Sort.COUNT in letters:  # 沈阳、锦州、丹东、大连四家铁路法院 before 四家铁路法院
        found = tuple(_each_of_cities(list(found), lexicon)) if Sort.PLACE in letters else found
        found = tuple(_all_of_name(found, lexicon))
    if Sort.SELECTOR in letters:
        found = tuple(_all_teams(list(found), text))
    if Sort.PLACE in letters:
        found = tuple(_spread(list(found), text, lexicon))
    return found, letters_of(found)


def _spread(found: list[Token], text: str, lexicon: Lexicon) -> list[Token]:
    """The tokens with a name for several courts replaced by those listed behind it: 两家开发区法院(沈阳、大连)."""
    for place, token in enumerate(found[:-2]):
        is_several = token.is_shared or (token.sort in _OF_SEVERAL and not _is_team(token))
        is_several = is_several or (token.sort == Sort.COUNT and text.startswith("(", token.end))
        if not is_several:
            continue
        opening, first = found[place + 1], found[place + 2]
        if first.sort != Sort.PLACE or text[opening.start : opening.end] not in _OPENINGS:
            continue
        end = place + 2
        while end < len(found) and found[end].sort in _LISTED:
            end += 1
        is_ranking = str(token.value).startswith(_RANKED)
        if opening.sort != Sort.COLON and lets_off(text, opening.start):
            continue  # 各中院(大连除外)
        if opening.sort == Sort.COLON and (end == place + 3 or is_ranking):
            continue  # 督导三组：葫芦岛看完就转场 is no list, 前三名：沈河、和平、大东 heads one
        listed = [_one_of(token, one, lexicon) for one in found[place + 2 : end]]
        closing = found[end : end + 1]
        rest = end + 1 if closing and text[closing[0].start] == ")" and closing[0].end - closing[0].start == 1 else end
        is_around = token.sort == Sort.COUNT and place > 0 and _is_around(found[place - 1], listed, lexicon)
        return [*found[: place - is_around], *listed, *found[rest:]]
    return found


def _is_around(city: Token, listed: list[Token], lexicon: Lexicon) -> bool:
    """Whether those listed are below the city that only says where they are: 大连两家(瓦房店、普兰店)."""
    return city.sort == Sort.PLACE and all(_below(city, one, lexicon) for one in listed if one.sort == Sort.COURT)


def _without_cities(found: tuple[Token, ...], lexicon: Lexicon) -> list[Token]:
    """The tokens with a city that only says where a court is (锦州的古塔, 阜新市海州法院) taken into the court's name."""
    read: list[Token] = []
    for place, token in enumerate(found):
        is_of = token.sort in _COURTS and letters_of(read[-2:]) == _OF_CITY
        is_right_behind = token.sort == Sort.COURT and letters_of(read[-1:]) == Sort.PLACE
        is_counted = letters_of(found[place + 1 : place + 2]) == Sort.COUNT  # 鞍山海城法院两家
        city = -2 if is_of else -1
        below = _below(read[city], token, lexicon) if is_of or (is_right_behind and not is_counted) else ()
        if below:
            read[city:] = [token._replace(start=read[city].start, value=below, is_shared=len(below) > 1)]
        else:
            read.append(token)
    return read


def _below(city: Token, place: Token, lexicon: Lexicon) -> tuple[str, ...]:
    """Those of the place's courts that are below the city's."""
    cities = city.value if isinstance(city.value, tuple) else ()
    codes = place.value if isinstance(place.value, tuple) else ()
    return tuple(code for code in codes if lexicon.courts[code].parent in cities)


_CITIES = re.compile("c(?:Jc)+(?=Pd?[CG])")


def _each_of_cities(found: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens with one name for the courts of several cities said of each: 沈阳、锦州两家铁路法院, 营口、鞍山两地的基层法院."""
    match = _CITIES.search(letters_of(found))
    if match is None:
        return found
    start, end = match.span()
    behind = end + 1 + (found[end + 1].sort == Sort.OF)
    several = found[behind]
    if several.sort == Sort.COURT and several.is_shared:
        listed = [one if one.sort == Sort.JOIN else _called_after(several, one, lexicon) for one in found[start:end]]
        return [*found[:start], *listed, *found[behind + 1 :]]
    if several.sort == Sort.SELECTOR and several.value in _OF_CITIES:
        each = [token for one in found[start:end] for token in _of_city(one, several)]
        return [*found[:start], *each, *found[behind + 1 :]]
    return found


def _of_city(one: Token, several: Token) -> tuple[Token, ...]:
    """The city, and the words for its courts, which stand behind the last city only."""
    return (one,) if one.sort == Sort.JOIN else (one, several._replace(start=one.end, end=one.end))


def _with_those_below(found: tuple[Token, ...], letters: str, lexicon: Lexicon) -> list[Token]:
    """The tokens with words for all courts below those named right before read as theirs, of each of them."""
    for match in _WITH_THOSE_BELOW.finditer(letters):
        named = list(found[slice(*match.span("upper"))])
        below, rest = found[match.start("below")], found[match.end() :]
        cities = [_intermediate(token, lexicon) for token in named if token.sort != Sort.JOIN]
        is_counted = bool(match["many"])
        if None in cities or not _are_all_theirs(below, cities, lexicon, is_counted=is_counted):
            continue
        if len(cities) == 1:  # 沈铁中院和四家铁路法院
            theirs = below._replace(sort=Sort.SELECTOR, value="children", is_shared=False)
            return [*found[: match.end("joiner")], theirs, *rest]
        return [*found[: match.start()], *_each_and_theirs(named, found[match.start("joiner")], below), *rest]
    return list(found)


def _each_and_theirs(named: list[Token], joiner: Token, below: Token) -> list[Token]:
    """The intermediate courts and, behind them, of each of their cities the words for those below."""
    uppers = [token for token in named if token.sort != Sort.JOIN]
    listed = [token if token.sort == Sort.JOIN else token._replace(sort=Sort.COURT) for token in named]
    place = below.start
    for upper in uppers:
        end = below.end if upper is uppers[-1] else place
        listed += (
            joiner._replace(start=joiner.end),
            upper._replace(sort=Sort.PLACE, start=place, end=place),
            below._replace(value="children", start=place, end=end),
        )
    return listed


def _intermediate(token: Token, lexicon: Lexicon) -> str | None:
    """The intermediate court that the name can mean."""
    codes = token.value if isinstance(token.value, tuple) else ()
    return next((code for code in codes if lexicon.courts[code].level is Level.INTERMEDIATE), None)


def _are_all_theirs(below: Token, cities: list[str | None], lexicon: Lexicon, *, is_counted: bool) -> bool:
    """Whether the words stand for the courts below: 辖区基层法院, 两市基层法院, 四家铁路法院."""
    if below.sort == Sort.SELECTOR:
        is_theirs = below.value == _EACH_OF_THEIRS[0] or (is_counted and below.value in _EACH_OF_THEIRS)
        return is_theirs and (len(cities) > 1 or not is_counted)
    codes = below.value if isinstance(below.value, tuple) else ()
    theirs = {court.code for court in lexicon.courts.children(cities[0] or "")}
    return is_counted and len(cities) == 1 and len(codes) > 1 and set(codes) == theirs


def _all_teams(found: list[Token], text: str) -> list[Token]:
    """第一、第三督导组: the numbers before the last team are teams, too."""
    for place in range(len(found) - 1, 1, -1):
        token, joiner, before = found[place], found[place - 1], found[place - 2]
        counted = (
            _ORDINAL.search(text, before.start, before.end) if _is_team(token) and joiner.sort == Sort.JOIN else None
        )
        if counted and before.sort == Sort.TEXT:
            team = Token(Sort.SELECTOR, counted.start(), before.end, f"team:{number(counted[1])}")
            rest = [before._replace(end=counted.start())] if counted.start() > before.start else []
            found = [*found[: place - 2], *rest, team, *found[place - 1 :]]
    return found


def _is_team(token: Token) -> bool:
    return isinstance(token.value, str) and token.value.startswith("team:")


def _all_of_name(found: tuple[Token, ...], lexicon: Lexicon) -> list[Token]:
    """The tokens with a counted name replaced by all courts that have it, if there are as many: 四家铁路法院."""
    read: list[Token] = []
    for token in found:
        count = read[-1] if read and read[-1].sort == Sort.COUNT else None
        codes = _counted(count, token, lexicon) if count else ()
        read.append(token._replace(value=codes, is_shared=False) if codes else token)
    return read


def _counted(count: Token, several: Token, lexicon: Lexicon) -> tuple[str, ...]:
    """The basic courts that share the name, if they are as many as was said."""
    if not (several.is_shared and isinstance(several.value, tuple) and isinstance(count.value, str)):
        return ()
    codes = tuple(code for code in several.value if lexicon.courts[code].level is Level.BASIC)
    is_number = count.value[0] in _NUMBERS
    return codes if is_number and number(count.value[0]) == len(codes) > 1 else ()


def _one_of(several: Token, place: Token, lexicon: Lexicon) -> Token:
    """Of the courts that share a name, the one in the place's city; the place's own court for a selector."""
    cities = place.value if isinstance(place.value, tuple) else ()
    shared = several.value if isinstance(several.value, tuple) else ()
    codes = tuple(code for code in shared if lexicon.courts[code].parent in cities) or cities
    return place._replace(sort=Sort.COURT, value=codes, is_shared=len(codes) > 1) if cities else place


def _called_after(several: Token, place: Token, lexicon: Lexicon) -> Token:
    """Of the courts that share a name, the one called after the city: 锦州 for 锦州铁路法院, which is not below 锦州中院."""
    cities = place.value if isinstance(place.value, tuple) else ()
    shared = several.value if isinstance(several.value, tuple) else ()
    names = tuple(lexicon.courts[city].short_name.removesuffix("中院") for city in cities)
    codes = tuple(code for code in shared if lexicon.courts[code].short_name.startswith(names)) if names else ()
    return place._replace(sort=Sort.COURT, value=codes) if len(codes) == 1 else _one_of(several, place, lexicon)


def _respelt(found: tuple[Token, ...], text: str, lexicon: Lexicon) -> list[Token]:
    """The tokens with unknown words before 法院, 中院 or a title read as the court that they were meant to be."""
    read: list[Token] = []
    for token in found:
        is_noun = token.sort in _NOUN_SORTS
        if is_noun and read and read[-1].sort == Sort.TEXT and read[-1].end == token.start:
            court = _meant(token, text, lexicon)
            if court:
                read = _cut(read, court.start)
                read.append(court)
                if court.end == token.end:
                    continue
        read.append(token)
    return read


def _cut(read: list[Token], end: int) -> list[Token]:
    """The tokens up to the place."""
    kept = [token for token in read if token.start < end]
    return [*kept[:-1], kept[-1]._replace(end=min(kept[-1].end, end))] if kept else []


def _meant(noun: Token, text: str, lexicon: Lexicon) -> Token | None:
    """The court that the words before the noun, together with it, were meant to name, by sound or by one character."""
    word = next((one for one in _NOUNS if text.startswith(one, noun.start)), "")
    for length in range(min(_LONGEST_PLACE, noun.start), _SHORTEST_PLACE - 1, -1):
        start = noun.start - length
        codes = lexicon.spelling.meant_by(text[start : noun.start] + word)
        if codes:
            end = noun.start if noun.sort == Sort.TITLE else noun.end
            return Token(Sort.COURT, start, end, codes, is_shared=len(codes) > 1, is_misspelt=True)
    return None
