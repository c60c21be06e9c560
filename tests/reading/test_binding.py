"""Which of several times binds is told by what stands around each."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache

import pytest

from rules.calendar import Calendar
from rules.deadlines.expressions import Expression
from rules.deadlines.values import Conventions, Moment
from rules.reading.binding.clues import CLUES, Clue
from rules.reading.clauses import Clause
from rules.reading.parsing import Parsed, parse
from rules.reading.values import Message
from rules.reading.vocabulary import Sort
from tests.reading.scoring import lexicon, message, rows

_SAID_AT = datetime.fromisoformat("2026-11-24T10:00:00+08:00")


def _parsed(said: Message) -> Parsed:
    return parse(said, lexicon(), Moment(said.said_at, Calendar(), Conventions()))


def _times(parsed: Parsed) -> Iterator[tuple[Clause, Expression]]:
    for clause in parsed.clauses:
        for token in clause.of(Sort.TIME):
            if isinstance(token.value, Expression):
                yield clause, token.value


@cache
def _messages() -> tuple[Parsed, ...]:
    return tuple(_parsed(message(row)) for row in rows("tuning"))


@pytest.mark.parametrize("clue", CLUES, ids=lambda clue: clue.why)
def test_the_example_of_each_clue_has_a_time_for_which_it_holds(clue: Clue) -> None:
    """Every row of CLUES finds a time in its example by what stands around it."""
    parsed = _parsed(Message(clue.example, _SAID_AT, None))

    assert any(clue.holds(time, clause, parsed.text) for clause, time in _times(parsed))


@pytest.mark.parametrize("clue", CLUES, ids=lambda clue: clue.why)
def test_no_clue_holds_in_a_clause_without_a_sign_of_its_row(clue: Clue) -> None:
    """Wherever a clue holds, one of its signs is in the clause, so that it is looked for there."""
    missed = [
        parsed.text
        for parsed in _messages()
        for clause, time in _times(parsed)
        if clue.holds(time, clause, parsed.text) and set(clue.signs).isdisjoint(parsed.text[clause.start : clause.stop])
    ]

    assert missed == []
