"""A record in any order, with any words: it ends the same, and says why when it does not take something."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.interviews.filling import (
    CHOICES,
    Answer,
    Field,
    RecordFault,
    answered,
    filled,
    missing,
    parts_of,
)
from rules.interviews.values import Interview, InterviewState, Source

TODAY = date(2026, 12, 3)
NEW = Interview(1, 1, "dlgjz", Source.ORDER, datetime(2026, 11, 20, tzinfo=UTC), "code@duban")
ANSWERS = {
    Field.OUTCOME: "settled",
    Field.SATISFACTION: "fairly",
    Field.CLAIMS: "还款",
    Field.REPLY: "依法办",
    Field.FINDINGS: "名下有房",
    Field.NUMBER: "12号",
    Field.TAGS: "查控难",
    Field.MET_ON: "12月3日",
}


def given_answers(*fields: Field) -> Interview:
    interview = NEW
    for field in fields:
        day = TODAY if field is Field.MET_ON else None
        result = answered(interview, Answer(field, ANSWERS[field], 7, TODAY, day))
        assert isinstance(result, Interview)
        interview = result
    return interview


@given(st.permutations(list(ANSWERS)))
@settings(max_examples=60)
def test_the_order_of_the_answers_does_not_matter(fields: list[Field]) -> None:
    """Whoever begins with the tags comes to the same record as who begins with the outcome."""
    interview = given_answers(*fields)

    assert interview.record == given_answers(*ANSWERS).record
    assert missing(interview.record) == ()
    assert interview.state is InterviewState.RECORDED


@given(st.sampled_from([field for field in Field if field not in CHOICES]), st.text(max_size=3000))
@settings(max_examples=60)
def test_no_words_do_harm(field: Field, words: str) -> None:
    """Anything that is typed is taken as it is, or refused for one of the known reasons; nothing else changes."""
    result = answered(NEW, Answer(field, words, 7, TODAY))

    if isinstance(result, Interview):
        assert set(filled(result.record)) <= {field, Field.MET_ON}
    else:
        assert result in {RecordFault.NOTHING_SAID, RecordFault.TOO_LONG, RecordFault.DAY_NEEDED}


@given(st.text(alphabet="结果：；满意度诉求和解:;\n abc", max_size=60))
@settings(max_examples=100)
def test_a_message_is_taken_apart_whatever_it_says(words: str) -> None:
    """Only fields that are named come out, each with words; choices only where the word is one of theirs."""
    for field, text in parts_of(words):
        assert text
        assert field not in CHOICES or text in set(CHOICES[field])


@pytest.mark.parametrize(
    ("field", "day", "fault"),
    [
        (Field.MET_ON, date(2026, 12, 4), RecordFault.DAY_AHEAD),
        (Field.MET_ON, None, RecordFault.DAY_NEEDED),
        (Field.REVISIT_ON, date(2026, 12, 2), RecordFault.BEFORE_MEETING),
    ],
)
def test_days_that_cannot_be(field: Field, day: date | None, fault: RecordFault) -> None:
    """A meeting in the future, no day at all, a revisit before the meeting."""
    met = given_answers(Field.MET_ON)

    assert answered(met, Answer(field, "那天", 7, TODAY, day)) is fault
