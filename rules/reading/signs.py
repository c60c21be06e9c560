"""Rows of a table by the characters without which their words cannot occur, so that only those are tried that may fit."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, Protocol, TypeVar


class Signed(Protocol):
    @property
    def signs(self) -> Iterable[str]: ...


Row = TypeVar("Row", bound=Signed)
_SETS_KEPT = 4096


class BySigns(Generic[Row]):
    """The rows of a table, to be asked for those of which a sign occurs in a text."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows
        signs = sorted({sign for row in rows for sign in row.signs})
        self._signs_in = re.compile(f"[{re.escape(''.join(signs))}]").findall
        self._bits = {sign: sum(1 << place for place, row in enumerate(rows) if sign in row.signs) for sign in signs}
        self._chosen = lru_cache(maxsize=_SETS_KEPT)(self._choose)  # few of all sets of rows do occur

    def within(self, text: str) -> tuple[Row, ...]:
        """The rows of which a sign occurs in the text, in order."""
        bits = 0
        for sign in self._signs_in(text):
            bits |= self._bits[sign]
        return self._chosen(bits) if bits else ()

    def _choose(self, bits: int) -> tuple[Row, ...]:
        chosen = []
        while bits:
            lowest = bits & -bits
            chosen.append(self._rows[lowest.bit_length() - 1])
            bits ^= lowest
        return tuple(chosen)
