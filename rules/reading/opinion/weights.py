"""What the second opinion has learned: how much each feature speaks for each answer."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import copysign, exp

FILE = "weights.json"
Answers = Sequence[float]
Stored = Mapping[str, Mapping[str, Answers]]
_MOST = 30.0
_HUNDREDTHS = 100  # weights have two decimals
# Wide enough for the sum of all weights at once: they would come to some thousands.
_BITS = 20
_MASK = (1 << _BITS) - 1
_HALF = 1 << (_BITS - 1)


@dataclass(frozen=True)
class Weights:
    """For each feature, how much it speaks for each answer: all answers side by side in one number.

    One addition then adds them all, which takes a fourth of the time of five. Whole hundredths add up to the same sum in
    whatever order a set gives its features.

    `message`: an order; and of an order, that it is an interview, that it names a petitioner, that somebody comes along,
    that it has a deadline. `names`: no part in the order, a doer, one who comes along. `times`: the deadline.
    """

    message: Mapping[str, int]
    names: Mapping[str, int]
    times: Mapping[str, int]

    @classmethod
    def of(cls, stored: Stored) -> "Weights":
        return cls(*(_side_by_side(stored[name]) for name in ("message", "names", "times")))


def _side_by_side(table: Mapping[str, Answers]) -> dict[str, int]:
    return {
        feature: sum(round(weight * _HUNDREDTHS) << _BITS * place for place, weight in enumerate(row))
        for feature, row in table.items()
    }


def stored() -> Stored:
    """The weights that come with the program; `python -m benchmarks.reading_weights` learns them anew."""
    found: Stored = json.loads(files(__package__).joinpath(FILE).read_text(encoding="utf-8"))
    return found


@cache
def learned() -> Weights:
    """The weights that come with the program, ready to be added."""
    return Weights.of(stored())


def summed(features: Iterable[str], weights: Mapping[str, int], answers: int) -> list[float]:
    """For each answer the sum of the weights of those features that are known; nothing speaks for any if none is."""
    total = sum(map(weights.get, features, repeat(0)))
    found = []
    for _ in range(answers):
        score = ((total + _HALF) & _MASK) - _HALF  # a negative one has borrowed from the next
        found.append(score / _HUNDREDTHS)
        total = (total - score) >> _BITS
    return found


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
