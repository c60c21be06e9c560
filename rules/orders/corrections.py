"""A draft's reading with what its issuer corrects in words: people, deadline, objective."""

from dataclasses import replace
from enum import StrEnum

from rules.deadlines.values import Deadline
from rules.reading.values import Finding, QuestionKind, Reading, SpeechAct, Unclear


class DraftPart(StrEnum):
    """What an issuer can say anew."""

    PEOPLE = "people"
    DEADLINE = "deadline"
    OBJECTIVE = "objective"


_OF_PEOPLE = frozenset({QuestionKind.RESPONSIBLE, QuestionKind.TYPO, QuestionKind.IS_ORDER})
_OF_DEADLINE = frozenset({QuestionKind.DEADLINE, QuestionKind.NO_DEADLINE})

_UNCLEAR_TIMES = frozenset({Unclear.TIME, Unclear.TWO_TIMES, Unclear.RECURRENCE})
_UNCLEAR_PEOPLE = frozenset(
    {
        Unclear.ORDER,
        Unclear.COUNT,
        Unclear.SIDE_BY_SIDE,
        Unclear.COMPANY,
        Unclear.PERSON,
        Unclear.OFFICE,
        Unclear.EXCEPTION,
        Unclear.SEVERAL,
        Unclear.LIST,
    }
)


def _without(reading: Reading, settled: frozenset[Unclear]) -> tuple[Finding, ...]:
    return tuple(one for one in reading.unclear if one.reason not in settled)


def with_people(reading: Reading, said: Reading) -> Reading | None:
    """The reading with the people whom other words name, and what those leave open; None where they name nobody."""
    if said.speech_act is not SpeechAct.ORDER or not said.responsible:
        return None
    open_before = tuple(one for one in reading.questions if one.kind not in _OF_PEOPLE)
    open_now = tuple(one for one in said.questions if one.kind in _OF_PEOPLE)
    return replace(
        reading,
        responsible=said.responsible,
        assisting=said.assisting,
        attending=said.attending,
        subtasks=(),
        questions=(*open_now, *open_before),
        unclear=_without(reading, _UNCLEAR_PEOPLE),
        basis=said.basis,
    )


def with_deadline(reading: Reading, deadline: Deadline) -> Reading:
    """The reading with this deadline for all that it asks."""
    questions = tuple(one for one in reading.questions if one.kind not in _OF_DEADLINE)
    subtasks = tuple(replace(one, deadline=None) for one in reading.subtasks)
    unclear = _without(reading, _UNCLEAR_TIMES)
    return replace(reading, deadline=deadline, questions=questions, subtasks=subtasks, unclear=unclear)


def with_objective(reading: Reading, objective: str) -> Reading:
    """The reading as one task with this objective."""
    return replace(reading, objective=objective, subtasks=())
