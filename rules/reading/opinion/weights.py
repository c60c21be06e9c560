"""What the second opinion has learned: how much each feature speaks for each answer."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import copysign, exp
from typing import NamedTuple

from rules.reading.opinion.features import OF_NAME, OF_TIME, Feature, numbered

FILE = "weights.json"
Table = Mapping[str, Sequence[float]]
_MOST = 30.0
_HUNDREDTHS = 100  # weights have two decimals
_OF_MESSAGE, _OF_NAME, _OF_TIME = 5, 3, 1  # answers
_BITS = 20  # for each: six times as many hundredths as all features of one answer would come to
_MASK = (1 << _BITS) - 1
_HALF = 1 << (_BITS - 1)
_SHIFTS = tuple(range(0, _OF_MESSAGE * _BITS, _BITS))
_HALF_OF_EACH = sum(_HALF << shift for shift in _SHIFTS)


class Learned(NamedTuple):
    """For each feature, how much it speaks for each answer.

    `message`: an order; and of an order, that it is an interview, that it names a petitioner, that somebody comes along,
    that it has a deadline. `names`: no part in the order, a doer, one who comes along. `times`: the deadline. The features of
    names and times are written `form=CT1`.
    """

    message: Table
    names: Table
    times: Table


@dataclass(frozen=True)
class Weights:
    """What was learned, the weights of all answers side by side in one number; `names` and `times` with a table a feature.

    One addition then adds them all, which takes a fourth of the time of five. Whole hundredths add up to the same sum in
    whatever order a set gives its features.
    """

    message: dict[Feature, int]
    names: tuple[dict[str, int], ...]
    times: tuple[dict[str, int], ...]

    @classmethod
    def of(cls, known: Learned) -> "Weights":
        message = {numbered(one): weights for one, weights in _side_by_side(known.message).items()}
        return cls(message, _by_feature(known.names, OF_NAME), _by_feature(known.times, OF_TIME))

    def of_message(self, features: Iterable[Feature]) -> list[float]:
        """The score of each answer; nothing speaks for any where no feature is known."""
        return _apart(sum(map(self.message.get, features, repeat(0))), _OF_MESSAGE)

    def of_name(self, values: tuple[str, ...]) -> list[float]:
        """The score of each part, by the values of OF_NAME."""
        return _apart(_sum(self.names, values), _OF_NAME)

    def of_time(self, values: tuple[str, ...]) -> float:
        """The score, by the values of OF_TIME."""
        return _apart(_sum(self.times, values), _OF_TIME)[0]


def _by_feature(table: Table, features: tuple[str, ...]) -> tuple[dict[str, int], ...]:
    found: dict[str, dict[str, int]] = {feature: {} for feature in features}
    for words, weights in _side_by_side(table).items():
        feature, _, value = words.partition("=")
        found[feature][value] = weights
    return tuple(found.values())


def _side_by_side(table: Table) -> dict[str, int]:
    return {
        value: sum(round(weight * _HUNDREDTHS) << _BITS * place for place, weight in enumerate(row))
        for value, row in table.items()
    }


def _sum(tables: tuple[dict[str, int], ...], values: tuple[str, ...]) -> int:
    return sum(map(dict.get, tables, values, repeat(0)))


def _apart(total: int, answers: int) -> list[float]:
    above_zero = total + _HALF_OF_EACH  # a negative one would have borrowed from the next
    return [((above_zero >> shift & _MASK) - _HALF) / _HUNDREDTHS for shift in _SHIFTS[:answers]]


def stored() -> Learned:
    """What comes with the program; `python -m benchmarks.reading_weights` learns it anew."""
    return Learned(**json.loads(files(__package__).joinpath(FILE).read_text(encoding="utf-8")))


@cache
def learned() -> Weights:
    """The weights that come with the program, ready to be added."""
    return Weights.of(stored())


def likely(score: float) -> float:
    """The probability that the score stands for, by the logistic function."""
    bounded = score if -_MOST < score < _MOST else copysign(_MOST, score)
    return 1 / (1 + exp(-bounded))


def shares(scores: Sequence[float]) -> list[float]:
    """The probabilities of answers that rule each other out."""
    most = max(scores)
    raised = [exp(max(-_MOST, score - most)) for score in scores]
    total = sum(raised)
    return [one / total for one in raised]
