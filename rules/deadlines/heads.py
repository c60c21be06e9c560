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
