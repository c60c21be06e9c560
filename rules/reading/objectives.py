"""What is to be done, in a clean phrase: the message without whom, when, and courtesy."""

import re
from collections.abc import Sequence

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
_ATTENDING, _STATEMENT = Function.ATTENDING, Mood.STATEMENT
_KEPT = (Mood.ORDER, Mood.WISH, Mood.PLAN, Mood.STATEMENT)


def objective(
    text: str,
    clauses: tuple[Clause, ...],
    moods: tuple[Mood, ...],
    groups: tuple[Group, ...],
    asides: Sequence[Span] = (),
) -> str:
    """The clauses that order something, joined; with the clause before if they are short.

    `asides` are the places of words that are no part of the work (大连除外).
    """
    named: dict[int, list[Span]] = {clause.number: list(asides) for clause in clauses} if asides else {}
    for group in groups:
        if group.function in _NAMED:
            named.setdefault(group.clause, []).append(group.span)
    attended = {group.clause for group in groups if group.function is _ATTENDING}
    kept = [
        (clause, mood)
        for clause, mood in zip(clauses, moods, strict=True)
        if mood in _KEPT and clause.number not in attended
    ]
    found = {
        clause.number: phrase(text, clause, named.get(clause.number)) for clause, mood in kept if mood is not _STATEMENT
    }
    if sum(map(len, found.values())) < _SHORT:
        said = {clause.number: clause for clause, _ in kept}
        found = {
            number: found[number] if number in found else phrase(text, clause, named.get(number))
            for number, clause in said.items()
        }
    return "，".join([one for one in found.values() if one])[:_LONGEST].strip("，、 ")


def phrase(text: str, clause: Clause, named: Sequence[Span] | None = None) -> str:
    """What the clause wants done, without the names that stand at `named`."""
    kept = [token for sort, token in zip(clause.letters, clause.tokens, strict=True) if sort not in _LEFT_OUT]
    if named:
        hidden = {place for span in named for place in range(*span)}
        kept = [token for token in kept if token.start not in hidden]
    while kept and kept[0].sort == Sort.COUNT:
        del kept[0]  # 两家法院 at the start are people called; 六个 in 超六个月未结 is part of the work
    words = "".join([text[token.start : token.end] for token in kept])
    number = _NUMBERED.match(words)
    return words[number.end() if number else 0 :].strip("，、：: 于")
