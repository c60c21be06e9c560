"""Which orders are for a meeting with a party: by its verb, or by words that mean one; and what makes a task of the verb."""

import pytest

from rules.calendar import Calendar
from rules.reading.kinds import first_matter
from rules.reading.kinds.unmet import UNMET, Unmet
from rules.reading.kinds.without_verb import MET, Met
from rules.reading.reader import read
from rules.reading.values import OrderKind
from tests.reading.scoring import from_president, lexicon


def _kind(text: str) -> OrderKind | None:
    return read(from_president(text), lexicon(), Calendar()).kind


@pytest.mark.parametrize("row", MET, ids=lambda row: row.why)
def test_words_that_mean_a_meeting_make_an_interview(row: Met) -> None:
    """Every row of MET finds its example by one of its signs, and the order is for an interview."""
    assert row.words.search(row.example)
    assert set(row.signs) & set(row.example)
    assert _kind(row.example) is OrderKind.INTERVIEW


@pytest.mark.parametrize("row", UNMET, ids=lambda row: row.why)
def test_what_else_a_verb_of_meeting_means_makes_a_task(row: Unmet) -> None:
    """Every row of UNMET makes a task of its example, which has a verb of meeting."""
    assert _kind(row.example) is OrderKind.TASK


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("大连中院院长,周五前和申请人孙某谈谈", OrderKind.INTERVIEW),
        ("大连中院院长,你明天到他家扣车", OrderKind.TASK),
        ("大连中院院长,把那位货主请到院里当面谈谈,周五前", OrderKind.INTERVIEW),
        ("大连中院院长,周五前全部谈完", OrderKind.INTERVIEW),
    ],
)
def test_the_same_words_beside_others_are_the_other_kind(text: str, kind: OrderKind) -> None:
    """What stands beside the words of a row decides whether they mean what the row says."""
    assert _kind(text) is kind


def test_the_first_of_counted_matters_says_what_the_order_is() -> None:
    """两件事：一是…；二是…: what comes second does not decide the kind."""
    text = "两件事:一是周五前报方案;二是接谈刘某来"

    assert text[first_matter(text) :] == "二是接谈刘某来"
