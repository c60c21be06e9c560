"""A second opinion about a message, formed another way than the grammar's: learned from messages, not from rules.

It never says what a message means. Where it differs from the grammar, the author is asked.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rules.deadlines.expressions import Expression
from rules.reading.authority import goes_down
from rules.reading.clauses import Clause
from rules.reading.groups import Function, Group
from rules.reading.items import Item
from rules.reading.lexicon import Lexicon
from rules.reading.opinion.features import expressions_in, features_of_message, features_of_names, features_of_times
from rules.reading.opinion.weights import Weights, learned, likely, shares
from rules.reading.parsing import Parsed
from rules.reading.resolving import party
from rules.reading.setting import Setting
from rules.reading.values import Message, Party

_CALLING = (Function.VOCATIVE, Function.AGENT, Function.SUBJECT)
Timed = tuple[Clause, Expression]
Named = tuple[Group, Item, Party, bool]
"""A name in its group, who that is, and whether the speaker stands above."""


class Opinion(NamedTuple):
    """How likely the message is an order, and if it is one, that it is for an interview and has the rest."""

    order: float
    interview: float
    petitioner: float
    company: float
    deadline: float


def opinion_of(parsed: Parsed, message: Message, lexicon: Lexicon, weights: Weights | None = None) -> Opinion:
    """What the message as a whole looks like."""
    known = weights or learned()
    return Opinion(*map(likely, known.of_message(features_of_message(parsed, message, lexicon))))


def parts_of(named: list[Named], parsed: Parsed, weights: Weights | None = None) -> Iterator[list[float]]:
    """For each name: how likely it has no part in the order, is a doer, or comes along."""
    known = weights or learned()
    for features in features_of_names(parsed, named):
        yield shares(known.of_name(features))


def times_in(parsed: Parsed) -> list[Timed]:
    """Every time to come that is said with a date."""
    return [one for one in expressions_in(parsed) if one[1].at and not one[1].is_past]


def deadlines_of(times: list[Timed], parsed: Parsed, weights: Weights | None = None) -> Iterator[float]:
    """For each time, how likely it is the deadline of an order."""
    known = weights or learned()
    for features in features_of_times(parsed, times):
        yield likely(known.of_time(features))


def names_in(parsed: Parsed, setting: Setting) -> list[Named]:
    """Every name of the message with whom it means, whatever it does there."""
    message, lexicon = setting.message, setting.lexicon
    found: list[Named] = []
    for group in parsed.groups:
        for place, item in enumerate(group.items):
            # 盘锦中院及辖区各基层法院: whose courts they are says the name before.
            here = setting.after(_courts(found[-place:])) if place and item.selector else setting
            one = party(item, here)
            found.append((group, item, one, goes_down(message.sender_posts, one, lexicon)))
        if group.function in _CALLING and not setting.addressed and group is not parsed.groups[-1]:
            setting = setting.after(_courts(found[-len(group.items) :]))
    return found


def _courts(named: list[Named]) -> tuple[str, ...]:
    return tuple(one.court for _, _, one, _ in named if one.court)


__all__ = ["Named", "Opinion", "Timed", "deadlines_of", "names_in", "opinion_of", "parts_of", "times_in"]
