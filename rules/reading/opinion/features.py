"""What the second opinion looks at: signs and sorts next to each other, and what stands around a name or a time."""

import sys
from collections.abc import Hashable, Iterator, Sequence
from itertools import product

from rules.courts import Level
from rules.deadlines.expressions import Expression, Mark
from rules.reading.clauses import Clause
from rules.reading.groups import Function, Group
from rules.reading.items import Item
from rules.reading.lexicon import Lexicon
from rules.reading.moods import Mood
from rules.reading.parsing import Parsed
from rules.reading.values import Message, Party, seat
from rules.reading.vocabulary import Sort

# Names and times are looked at as such: which court it is says nothing about what is said to it.
_BLANKED: dict[str, str] = {
    **dict.fromkeys((Sort.COURT, Sort.PLACE, Sort.RELATIVE, Sort.TITLE), "院"),
    **dict.fromkeys((Sort.SELECTOR, Sort.ORGANISATION, Sort.OFFICE), "众"),
    Sort.TIME: "时",
    Sort.AT: "@",
}
APART = "\0"  # stands between signs that are no neighbours, and in no text
_END = APART * 4
_CODES = ("utf-32-le", "surrogatepass")
_STEP = 15  # characters
_LONGEST = 6  # steps
_HEAD = 3
_MOST = 3
_FIGURES = "01234"
_EARLIER, _LATER, _NOWHERE = "eln"
_OF_MOOD = {mood: f"mood={mood}" for mood in Mood}
_OF_TIME = {(mark, mood): (f"time={mark}", f"time={mark} {mood}") for mark in Mark for mood in Mood}
_OF_MARK = {(mark, mood): (str(mood), f"{mark} {mood}") for mark in Mark for mood in Mood}
_OF_FUNCTION = {(one, mood): (f"name={one}", f"name={one} {mood}") for one in Function for mood in Mood}
_OF_DEMANDS = tuple([f"demands={number}" for number in range(4)])
_OF_LEVEL = {level: f"level={level}" for level in Level}
_OF_PLACE = {
    (is_home, has_chat, length): ("always", f"home={is_home}", f"chat={has_chat}", f"length={length}")
    for is_home, has_chat, length in product((False, True), (False, True), range(_LONGEST + 1))
}
Feature = str | int


