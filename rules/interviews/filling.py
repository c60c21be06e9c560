"""Filling in a record: its fields, what is missing, and what an answer makes of it."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from rules.interviews.values import Interview, InterviewState, Outcome, Record, Satisfaction


class Field(StrEnum):
    """What a record says, in the order in which it is asked for."""

    OUTCOME = "outcome"
    SATISFACTION = "satisfaction"
    CLAIMS = "claims"
    REPLY = "reply"
    FINDINGS = "findings"
    MET_ON = "met_on"
    NUMBER = "number"
    TAGS = "tags"
    REVISIT_ON = "revisit_on"
    REVISIT_RESULT = "revisit_result"


REQUIRED = (Field.OUTCOME, Field.SATISFACTION, Field.CLAIMS, Field.REPLY)
"""Two presses and two short answers; the rest may stay open."""
CHOICES: dict[Field, type[StrEnum]] = {Field.OUTCOME: Outcome, Field.SATISFACTION: Satisfaction}
AFTERWARDS = frozenset({Field.REVISIT_ON, Field.REVISIT_RESULT})
"""What comes after the record is closed, and may be written then."""
_DAYS = frozenset({Field.MET_ON, Field.REVISIT_ON})
LONGEST = 2000
LONGEST_NUMBER = 40
LONGEST_TAG = 20


class RecordFault(StrEnum):
    """Why an answer is not taken; each has a sentence that says what to do next."""

    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    TOO_LONG = "too_long"
    DAY_NEEDED = "day_needed"
    DAY_AHEAD = "day_ahead"
    BEFORE_MEETING = "before_meeting"
    INCOMPLETE = "incomplete"
    NOT_ENTITLED = "not_entitled"
    NOT_THE_PRESIDENT = "not_the_president"
    NOTHING_SAID = "nothing_said"
    NOT_A_FILE = "not_a_file"
    TOO_MANY = "too_many"
    DEADLINE_NEEDED = "deadline_needed"
    UNKNOWN = "unknown"
    NO_FILE_WANTED = "no_file_wanted"
    FILE_TOO_BIG = "file_too_big"
    NO_INTERVIEW = "no_interview"
    NOBODY_MAY_ORDER = "nobody_may_order"


@dataclass(frozen=True, slots=True)
class Answer:
    """Somebody's answer; `day` is what the words name as a day, if the field is one."""

    field: Field
    words: str
    by: int
    today: date
    day: date | None = None


def missing(record: Record) -> tuple[Field, ...]:
    """The required fields that nobody has filled in yet."""
    return tuple(field for field in REQUIRED if not getattr(record, field))


def filled(record: Record) -> tuple[Field, ...]:
    return tuple(field for field in Field if getattr(record, field))


def why_not_write(interview: Interview, field: Field) -> RecordFault | None:
    """Why nothing may be written there; a closed record takes only what comes of the revisit."""
    if interview.state is InterviewState.WITHDRAWN:
        return RecordFault.WITHDRAWN
    return RecordFault.CLOSED if interview.state is InterviewState.CLOSED and field not in AFTERWARDS else None


def answered(interview: Interview, answer: Answer) -> Interview | RecordFault:
    """The interview with the answer in its record. The first one begins the record, met today unless it was appointed."""
    words = answer.words.strip()
    fault = why_not_write(interview, answer.field) or _why_not(interview, answer, words)
    if fault is not None:
        return fault
    change: dict[str, Any] = {answer.field.value: _value(interview, answer, words)}
    record = replace(interview.record, **change)
    if interview.state is InterviewState.CLOSED:
        return replace(interview, record=record)
    begun = replace(record, met_on=record.met_on or met_on(interview, answer.today))
    return replace(
        interview,
        record=begun,
        state=InterviewState.RECORDED,
        recorded_by=interview.recorded_by or answer.by,
    )


def met_on(interview: Interview, today: date) -> date:
    """The day of the appointment if that has come, else today."""
    one = interview.appointment
    return one.starts_at.date() if one is not None and one.starts_at.date() <= today else today


