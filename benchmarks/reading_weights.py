"""Learns the second opinion's weights from the messages that the grammar is tuned on.

`python -m benchmarks.reading_weights` writes them; `--folds` writes nothing and says instead how it judges messages of
authors from whom it has not learned: each set in turn is left out.
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import fsum, sqrt
from pathlib import Path
from typing import Any

from rules.calendar import Calendar
from rules.deadlines.values import Conventions, Moment
from rules.reading import opinion
from rules.reading.coverage import doubts
from rules.reading.coverage.likelier import HARDLY_THE_PART, HARDLY_THE_TIME
from rules.reading.opinion.features import (
    OF_NAME,
    OF_TIME,
    features_of_message,
    features_of_names,
    features_of_times,
    words_of_message,
)
from rules.reading.opinion.weights import FILE, Learned, Weights, likely, shares
from rules.reading.parsing import Parsed, parse
from rules.reading.setting import Setting
from rules.reading.values import Message
from tests.reading.scoring import lexicon, message, named, rows

_WEIGHTS = Path(opinion.__file__).with_name(FILE)
_SETS = ("given", "tuning")
_ROUNDS = 6
_STEP = 0.15
_DECAY = 2e-3
_SEEN = 3  # a feature of fewer examples is none
_SURE = 0.9
_ANSWERS = ("order", "kind", "petitioner", "company", "deadline")
_LEAST = (
    doubts.HARDLY_AN_ORDER,
    doubts.HARDLY_THE_KIND,
    doubts.HARDLY_NOBODY,
    doubts.HARDLY_IN_COMPANY,
    doubts.HARDLY_DUE,
)


@dataclass(frozen=True)
class Example:
    features: tuple[str, ...]
    wanted: tuple[float, ...]
    """1, 0 for each answer; several at once for a message, one for a name. None of an order's answers for other messages."""


class Table(dict[str, list[float]]):
    """Weights while they are learned, by stochastic gradient descent with a step of its own for each (AdaGrad)."""

    def __init__(self) -> None:
        super().__init__()
        self._moved: dict[str, list[float]] = {}

    def move(self, features: Iterable[str], errors: list[float]) -> None:
        for one in features:
            row = self.setdefault(one, [0.0] * len(errors))
            moved = self._moved.setdefault(one, [0.1] * len(errors))
            for place, error in enumerate(errors):
                if error:
                    slope = error + _DECAY * row[place]
                    moved[place] += slope * slope
                    row[place] -= _STEP * slope / sqrt(moved[place])


def _parsed(row: dict[str, Any]) -> tuple[Message, Parsed]:
    said = message(row)
    return said, parse(said, lexicon(), Moment(datetime.fromisoformat(row["at"]), Calendar(), Conventions()))


def of_message(row: dict[str, Any]) -> Example:
    said, parsed = _parsed(row)
    is_order = row["kind"] != "none"
    answers = (
        is_order,
        row["kind"] == "interview",
        *(bool(row.get(name)) for name in ("petitioner", "others", "deadline")),
    )
    seen = features_of_message(parsed, said, lexicon(), opinion.expressions_in(parsed))
    return Example(tuple(sorted(words_of_message(seen))), tuple(map(float, answers)))


def of_names(row: dict[str, Any]) -> Iterator[Example]:
    """An example for each name of an order."""
    said, parsed = _parsed(row)
    found = opinion.names_in(parsed, Setting.of(parsed, said, lexicon()))
    for one, seen in zip(found, features_of_names(parsed, found), strict=True):
        is_doer, comes_along = named(one.party) in row["responsible"], named(one.party) in row["others"]
        answers = (not (is_doer or comes_along), is_doer, comes_along and not is_doer)
        yield Example(tuple(map("=".join, zip(OF_NAME, seen.values, strict=True))), tuple(map(float, answers)))


def of_times(row: dict[str, Any]) -> Iterator[Example]:
    """An example for each time of an order."""
    _, parsed = _parsed(row)
    found = opinion.times_to_come(opinion.expressions_in(parsed))
    days = {said[:10] for said in (row["deadline"], *row.get("also", ())) if said}
    for (_, time), seen in zip(found, features_of_times(parsed, found), strict=True):
        is_deadline = time.at is not None and time.at.date().isoformat() in days
        yield Example(tuple(map("=".join, zip(OF_TIME, seen.values, strict=True))), (float(is_deadline),))