def features_of_message(parsed: Parsed, message: Message, lexicon: Lexicon) -> set[Feature]:
    """Pairs of neighbouring signs and sorts, moods, times and names, and who says it where; pairs with APART say nothing."""
    text, posts, chat = parsed.text, message.sender_posts, message.chat_court
    signs = [_BLANKED.get(one.sort) or text[one.start : one.end] for one in parsed.tokens]
    sorts = [f"^{clause.letters}{clause.end or '$'}" for clause in parsed.clauses]
    found: set[Feature] = pairs(APART.join(["".join(signs), *sorts]))
    for clause, time in expressions_in(parsed):
        found.update(_OF_TIME[time.mark, parsed.moods[clause.number]])
    for group in parsed.groups:
        found.update(_OF_FUNCTION[group.function, parsed.moods[group.clause]])
    found.update([_OF_MOOD[mood] for mood in parsed.moods])
    found.update([f"head={clause.letters[:3]}" for clause in parsed.clauses])
    found.update([f"tail={clause.letters[-2:]}{clause.end or '$'}" for clause in parsed.clauses])
    found.add(_OF_DEMANDS[min(len(parsed.ordering), len(_OF_DEMANDS) - 1)])
    found.update([f"act={act}" for act in parsed.acts])
    found.update([_OF_LEVEL[lexicon.courts[post.court_code].level] for post in posts])
    is_home = chat in [post.court_code for post in posts]
    found.update(_OF_PLACE[is_home, chat is not None, min(len(text) // _STEP, _LONGEST)])
    return found


def pairs(signs: str) -> set[Feature]:
    """Every two neighbouring signs as a number, which is made, hashed and found sooner than a string.

    A sign takes four bytes; from the first and from the second sign on they are taken two by two.
    """
    codes = memoryview(f"{signs}{_END}".encode(*_CODES))
    stop = len(codes) // 8 * 8
    return {*codes[:stop].cast("Q"), *codes[4 : stop - 4].cast("Q")}


def numbered(feature: str) -> Feature:
    """The feature as it is looked up: a pair of signs is a number."""
    return memoryview(feature.encode(*_CODES)).cast("Q")[0] if len(feature) == 2 else feature  # noqa: PLR2004 -- a pair


def written(feature: Feature) -> str:
    """The feature as it is stored."""
    return feature if isinstance(feature, str) else feature.to_bytes(8, sys.byteorder).decode(*_CODES)


def expressions_in(parsed: Parsed) -> list[tuple[Clause, Expression]]:
    """Every expression of time in its clause."""
    return [
        (clause, token.value)
        for clause in (parsed.clauses if parsed.times else ())
        for token in clause.tokens
        if isinstance(token.value, Expression)
    ]


OF_NAME = (
    "always",
    "again place",
    "form again",
    "form again you",
    "form size",
    "form head",
    "form first",
    "first place",
    "around",
    "form left",
    "form right",
    "right last",
    "before",
    "after",
    "left",
    "right",
    "last",
)
"""The features of a name: whether it is named again, its form, its place among how many, and the sorts and signs around it."""


def features_of_names(parsed: Parsed, named: list[tuple[Group, Item, Party, bool]]) -> Iterator[tuple[str, ...]]:
    """For each name in turn the values of OF_NAME. Its form says also whether it stands below the speaker."""
    text, clauses = parsed.text, parsed.clauses
    names = _FIGURES[min(len(named), _MOST + 1)]
    again = _again([seat(one) for _, _, one, _ in named]) if len(named) > 1 else _NOWHERE
    you = "01"[Sort.YOU in "".join([clause.letters for clause in clauses])]
    first = "^"
    for place, (group, item, _, is_below) in enumerate(named):
        start, stop = group.span
        number, figure = group.clause, _FIGURES[min(place, _MOST)]
        form, head = _form(item) + "01"[is_below], "01"[start < _HEAD]
        left, right = _neighbours(clauses[number], start, stop)
        yield (
            "",
            again[place] + figure + names,
            form + again[place],
            form + again[place] + you,
            form + _FIGURES[min(len(group.items), _MOST)],
            form + head,
            form + first,
            first + figure,
            f"{left}|{right}",
            form + left,
            form + right,
            right + clauses[number].letters[-1],
            clauses[number - 1].letters[-2:] if number else "^",
            clauses[number + 1].letters[:2] if number + 1 < len(clauses) else "$",
            text[start - 2 : start] if start > 1 else text[:start],
            text[stop : stop + 2],
            text[stop - 1],
        )
        if not place:
            first = form + head


def _again(those: Sequence[Hashable]) -> str:
    """For each a letter: named earlier, to be named later, or nowhere else."""
    if len(those) == len(set(those)):
        return _NOWHERE * len(those)
    return "".join(
        _EARLIER if one in those[:place] else _LATER if one in those[place + 1 :] else _NOWHERE
        for place, one in enumerate(those)
    )


def _form(item: Item) -> str:
    return "".join([slot.sort for slot in item if slot])


def _neighbours(clause: Clause, start: int, stop: int) -> tuple[str, str]:
    """The sorts of the clause next to the stretch of text; nothing before it, and the end mark behind it."""
    left, right = "", clause.end or "$"
    for token in clause.tokens:
        if token.start >= stop:
            return left, token.sort
        if token.start < start:
            left = token.sort
    return left, right


OF_TIME = (
    "always",
    "mood",
    "mark mood",
    "mark right",
    "mark again days",
    "first mark last",
    "place",
    "latest last",
    "left",
    "right",
    "first",
    "tail",
)
"""The features of a time: its mark, what its clause does, its place and day among the others, and the signs around it."""


def features_of_times(parsed: Parsed, times: list[tuple[Clause, Expression]]) -> Iterator[tuple[str, ...]]:
    """For each time in turn the values of OF_TIME."""
    text, many = parsed.text, len(times)
    days = [time.at and time.at.date() for _, time in times]
    again, several = _again(days) if many > 1 else _NOWHERE, _FIGURES[min(len(set(days)), _MOST)]
    marks = [time.mark for _, time in times]
    latest = max([time.at for _, time in times if time.at], default=None)
    for place, (clause, time) in enumerate(times):
        start, stop = time.span
        _, right = _neighbours(clause, start, stop)
        mood, both = _OF_MARK[time.mark, parsed.moods[clause.number]]
        mark = time.mark
        yield (
            "",
            mood,
            both,
            mark + right,
            mark + again[place] + several,
            (marks[0] if place else "^") + mark + (marks[-1] if place < many - 1 else "$"),
            _FIGURES[min(place, _MOST)] + _FIGURES[min(many, _MOST + 1)],
            "01"[time.at == latest] + (" 1" if place == many - 1 else " 0"),
            text[start - 2 : start] if start > 1 else text[:start],
            text[stop : stop + 2],
            text[start],
            text[stop - 1],
        )
