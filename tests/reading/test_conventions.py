"""What docs/reading-conventions.md says of its examples is so, where it names a day or an hour, or says what is asked about."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from rules.calendar import Calendar
from rules.reading.reader import read
from rules.reading.values import Band, OrderKind, Reading, band
from tests.reading.scoring import from_president, lexicon

_PAGE = Path(__file__).parents[2] / "docs" / "reading-conventions.md"
_ELSEWHERE = re.compile(r"\bsaid (?:by|at|on|to)\b|own president|every bulletin")
_DAY = re.compile(r"(?<![\w./])(\d{1,2}) (November|December)\b(?!, the Friday)")
_HOUR = re.compile(r"^(\d\d):(\d\d)\b")
_NO_ORDER, _ASKED = "What is no order", "What is asked about"
_TOLD = re.compile(r"only (?:spoken of|learnt from) does nothing|told of")


class Example(NamedTuple):
    heading: str
    words: str
    meaning: str


def _examples() -> list[Example]:
    """The rows of the tables of two columns; “the same” has the meaning above it."""
    found: list[Example] = []
    heading = ""
    for line in _PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ")
        cells = [cell.strip() for cell in line.strip("|").split(" | ")] if line.startswith("| ") else []
        if len(cells) != 2 or cells[0] == "words" or " / " in cells[0]:
            continue
        meaning = cells[1]
        if meaning.startswith("the same"):
            meaning = found[-1].meaning + meaning.removeprefix("the same")
        found.append(Example(heading, cells[0], meaning))
    return [one for one in found if not _ELSEWHERE.search(one.meaning)]


def _read(words: str) -> Reading:
    return read(from_president(words), lexicon(), Calendar())


def _ids(example: Example) -> str:
    return example.words


def _that(holds: Callable[[Example], bool]) -> list[Example]:
    return [one for one in _examples() if holds(one)]


@pytest.mark.parametrize(
    "example", _that(lambda one: one.meaning.endswith("asked about") or one.heading == _ASKED), ids=_ids
)
def test_what_is_asked_about_stands_only_when_it_is_confirmed(example: Example) -> None:
    """A row that ends with “asked about” makes a draft."""
    assert band(_read(example.words)) is Band.MIDDLE


@pytest.mark.parametrize("example", _that(lambda one: _DAY.search(one.meaning) is not None), ids=_ids)
def test_the_day_is_the_deadline(example: Example) -> None:
    """A day in a row is the day of the deadline."""
    deadline = _read(example.words).deadline
    match = _DAY.search(example.meaning)

    assert match
    assert deadline
    assert deadline.at.strftime("%-d %B") == f"{match[1]} {match[2]}"


@pytest.mark.parametrize("example", _that(lambda one: _HOUR.match(one.meaning) is not None), ids=_ids)
def test_the_hour_is_the_deadlines(example: Example) -> None:
    """An hour at the head of a row is that of the deadline."""
    deadline = _read(example.words).deadline

    assert deadline
    assert deadline.at.strftime("%H:%M") == example.meaning[:5]


@pytest.mark.parametrize("example", _that(lambda one: "no date" in one.meaning), ids=_ids)
def test_what_has_no_date_is_an_order_without_one(example: Example) -> None:
    """“No date” is an order without a deadline."""
    reading = _read(example.words)

    assert reading.kind
    assert reading.deadline is None


@pytest.mark.parametrize("example", _that(lambda one: "attend" in one.meaning), ids=_ids)
def test_who_attends_comes_along(example: Example) -> None:
    """Who attends stands among those who come along."""
    reading = _read(example.words)

    assert reading.attending or reading.assisting


@pytest.mark.parametrize(
    "example", _that(lambda one: re.search("an interview(?! as)", one.meaning) is not None), ids=_ids
)
def test_an_interview_is_one(example: Example) -> None:
    """“An interview” is an order for one."""
    assert _read(example.words).kind is OrderKind.INTERVIEW


@pytest.mark.parametrize(
    "example",
    _that(lambda one: one.heading == _NO_ORDER and not re.search(r"\border\b(?! by)|asked about", one.meaning)),
    ids=_ids,
)
def test_what_is_no_order_is_silence(example: Example) -> None:
    """A row below “What is no order” makes neither an order nor a draft."""
    assert band(_read(example.words)) is Band.LOW


@pytest.mark.parametrize(
    "example", _that(lambda one: one.heading != _NO_ORDER and not _TOLD.search(one.meaning)), ids=_ids
)
def test_everything_else_is_an_order_or_asked_about(example: Example) -> None:
    """Every other row makes an order or a draft."""
    assert band(_read(example.words)) is not Band.LOW
