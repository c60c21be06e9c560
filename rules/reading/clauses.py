"""Clauses: what stands between two marks of punctuation, as tokens and as the letters of their sorts."""

from dataclasses import dataclass

from rules.reading.tokens import Token
from rules.reading.vocabulary import Sort

_ENDS = frozenset((Sort.COMMA, Sort.STOP_MARK, Sort.COLON))


@dataclass(frozen=True, slots=True)
class Clause:
    """`letters[n]` is the sort of `tokens[n]`; `end` is the mark that closes it, empty at the end of the message."""

    tokens: tuple[Token, ...]
    letters: str
    end: str
    number: int
    sentence: int

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def stop(self) -> int:
        return self.tokens[-1].end


def clauses(text: str, tokens: tuple[Token, ...]) -> tuple[Clause, ...]:
    found: list[Clause] = []
    held: list[Token] = []
    sentence = 0
    for token in tokens:
        if token.sort not in _ENDS:
            held.append(token)
            continue
        if held:
            found.append(_clause(held, text[token.start], len(found), sentence))
            held = []
        sentence += token.sort is Sort.STOP_MARK
    if held:
        found.append(_clause(held, "", len(found), sentence))
    return tuple(found)


def _clause(tokens: list[Token], end: str, number: int, sentence: int) -> Clause:
    return Clause(tuple(tokens), "".join(token.sort for token in tokens), end, number, sentence)
