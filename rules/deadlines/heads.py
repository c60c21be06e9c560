"""Patterns by the character with which their words begin, so that only those are tried that may fit."""

import re
from collections.abc import Iterable
from typing import Protocol, TypeVar


class Headed(Protocol):
    @property
    def words(self) -> str: ...

    @property
    def heads(self) -> str: ...


Rule = TypeVar("Rule", bound=Headed)


def by_head(patterns: Iterable[Rule]) -> dict[str, tuple[tuple[Rule, re.Pattern[str]], ...]]:
    """Each pattern with its words compiled, under every character of its heads, in the order of the table."""
    rules = [(pattern, re.compile(pattern.words)) for pattern in patterns]
    heads = {head for pattern, _ in rules for head in pattern.heads}
    return {head: tuple((pattern, rule) for pattern, rule in rules if head in pattern.heads) for head in heads}


_NAMED_GROUP = re.compile(r"\(\?P<\w+>")


def openings(*kinds: tuple[Iterable[str], Iterable[str]]) -> dict[str, re.Pattern[str]]:
    """Under each character, one pattern for all the words that may begin with it, to rule a place out at once.

    `kinds` are words with the characters with which they may begin. The match's `lastindex` is the first of them that
    fits: those before it need not be tried any more. Raises ValueError if the words have a group without a name, which
    would be counted as one of them.
    """
    words: dict[str, list[str]] = {}
    for heads, patterns in kinds:
        plain = [_NAMED_GROUP.sub("(?:", one) for one in patterns]
        for head in set(heads):
            words.setdefault(head, []).extend(plain)
    return {head: _first_of(patterns) for head, patterns in words.items()}


def _first_of(patterns: list[str]) -> re.Pattern[str]:
    together = re.compile("|".join(f"(?:{one})()" for one in patterns))
    if together.groups != len(patterns):
        raise ValueError(f"a group without a name in one of {patterns}")
    return together