def _why_not(interview: Interview, answer: Answer, words: str) -> RecordFault | None:
    if not words and answer.field is not Field.TAGS:
        return RecordFault.NOTHING_SAID
    longest = {Field.NUMBER: LONGEST_NUMBER, Field.TAGS: LONGEST_TAG}.get(answer.field, LONGEST)
    if len(words) > longest:
        return RecordFault.TOO_LONG
    if answer.field in _DAYS and answer.day is None:
        return RecordFault.DAY_NEEDED
    if answer.field is Field.MET_ON and answer.day is not None and answer.day > answer.today:
        return RecordFault.DAY_AHEAD
    met = interview.record.met_on
    if answer.field is Field.REVISIT_ON and answer.day is not None and met is not None and answer.day < met:
        return RecordFault.BEFORE_MEETING
    return None


def _value(interview: Interview, answer: Answer, words: str) -> object:
    if answer.field in _DAYS:
        return answer.day
    if answer.field in CHOICES:
        return CHOICES[answer.field](words)
    if answer.field is Field.TAGS:
        return toggled(interview.record.tags, words)
    return words


def toggled(tags: tuple[str, ...], tag: str) -> tuple[str, ...]:
    """The tags with this one put on, or taken off where it was."""
    return tuple(one for one in tags if one != tag) if tag in tags else tuple(sorted((*tags, tag)))


_LABELS: dict[str, Field] = {
    "结果": Field.OUTCOME,
    "满意度": Field.SATISFACTION,
    "诉求": Field.CLAIMS,
    "答复": Field.REPLY,
    "答复意见": Field.REPLY,
    "查明": Field.FINDINGS,
    "笔录": Field.NUMBER,
    "笔录编号": Field.NUMBER,
    "接谈日期": Field.MET_ON,
    "标签": Field.TAGS,
    "回访日期": Field.REVISIT_ON,
    "回访结果": Field.REVISIT_RESULT,
    "outcome": Field.OUTCOME,
    "satisfaction": Field.SATISFACTION,
    "claims": Field.CLAIMS,
    "reply": Field.REPLY,
    "findings": Field.FINDINGS,
    "record": Field.NUMBER,
    "met on": Field.MET_ON,
    "tag": Field.TAGS,
    "revisit on": Field.REVISIT_ON,
    "revisit": Field.REVISIT_RESULT,
}
_WORDS: dict[str, Outcome | Satisfaction] = {
    "当场履行": Outcome.PAID,
    "和解": Outcome.SETTLED,
    "分期": Outcome.INSTALMENTS,
    "继续执行": Outcome.ENFORCED,
    "恢复执行": Outcome.RESUMED,
    "终本释明": Outcome.EXPLAINED,
    "息访": Outcome.ENDED,
    "未谈成": Outcome.FAILED,
    "满意": Satisfaction.SATISFIED,
    "基本满意": Satisfaction.FAIRLY,
    "不满意": Satisfaction.DISSATISFIED,
    "拒评": Satisfaction.NO_ANSWER,
}
_PART = re.compile(
    rf"(?:^|[\n;；。,，\s])(?P<label>{'|'.join(sorted(_LABELS, key=len, reverse=True))})\s*[:：]", re.IGNORECASE
)


def parts_of(words: str) -> tuple[tuple[Field, str], ...]:
    """A record in one message: 结果：和解；满意度：满意；诉求：…；答复：…. Empty where no field is named.

    A word that is none of a field's choices is left out.
    """
    found = list(_PART.finditer(words))
    ends = [one.start() for one in found[1:]] + [len(words)] if found else []
    parts = [
        (_LABELS[one["label"].lower()], words[one.end() : end].strip(" \n;；。,，"))
        for one, end in zip(found, ends, strict=True)
    ]
    named = ((field, _choice(field, text)) for field, text in parts)
    return tuple((field, text) for field, text in named if text)


def _choice(field: Field, text: str) -> str:
    if field not in CHOICES:
        return text
    choice = _WORDS.get(text)
    if choice is None and text.lower() in set(CHOICES[field]):
        return text.lower()
    return str(choice) if isinstance(choice, CHOICES[field]) else ""
