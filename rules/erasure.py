"""What of a person is looked for when everything of him is to be deleted, and what takes its place."""

import json
import re
from dataclasses import dataclass
from functools import cached_property

SHORTEST = 2
"""A single character is no name: it would be found in every other sentence."""


@dataclass(frozen=True)
class Traces:
    """The words that give a person away (names, case numbers, usernames), the numbers (accounts), and the words in their place."""

    words: tuple[str, ...]
    instead: str
    numbers: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if any(len(word) < SHORTEST for word in self.words):
            raise ValueError("a word of one character would be found everywhere")

    def are_in(self, text: str | None) -> bool:
        """Whether the text holds one of them, also with blanks in between, or as JSON may write it."""
        if not text:
            return False
        closed = "".join(text.split())
        return (
            self._found_in(text)
            or any(word in closed for word in self._closed)
            or any(escaped in text for escaped in self._escaped)
        )

    def removed_from(self, text: str) -> str:
        """The text with other words in their place; nothing of it where they are written so that they cannot be cut out."""
        for word in sorted(self.words, key=len, reverse=True):
            text = text.replace(word, self.instead)
        if self._number is not None:
            text = self._number.sub(self.instead, text)
        return "" if self.are_in(text) else text

    def _found_in(self, text: str) -> bool:
        return any(word in text for word in self.words) or (
            self._number is not None and bool(self._number.search(text))
        )

    @cached_property
    def _closed(self) -> tuple[str, ...]:
        return tuple("".join(word.split()) for word in self.words)

    @cached_property
    def _escaped(self) -> tuple[str, ...]:
        return tuple(json.dumps(word)[1:-1] for word in self.words)

    @cached_property
    def _number(self) -> re.Pattern[str] | None:
        return re.compile(rf"(?<!\d)(?:{'|'.join(map(str, self.numbers))})(?!\d)") if self.numbers else None
