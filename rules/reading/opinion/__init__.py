"""A second opinion about a message, formed another way than the grammar's: learned from messages, not from rules.

It never says what a message means. Where it differs from the grammar, the author is asked.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rules.reading.authority import goes_down
from rules.reading.groups import Function
from rules.reading.lexicon import Lexicon
from rules.reading.opinion.features import (
    Named,
    Timed,
    expressions_in,
    features_of_message,
    features_of_names,
    features_of_times,
)
from rules.reading.opinion.weights import Weights, learned, likely, shares
from rules.reading.parsing import Parsed
from rules.reading.resolving import party
from rules.reading.setting import Setting
from rules.reading.values import Message, seat

_new = tuple.__new__
_CALLING = (Function.VOCATIVE, Function.AGENT, Function.SUBJECT)


class Opinion(NamedTuple):
    """How likely the message is an order, and if it is one, that it is for an interview and has the rest."""

    order: float
    interview: float
    petitioner: float
    company: float
    deadline: float


def opinion_of(
    parsed: Parsed, message: Message, lexicon: Lexicon, timed: Sequence[Timed], weights: Weights | None = None
) -> Opinion:
    """What the message as a whole looks like, where `timed` are its times."""
    known = weights or learned()
    return Opinion(*map(likely, known.of_message(features_of_message(parsed, message, lexicon, timed))))


def parts_of(named: Sequence[Named], parsed: Parsed, weights: Weights | None = None) -> list[list[float]]:
    """For each name: how likely it has no part in the order, is a doer, or comes along."""
    known = weights or learned()
    return [shares(known.of_name(seen)) for seen in features_of_names(parsed, named)]


def times_to_come(timed: Sequence[Timed]) -> list[Timed]:
    """Every time to come that is said with a date."""
    return [one for one in timed if one[1].at and not one[1].is_past]


def deadlines_of(times: Sequence[Timed], parsed: Parsed, weights: Weights | None = None) -> list[float]:
    """For each time to come, how likely it is the deadline of an order."""
    known = weights or learned()
    return [likely(known.of_time(seen)) for seen in features_of_times(parsed, times)]


def names_in(parsed: Parsed, setting: Setting) -> list[Named]:
    """Every name of the message with whom it means, whatever it does there."""
    posts, lexicon, groups = setting.message.sender_posts, setting.lexicon, parsed.groups
    addressed: tuple[str, ...] = ()
    found: list[Named] = []
    for group in groups:
        first = len(found)
        for item in group.items:
            # 盘锦中院及辖区各基层法院: whose courts they are says the name before.
            is_theirs = item.selector is not None and len(found) > first
            one = party(item, setting, _courts(found[first:]) if is_theirs else addressed)
            found.append(_new(Named, (group, item, one, goes_down(posts, one, lexicon), seat(one))))
        if not addressed and group.function in _CALLING and group is not groups[-1]:
            addressed = _courts(found[first:])
    return found


def _courts(named: list[Named]) -> tuple[str, ...]:
    return tuple([one.party.court for one in named if one.party.court])


__all__ = [
    "Named",
    "Opinion",
    "Timed",
    "deadlines_of",
    "expressions_in",
    "names_in",
    "opinion_of",
    "parts_of",
    "times_to_come",
]
