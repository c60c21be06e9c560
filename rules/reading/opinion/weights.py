"""What the second opinion has learned: how much each feature speaks for each answer."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import repeat
from math import copysign, exp
from typing import NamedTuple

from rules.reading.opinion.features import (
    OF_FORM,
    OF_MARK,
    OF_NAME_ALONE,
    OF_SORTS,
    OF_TIME_ALONE,
    Feature,
    OfMessage,
    OfName,
    OfTime,
    numbered,
    of_acts,
    of_form,
    of_mark,
    of_marks,
    of_moods,
    of_names,
    of_scene,
    of_sorts,
)
from rules.reading.values import SpeechAct

FILE = "weights.json"
Table = Mapping[str, Sequence[float]]
_MOST = 30.0
_LEAST = exp(-_MOST)
_HUNDREDTHS = 100  # weights have two decimals
_REMEMBERED = 4096  # sums
_BITS = 20  # for each: six times as many hundredths as all features of one answer would come to
_MASK = (1 << _BITS) - 1
_HALF = 1 << (_BITS - 1)
_SHIFTS = tuple(range(0, 5 * _BITS, _BITS))  # of the answers about a message
_SHIFTS_OF_NAME, _SHIFTS_OF_TIME = _SHIFTS[:3], _SHIFTS[:1]
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
    """What was learned, the weights of all answers side by side in one number.

    One addition then adds them all, which takes a fourth of the time of five. Whole hundredths add up to the same sum in
    whatever order a set gives its features. What comes again and again is added up once.
    """

    message: dict[Feature, int]
    moods: Callable[..., int]
    marks: Callable[..., int]
    names: Callable[..., int]
    scene: Callable[..., int]
    acts: Callable[[frozenset[SpeechAct]], int]
    form: Callable[..., int]
    sorts: Callable[..., int]
    name_alone: tuple[dict[str, int], ...]
    mark: Callable[..., int]
    time_alone: tuple[dict[str, int], ...]

    @classmethod
    def of(cls, known: Learned) -> "Weights":
        message, names, times = map(_side_by_side, known)
        return cls(
            message={numbered(one): weights for one, weights in message.items()},
            moods=_added_once(message, of_moods),
            marks=_added_once(message, of_marks),
            names=_added_once(message, of_names),
            scene=_added_once(message, of_scene),
            acts=_added_once(message, of_acts),
            form=_summed_once(_by_feature(names, OF_FORM), of_form),
            sorts=_summed_once(_by_feature(names, OF_SORTS), of_sorts),
            name_alone=_by_feature(names, OF_NAME_ALONE),
            mark=_summed_once(_by_feature(times, OF_MARK), of_mark),
            time_alone=_by_feature(times, OF_TIME_ALONE),
        )

    def of_message(self, seen: OfMessage) -> list[float]:
        """The score of each answer; nothing speaks for any where no feature is known."""
        around = self.moods(*seen.moods) + self.marks(*seen.marks) + self.names(*seen.names) + self.scene(*seen.scene)
        total = sum(map(self.message.get, seen.signs, repeat(0)), around + self.acts(seen.acts))
        return _apart(total, _SHIFTS)

    def of_name(self, seen: OfName) -> list[float]:
        """The score of each part."""
        return _apart(
            self.form(*seen.form) + self.sorts(*seen.sorts) + _sum(self.name_alone, seen.alone), _SHIFTS_OF_NAME
        )

    def of_time(self, seen: OfTime) -> float:
        """The score."""
        return _apart(self.mark(*seen.mark) + _sum(self.time_alone, seen.alone), _SHIFTS_OF_TIME)[0]


def _side_by_side(table: Table) -> dict[str, int]:
    return {
        value: sum(round(weight * _HUNDREDTHS) << _BITS * place for place, weight in enumerate(row))
        for value, row in table.items()
    }


def _by_feature(table: dict[str, int], features: tuple[str, ...]) -> tuple[dict[str, int], ...]:
    """A table for each feature, by its values; the features of the table are written `form=CT1`."""
    found: dict[str, dict[str, int]] = {feature: {} for feature in features}
    for words, weights in table.items():
        feature, _, value = words.partition("=")
        if feature in found:
            found[feature][value] = weights
    return tuple(found.values())


def _added_once(table: dict[str, int], features: Callable[..., Iterable[str]]) -> Callable[..., int]:
    """What adds up the weights of the features that hang on its arguments, and remembers the sum."""
    return lru_cache(_REMEMBERED)(lambda *key: sum(table.get(one, 0) for one in features(*key)))


def _summed_once(tables: tuple[dict[str, int], ...], values: Callable[..., tuple[str, ...]]) -> Callable[..., int]:
    """The same for features with a table each."""
    return lru_cache(_REMEMBERED)(lambda *key: _sum(tables, values(*key)))


def _sum(tables: tuple[dict[str, int], ...], values: tuple[str, ...]) -> int:
    return sum(map(dict.get, tables, values, repeat(0)))


def _apart(total: int, shifts: tuple[int, ...]) -> list[float]:
    above_zero = total + _HALF_OF_EACH  # a negative one would have borrowed from the next
    return [((above_zero >> shift & _MASK) - _HALF) / _HUNDREDTHS for shift in shifts]


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
    raised = [exp(score - most) if score - most > -_MOST else _LEAST for score in scores]
    total = sum(raised)
    return [one / total for one in raised]
