"""What a reading leaves without an account, and how much less sure that makes it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter

from rules.reading.addressing.values import Addressed
from rules.reading.coverage.doubts import DOUBTS
from rules.reading.coverage.exceptions import EXCEPTIONS
from rules.reading.coverage.likelier import likelier
from rules.reading.coverage.people import PEOPLE
from rules.reading.coverage.sets import SETS
from rules.reading.coverage.times import TIMES
from rules.reading.coverage.unheard import heard_as_order, is_told_when
from rules.reading.coverage.values import Check, Made
from rules.reading.coverage.work import WORK
from rules.reading.moods import Mood
from rules.reading.values import Finding
from rules.reading.vocabulary import Sort

GAPS: tuple[Check, ...] = (*PEOPLE, *EXCEPTIONS, *SETS, *TIMES, *WORK)
CHECKS: tuple[Check, ...] = (*GAPS, *DOUBTS)
SURE = 0.85
"""How sure a reading is that stands unasked."""
_NEARLY_SURE = 0.65
_SURELY_AN_ORDER = 0.75
_NAMED = 0.4
_SURELY_SAID = 0.9
_SPAN = attrgetter("span")
# Below these likelihoods what was read is no order. Of orders and others that were left out in turn and are less likely:
# 1 of 2,373 and none of 6; none of 1,375 and 13 of 19; 5 of 263 and 42 of 49; none of 145 and 13 of 24.
_NONE_THOUGH_SURELY_CALLED = 0.05
_NONE_THOUGH_SURE = 0.2
_NONE_OF_SOMEBODY = 0.3
_NONE_OF_NOBODY = 0.5
DOUBTFUL = 0.6
"""How sure a reading is that has to be asked about. Findings never lower one further: silence would be worse."""


_ASKED_FOR = frozenset().union(*(check.sorts for check in GAPS))


def findings(made: Made, confidence: float) -> tuple[Finding, ...]:
    """The pieces of the message without an account, in the order of the text.

    The second reader is asked where the reading would otherwise stand.
    """
    parsed, signs = made.parsed, frozenset(made.parsed.text)
    always, perhaps = _with_sorts(_ASKED_FOR.intersection(parsed.letters))
    found = _found(made, (*always, *[check for check in perhaps if check.concerns(parsed, signs)]))
    if _lessened(confidence, found) >= _NEARLY_SURE:
        found += _found(made, DOUBTS)
    return tuple(sorted(found, key=_SPAN)) if found else ()


@lru_cache(maxsize=1024)
def _with_sorts(sorts: frozenset[str]) -> tuple[tuple[Check, ...], tuple[Check, ...]]:
    """The checks that are not idle where only these of their sorts are; second those that have to see the words."""
    awake = [check for check in GAPS if not check.sorts or not check.sorts.isdisjoint(sorts)]
    return tuple([one for one in awake if not one.is_choosy]), tuple([one for one in awake if one.is_choosy])


def _found(made: Made, checks: Iterable[Check]) -> list[Finding]:
    parsed = made.parsed
    return [
        Finding(parsed.plain.span(*span), parsed.words(span), check.reason, check.weight)
        for check in checks
        for span in check.look(made)
    ]


def _lessened(confidence: float, found: Sequence[Finding]) -> float:
    """The confidence less the weight of what was found; it stays where the bot asks."""
    if not found:
        return confidence
    return max(confidence - sum(one.weight for one in found), min(confidence, DOUBTFUL))


def _is_told_to(made: Made) -> bool:
    """Whether somebody is called by name and something is to be done at some time; no question is asked."""
    is_timed = any(Sort.TIME in clause.letters for clause in made.parsed.ordering)
    return is_timed and Mood.QUESTION not in made.parsed.moods


def _least(confidence: float, named: Addressed) -> float:
    """How likely it must be an order to be one at all, by how sure the grammar is of it and of whom it is for."""
    if confidence >= SURE:
        return _NONE_THOUGH_SURELY_CALLED if named.called else _NONE_THOUGH_SURE
    is_for_somebody = bool(named.responsible) and not named.is_guess and named.weight >= _NAMED
    return _NONE_OF_SOMEBODY if named.called or is_for_somebody else _NONE_OF_NOBODY


def weighed(confidence: float, made: Made, found: tuple[Finding, ...]) -> float:
    """How sure the reading is, with what was found and what the second reader says of the message as a whole.

    What the grammar doubts and is barely an order to him is none, the sooner if nobody is called, nor is what surely is
    none to him; what it nearly believes and surely is one stands. Who is called by name and surely told to do something is never left without an answer.
    """
    if made.opinion.order < _least(confidence, made.named):
        is_said = is_told_when(made.parsed) or (confidence >= _SURELY_SAID and _is_told_to(made))
        return DOUBTFUL if is_said and made.named.called else 0.0
    is_named = made.named.weight >= _NAMED
    if not found and is_named and _NEARLY_SURE <= confidence < SURE and made.opinion.order > _SURELY_AN_ORDER:
        return SURE
    return _lessened(confidence, found)


__all__ = ["CHECKS", "DOUBTFUL", "SURE", "Check", "Made", "findings", "heard_as_order", "likelier", "weighed"]
