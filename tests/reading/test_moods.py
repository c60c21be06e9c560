"""What a clause does is told by its words, wherever these say more than its sorts."""

from datetime import datetime

import pytest

from rules.calendar import Calendar
from rules.deadlines.values import Moment
from rules.reading.moods.letters import MOODS, MoodPattern
from rules.reading.moods.values import Wording
from rules.reading.moods.wordings import WORDINGS, by_words
from rules.reading.parsing import Parsed, parse
from rules.reading.values import Message
from tests.reading.scoring import lexicon, plain_texts

_SAID_AT = datetime.fromisoformat("2026-11-02T10:00:00+08:00")


def _parsed(text: str) -> Parsed:
    return parse(Message(text, _SAID_AT), lexicon(), Moment(_SAID_AT, Calendar()))


@pytest.mark.parametrize("row", WORDINGS, ids=lambda row: row.example)
def test_the_words_of_each_row_say_what_a_clause_does(row: Wording) -> None:
    """Every row of WORDINGS finds its example, whose first clause does what the row says."""
    parsed = _parsed(row.example)
    clause = parsed.clauses[0]
    words = parsed.text[clause.start : clause.stop]

    assert row.words.search(words)
    assert row.letters.match(clause.letters + clause.end)
    assert by_words(clause, words) is row.mood


@pytest.mark.parametrize("row", WORDINGS, ids=lambda row: row.example)
def test_nothing_is_worded_so_without_a_sign_of_its_row(row: Wording) -> None:
    """Wherever the words of a row are found, one of its signs is among them."""
    clauses = [clause for text in plain_texts("tuning") for clause in text.replace("。", ",").split(",")]

    assert not [clause for clause in clauses if row.words.search(clause) and set(row.signs).isdisjoint(clause)]


@pytest.mark.parametrize("row", MOODS, ids=lambda row: row.example)
def test_the_letters_of_each_row_say_what_a_clause_does(row: MoodPattern) -> None:
    """Every row of MOODS has an example whose first clause does what the row says."""
    assert _parsed(row.example).moods[0] is row.mood
