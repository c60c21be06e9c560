"""Cutting a message into pieces whose sort is known: one pass, the longest word at each place."""

import re

from rules.courts import Level
from rules.deadlines.expressions import Expression
from rules.deadlines.numerals import COUNTING, NUMBER
from rules.reading.fixed import fixed
from rules.reading.lexicon import Lexicon, Words
from rules.reading.pieces import Token, piece
from rules.reading.selectors import HEADS, selector_at
from rules.reading.tokens.neighbours import BY_NEIGHBOURS, NAME_LENGTHS, among
from rules.reading.tokens.ways import made
from rules.reading.values import Mention
from rules.reading.vocabulary import SURNAMES, Sort

_NAMED = frozenset((Sort.PLACE, Sort.COURT))
_NUMBERS = frozenset(COUNTING)
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_POSTS = ("长", "主任", "负责人")
_BASIC_COURTS = re.compile(rf"{NUMBER}(?:家|个)基层")
# Words are looked up by as many signs; what is no longer stands there for certain.
_BEGINNING = 2
_AFTER_NAMES = frozenset(
    (Sort.SPACE, Sort.COMMA, Sort.COLON, Sort.JOIN, Sort.STOP_MARK, Sort.YOU, Sort.AT, Sort.PLEASE)
)


def tokens(
    text: str, lexicon: Lexicon, times: tuple[Expression, ...], mentions: tuple[Mention, ...] = ()
) -> tuple[Token, ...]:
    """The text as tokens without gaps; unknown runs are TEXT."""
    known = fixed(text, lexicon, times, mentions)
    found: list[Token] = []
    run = place = 0
    beginnings = lexicon.words
    length = len(text)
    while place < length:
        token = known.get(place)
        if token is None:
            words = beginnings.get(text[place : place + 2])
            words = beginnings.get(text[place]) if words is None else beginnings.get(text[place : place + 3], words)
            if words is not None:
                token = _token_at(text, place, words, lexicon, found[-1] if found and run == place else None)
        if token is None:
            place += 1
            continue
        if token.sort in BY_NEIGHBOURS:
            token = among(text, token, run, found, lexicon)
        if run < token.start:
            _add_run(found, text, run, token)
        found.append(token)
        place = run = token.end
    if run < length:
        _add_run(found, text, run, piece(Sort.STOP_MARK, length, length))
    return tuple(found)


def _add_run(found: list[Token], text: str, start: int, following: Token) -> None:
    """Adds the unknown run before the token: as the name that follows a title (院长周焱、…), or as text."""
    end = following.start
    before = found[-1] if found else None
    if before and before.sort == Sort.TITLE and not before.name and _is_name(text[start:end], following):
        found[-1] = before._replace(end=end, name=text[start:end])
    else:
        is_text = "\u4e00" <= text[start] <= "\u9fff" or _IDEOGRAPH.search(text, start, end)
        sort = Sort.TEXT if is_text else Sort.SIGN
        found.append(piece(sort, start, end))


def _is_name(run: str, following: Token) -> bool:
    is_name = len(run) in NAME_LENGTHS and run[0] in SURNAMES and following.sort in _AFTER_NAMES
    return is_name and not run.endswith(_POSTS)  # 院长任组长


def _is_listed(text: str, token: Token | None, lexicon: Lexicon) -> bool:
    """Whether a count behind the name counts it (大东、皇姑两家); 沈阳十五家基层法院 are courts below it."""
    if token is None or token.sort not in _NAMED or not isinstance(token.value, tuple):
        return False
    is_city = len(token.value) == 1 and lexicon.courts[token.value[0]].level is Level.INTERMEDIATE
    return not (is_city and _BASIC_COURTS.match(text, token.end))


def _token_at(text: str, place: int, words: Words, lexicon: Lexicon, before: Token | None) -> Token | None:
    """The token that begins here, right behind `before`, as a selector or with the first of the words that stands here."""
    end, entry = place, None
    for word, one in words:
        if len(word) <= _BEGINNING or text.startswith(word, place):
            end, entry = place + len(word), one
            break
    selected = selector_at(text, place) if text[place] in HEADS else None
    if selected and selected[1] >= end and not _is_counting(text, place, before, lexicon):
        return piece(Sort.SELECTOR, place, selected[1], selected[0])
    return made(text, place, end, entry, lexicon) if entry else None


def _is_counting(text: str, place: int, before: Token | None, lexicon: Lexicon) -> bool:
    """Whether a number begins here that counts a list: after listed courts 三家中院 selects nothing."""
    is_number = text[place] in _NUMBERS and not text.startswith("级", place + 1)
    return is_number and _is_listed(text, before, lexicon)