def _summed(features: list[str], table: Table, answers: int) -> list[float]:
    """For each answer the sum of the weights; rounded once, it is the same in whatever order the features come."""
    known = [table[one] for one in features if one in table]
    return list(map(fsum, zip(*known, strict=True))) if known else [0.0] * answers


def _learn(examples: list[Example], *, is_exclusive: bool) -> dict[str, tuple[float, ...]]:
    seen = Counter(one for example in examples for one in example.features)
    table, rng = Table(), random.Random(1)  # noqa: S311 -- the order of the examples, no secret
    order = list(examples)
    for _ in range(_ROUNDS):
        rng.shuffle(order)
        for example in order:
            features = [one for one in example.features if seen[one] >= _SEEN]
            scores = _summed(features, table, len(example.wanted))
            guessed = shares(scores) if is_exclusive else [likely(score) for score in scores]
            errors = [guess - want for guess, want in zip(guessed, example.wanted, strict=True)]
            if not is_exclusive and not example.wanted[0]:
                errors[1:] = [0.0] * (len(errors) - 1)  # what is no order teaches nothing about orders
            table.move(features, errors)
    rounded = {key: tuple(round(weight, 2) for weight in row) for key, row in table.items()}
    return {key: row for key, row in sorted(rounded.items()) if any(row)}


def learn(table: list[dict[str, Any]]) -> Learned:
    messages = [of_message(row) for row in table]
    orders = [row for row in table if row["kind"] != "none"]
    # Who is no doer of the whole, and what is not its day, may be a part's where an order has parts.
    names = [one for row in orders for one in of_names(row) if not (row["subtasks"] and one.wanted[0])]
    times = [one for row in orders for one in of_times(row) if one.wanted[0] or not row["subtasks"]]
    return Learned(
        _learn(messages, is_exclusive=False), _learn(names, is_exclusive=True), _learn(times, is_exclusive=False)
    )


def _write(weights: Learned) -> None:
    def lines(table: Mapping[str, Sequence[float]]) -> str:
        return ",\n".join(f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(row)}" for key, row in table.items())

    text = ",\n".join(f'"{name}": {{\n{lines(table)}\n}}' for name, table in weights._asdict().items())
    _WEIGHTS.write_text(f"{{{text}}}\n", encoding="utf-8")
    print(
        {name: len(table) for name, table in weights._asdict().items()}, f"features, {len(text.encode()) // 1024} KiB"
    )


def _fold(row: dict[str, Any]) -> str:
    return re.sub(r"\d", "", str(row["id"])).replace("talk", "").replace("order", "")


def _judge(table: list[dict[str, Any]], weights: Weights) -> Counter[str]:
    """How often the opinion is sure of the wrong thing."""
    found: Counter[str] = Counter()
    for row in table:
        said, parsed = _parsed(row)
        timed = opinion.expressions_in(parsed)
        likelihood = opinion.opinion_of(parsed, said, lexicon(), timed, weights)
        is_order = row["kind"] != "none"
        found["orders" if is_order else "others"] += 1
        if not is_order:
            found["others like orders"] += likelihood.order > _SURE
            continue
        for name, share, want, least in zip(_ANSWERS, likelihood, of_message(row).wanted, _LEAST, strict=True):
            found[f"{name} doubted"] += abs(share - want) > 1 - least
        parts = opinion.parts_of(opinion.names_in(parsed, Setting.of(parsed, said, lexicon())), parsed, weights)
        right = (
            sum(share * want for share, want in zip(shares_, example.wanted, strict=True))
            for shares_, example in zip(parts, of_names(row), strict=True)
        )
        found["parts doubted"] += any(share < HARDLY_THE_PART for share in right)
        times = zip(opinion.deadlines_of(opinion.times_to_come(timed), parsed, weights), of_times(row), strict=True)
        found["times doubted"] += any(abs(share - time.wanted[0]) > 1 - HARDLY_THE_TIME for share, time in times)
    return found


def main(arguments: list[str]) -> None:
    table = [row for name in _SETS for row in rows(name)]
    if arguments != ["--folds"]:
        _write(learn(table))
        return
    total: Counter[str] = Counter()
    for fold in sorted({_fold(row) for row in table}):
        weights = Weights.of(learn([row for row in table if _fold(row) != fold]))
        total.update(_judge([row for row in table if _fold(row) == fold], weights))
    print(dict(sorted(total.items())))


if __name__ == "__main__":
    main(sys.argv[1:])
