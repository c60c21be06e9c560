"""Patterns by how their words begin, so that only those are tried that may fit."""

import re
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from rules.deadlines.numerals import NUMERALS

_LONGEST_RUN = 12  # of a year and a month without anything between them
_NUMBER = re.compile(f"[{NUMERALS}]{{1,{_LONGEST_RUN + 1}}}(.?)", re.DOTALL)
_DIGITS = "0123456789"
_NUMERALS = frozenset(NUMERALS)


class Headed(Protocol):
    """`heads` are the beginnings of the words, of one or two characters, between blanks. 0 is a number of any length."""

    @property
    def words(self) -> str: ...

    @property
    def heads(self) -> str: ...


Row = TypeVar("Row")
Rule = TypeVar("Rule", bound=Headed)


class ByHead(Generic[Row]):
    """Rows, each with its heads, to be asked for those whose words may begin at a place."""

    def __init__(self, rows: Iterable[tuple[str, Row]]) -> None:
        self._rows = [(frozenset(_spelt(heads)), row) for heads, row in rows]
        self._known = {head: self._with(head, head[0]) for heads, _ in self._rows for head in heads}

    def at(self, text: str, place: int) -> tuple[Row, ...]:
        """The rows that may begin there, in order."""
        head = text[place : place + 2]
        if head[:1] not in _NUMERALS:
            return self._known.get(head) or self._known.get(head[:1], ())
        number = _NUMBER.match(text, place)
        counted = f"0{number[1]}" if number else ""
        return self._with(head, counted) if head in self._known else self._known.get(counted, ())

    def _with(self, *heads: str) -> tuple[Row, ...]:
        return tuple([row for own, row in self._rows if not own.isdisjoint(heads)])


def _spelt(heads: str) -> Iterable[str]:
    """Each head; a number behind another sign as each of the numerals with which it may begin."""
    for head in heads.split():
        if head[1:] == "0":
            yield from (head[0] + numeral for numeral in NUMERALS)
        else:
            yield head


def by_head(patterns: Iterable[Rule]) -> ByHead[tuple[Rule, re.Pattern[str]]]:
    """The patterns by their heads, each with its words compiled, in the order of the table."""
    return ByHead([(pattern.heads, (pattern, re.compile(pattern.words))) for pattern in patterns])


def beginnings(heads: Iterable[str]) -> re.Pattern[str]:
    """What finds all places where words may begin that have one of the heads: never inside a run of digits.

    It finds some others, too, for it asks whether a sign begins some words and the next goes on in some, maybe in others.
    """
    spelt = {head for one in heads for head in _spelt(one)}
    units = re.escape("".join(sorted(head[1] for head in spelt if head[0] == "0")))
    words = {head for head in spelt if head[0] != "0"}
    firsts = "".join(sorted({head[0] for head in words}))
    seconds = "".join(sorted({head[1] for head in words if head[1:]}))
    alone = "".join(sorted(head for head in words if not head[1:]))
    number = rf"(?<=[{NUMERALS}])(?=[{NUMERALS}]{{0,{_LONGEST_RUN}}}[{units}])"
    # The signs that may begin stand first, because a search for one of many signs is quick.
    return re.compile(f"[{NUMERALS}{firsts}](?<![{_DIGITS}][{_DIGITS}])(?:(?=[{seconds}])|{number}|(?<=[{alone}]))")
