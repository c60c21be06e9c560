"""How sure it is that a message orders something of somebody, by its words."""

import re

from rules.reading.addressing.values import Addressed
from rules.reading.clauses import Clause
from rules.reading.moods import Mood, commands
from rules.reading.parsing import Parsed
from rules.reading.values import Question, QuestionKind
from rules.reading.vocabulary import Sort

HURRY = re.compile("尽快|尽早|抓紧|马上|立即|立刻|即刻|从速|火速|越快越好|第一时间|近期|近日|这两天|这几天")
_ORDER_WEIGHT = 0.45
_TIMED_WISH_WEIGHT = 0.4
_WISH_WEIGHT = 0.35
_PLAN_WEIGHT = 0.3
_UNDECIDED = 0.7
_TO_ME = ("发我", "报我", "给我", "回我", "交我", "告诉我")
_WHEN = re.compile(r"D(?!d)")  # and not only which: 今天的会


def confidence_of(parsed: Parsed, named: Addressed, questions: tuple[Question, ...]) -> float:
    """How sure it is that somebody is addressed, and that the words order something; less while a question is open."""
    if not named.responsible:
        return _UNDECIDED
    sure = named.weight + (_ORDER_WEIGHT if Mood.ORDER in parsed.moods else _heaviest(parsed))
    is_open = any(question.kind is not QuestionKind.NO_DEADLINE for question in questions)
    return min(sure, _UNDECIDED) if is_open else sure


def _heaviest(parsed: Parsed) -> float:
    """The weight of the clause that orders most surely, where none is a firm order."""
    told = {
        clause.sentence
        for clause, mood in zip(parsed.clauses, parsed.moods, strict=True)
        if mood is Mood.REPORT and not clause.letters.endswith(Sort.OF)  # 昨天没谈成的那户 only says which
    }
    return max(
        _weight(clause, mood, parsed.text, is_told=clause.sentence in told)
        for clause, mood in zip(parsed.clauses, parsed.moods, strict=True)
    )


def _weight(clause: Clause, mood: Mood, text: str, *, is_told: bool) -> float:
    """How surely a clause that is no firm order orders something; beside a report (…发言，效果很好) a wish hardly does."""
    if mood is not Mood.WISH:
        return _PLAN_WEIGHT
    is_said_to_us = not is_told or commands(clause, surely=True) or text.endswith(_TO_ME, 0, clause.stop)
    is_timed = _WHEN.search(clause.letters) or HURRY.search(text, clause.start, clause.stop)
    if is_timed and is_said_to_us:
        return _TIMED_WISH_WEIGHT
    return _PLAN_WEIGHT if is_told else _WISH_WEIGHT
