"""Which of several times in a message is its deadline."""

from rules.deadlines.expressions import Expression, Mark
from rules.reading.clauses import Clause
from rules.reading.moods import Mood
from rules.reading.vocabulary import Sort

# A time binds by its mark and by what its clause does; nothing binds in a condition, a report or a question.
_MARK_WEIGHT = {Mark.BY: 6, Mark.WITHIN: 6, Mark.LATER: 4, Mark.AT: 3, Mark.AS_OF: 2}
_MOOD_WEIGHT = {Mood.ORDER: 4, Mood.WISH: 3, Mood.STATEMENT: 2, Mood.SOURCE: -3}


def bound(clauses: tuple[Clause, ...], moods: tuple[Mood, ...]) -> tuple[tuple[Expression, Clause], ...]:
    """The times that could be the deadline, the best first; among equals the latest, which ends the whole order."""
    found = [
        (_MARK_WEIGHT[time.mark] + _MOOD_WEIGHT[mood], time, clause)
        for clause, mood in zip(clauses, moods, strict=True)
        if mood in _MOOD_WEIGHT
        for token in clause.tokens
        if token.sort is Sort.TIME and isinstance(time := token.value, Expression)
        if time.at is not None and time.mark in _MARK_WEIGHT
    ]
    found.sort(key=lambda one: (one[0], one[1].at), reverse=True)
    return tuple((time, clause) for _, time, clause in found)
