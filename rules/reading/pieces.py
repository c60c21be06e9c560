"""The pieces of which a message is made."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

_new = tuple.__new__


class Token(NamedTuple):
    """A piece of the text. `name` is the name or surname said with a title; `value` is as in a lexicon's Entry."""

    sort: str
    start: int
    end: int
    value: object = None
    is_shared: bool = False
    name: str = ""
    is_misspelt: bool = False


def piece(sort: str, start: int, end: int, value: object = None, *, is_shared: bool = False, name: str = "") -> Token:
    """The token, made without the detour through its class, which takes three times as long."""
    return _new(Token, (sort, start, end, value, is_shared, name, False))


def letters_of(tokens: Iterable[Token]) -> str:
    """The letters of the tokens' sorts."""
    return "".join([token.sort for token in tokens])


@dataclass(frozen=True, slots=True)
class Addressee:
    """Value of an AT token. A plain @ before a Chinese name has neither person nor username: the next words say who."""

    person_id: int | None = None
    username: str | None = None
