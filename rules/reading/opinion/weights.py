"""What the second opinion has learned: how much each feature speaks for each answer."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import copysign, exp, fsum

FILE = "weights.json"
Answers = tuple[float, ...]
_MOST = 30.0


@dataclass(frozen=True)
class Weights:
    """For each feature, how much it speaks for each answer.

    `message`: an order; and of an order, that it is an interview, that it names a petitioner, that somebody comes along,
    that it has a deadline. `names`: no part in the order, a doer, one who comes along. `times`: the deadline.
    """

    message: dict[str, Answers]
    names: dict[str, Answers]
    times: dict[str, Answers]


@cache
def learned() -> Weights:
    """The weights that come with the program; `python -m benchmarks.reading_weights` learns them anew."""
    text = files(__package__).joinpath(FILE).read_text(encoding="utf-8")
    table = json.loads(text, parse_float=cache(float))  # the same few hundred numbers again and again
    return Weights(*({key: tuple(row) for key, row in table[name].items()} for name in ("message", "names", "times")))


def summed(features: Iterable[str], weights: Mapping[str, Sequence[float]], answers: int) -> list[float]:
    """For each answer the sum of the weights of those features that are known; nothing speaks for any if none is.

    The sum is rounded once, so that it is the same in every process, in whatever order a set gives its features.
    """
    known = [row for row in map(weights.get, features) if row]
    return list(map(fsum, zip(*known, strict=True))) if known else [0.0] * answers


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
