"""What is to be done, in a clean phrase: the message without whom, when, and courtesy."""

import re

from rules.reading.clauses import Clause
from rules.reading.groups import Function, Group
from rules.reading.moods import Mood
from rules.reading.values import Span
from rules.reading.vocabulary import Sort

_LONGEST = 60
# The number of an item is none of its words.
_NUMBERED = re.compile(r"^(?:[1-9](?:\.(?!\d)|[、)])|[一二三四五六七八九]、)")
_SHORT = 8
_LEFT_OUT = frozenset((Sort.AT, Sort.TIME, Sort.PLEASE, Sort.YOU, Sort.SPACE, Sort.URGENT))
_NAMED = frozenset((Function.VOCATIVE, Function.AGENT, Function.SUBJECT, Function.ATTENDING, Function.ASSISTING))
_KEPT = (Mood.ORDER, Mood.WISH, Mood.PLAN, Mood.STATEMENT)


def objective(text: str, clauses: tuple[Clause, ...], moods: tuple[Mood, ...], groups: tuple[Group, ...]) -> str:
    """The clauses that order something, joined; with the clause before if they are short."""
    named: dict[int, list[Span]] = {}
    for group in groups:
        if group.function in _NAMED:
            named.setdefault(group.clause, []).append(group.span)
    attended = {group.clause for group in groups if group.function is Function.ATTENDING}
    kept = [
        (clause, mood)
        for clause, mood in zip(clauses, moods, strict=True)
        if mood in _KEPT and clause.number not in attended
    ]
    chosen = _phrases(text, [clause for clause, mood in kept if mood is not Mood.STATEMENT], named)
    if len("".join(chosen)) < _SHORT:
        chosen = _phrases(text, [clause for clause, _ in kept], named)
    return "，".join(chosen)[:_LONGEST].strip("，、 ")


def _phrases(text: str, clauses: list[Clause], named: dict[int, list[Span]]) -> list[str]:
    found = [phrase(text, clause, named.get(clause.number, [])) for clause in clauses]
    return [one for one in found if one]


def phrase(text: str, clause: Clause, named: list[Span]) -> str:
    """What the clause wants done, without the names that stand at `named`."""
    hidden = {place for start, end in named for place in range(start, end)}
    kept = [token for token in clause.tokens if token.sort not in _LEFT_OUT and token.start not in hidden]
    while kept and kept[0].sort is Sort.COUNT:
        del kept[0]  # 两家法院 at the start are people called; 六个 in 超六个月未结 is part of the work
    words = "".join([text[token.start : token.end] for token in kept])
    number = _NUMBERED.match(words)
    return words[number.end() if number else 0 :].strip("，、：: 于")
