"""The picture of the interviews: totals, cities beside each other, what they led to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.pictures.drawing import draw
from rules.interviews.counts import NamedTally, Tally
from rules.interviews.values import Outcome, Satisfaction
from rules.notifications.interview_counts import InterviewCounts

SOURCE = "interviews.typ"
_SATISFACTION_SHADES = {
    Satisfaction.SATISFIED: 0,
    Satisfaction.FAIRLY: 2,
    Satisfaction.DISSATISFIED: 7,
    Satisfaction.NO_ANSWER: 5,
}


@dataclass(frozen=True)
class InterviewPictureWords:
    """The words of one language."""

    title: str
    subtitle: str
    tiles: Sequence[tuple[str, str]]
    rows_heading: str
    met: str
    waiting: str
    row: str
    outcomes_heading: str
    outcomes: dict[Outcome, str]
    satisfaction_heading: str
    satisfactions: dict[Satisfaction, str]
    footer: str


def interview_picture(facts: InterviewCounts, words: InterviewPictureWords) -> bytes:
    """The picture as PNG; the same counts give the same bytes."""
    return draw(SOURCE, picture_facts(facts, words))


def picture_facts(facts: InterviewCounts, words: InterviewPictureWords) -> dict[str, Any]:
    """All that the picture shows, as JSON."""
    longest = max((part.tally.met + part.tally.waiting for part in facts.parts), default=0)
    return {
        "title": words.title,
        "subtitle": words.subtitle,
        "tiles": [{"value": value, "label": label} for value, label in words.tiles],
        "rows_heading": words.rows_heading,
        "met": words.met,
        "waiting": words.waiting,
        "rows": [_row(part, longest, words) for part in facts.parts],
        "strips": _strips(facts.total, words),
        "footer": words.footer,
    }


def _row(part: NamedTally, longest: int, words: InterviewPictureWords) -> dict[str, Any]:
    one = part.tally
    return {
        "name": part.name,
        "met": one.met / longest if longest else 0,
        "waiting": one.waiting / longest if longest else 0,
        "words": words.row.format(met=one.met, waiting=one.waiting),
    }


def _strips(total: Tally, words: InterviewPictureWords) -> list[dict[str, Any]]:
    shades = {outcome: number for number, outcome in enumerate(Outcome)}
    outcomes = [(shades[one], words.outcomes[one], count) for one, count in total.outcomes]
    answers = [(_SATISFACTION_SHADES[one], words.satisfactions[one], count) for one, count in total.satisfactions]
    strips = ((words.outcomes_heading, outcomes), (words.satisfaction_heading, answers))
    return [
        {
            "heading": heading,
            "parts": [{"shade": shade, "share": count, "words": f"{name} {count:,}"} for shade, name, count in parts],
        }
        for heading, parts in strips
        if parts
    ]
