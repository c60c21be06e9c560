"""Whether an order is for a meeting with a party, or for another task."""

import re

from rules.reading.kinds.meetings import meets
from rules.reading.kinds.without_verb import is_met
from rules.reading.moods import Mood
from rules.reading.parsing import Parsed
from rules.reading.values import OrderKind
from rules.reading.vocabulary import Sort

_COUNTED_MATTERS = re.compile(
    "[两二三四五六几](?:件事|项工作|个事|项任务|件工作|个任务|项)[^,。;]{0,6}[:,。]?(?=一是|一、|1[、.]|第一)"
)
_SECOND = re.compile("(?<=[,。;!\\n])(?:二是|二、|2[、.]|第二)")
_ASKING = frozenset((Mood.ORDER, Mood.WISH, Mood.PLAN, Mood.STATEMENT))


def first_matter(text: str) -> int:
    """Where the first of several counted matters ends (两件事：一是…；二是…): it says what the order is. Else the whole."""
    counted = _COUNTED_MATTERS.search(text) if "二" in text or "2" in text else None  # without a second there is one
    second = _SECOND.search(text, counted.end()) if counted else None
    return second.start() if second else len(text)


def kind_of(parsed: Parsed) -> OrderKind:
    """An interview where what is asked of somebody is to meet a party; else a task."""
    end = first_matter(parsed.text)
    asking = tuple(
        [
            clause
            for clause, mood in zip(parsed.clauses, parsed.moods, strict=True)
            if mood in _ASKING and clause.start < end
        ]
    )
    if is_met(parsed, asking, end):
        return OrderKind.INTERVIEW
    # Of the clauses, where 见了 behind a time to come is a meeting, too.
    can_meet = any(Sort.MEET in clause.letters for clause in parsed.clauses)
    return OrderKind.INTERVIEW if can_meet and meets(parsed, asking) else OrderKind.TASK
