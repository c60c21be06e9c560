"""The words with which the office asks the ledger."""

from datetime import date

import pytest

from rules.ledger.asking import NotUnderstood, read_question
from rules.ledger.lights import Light
from rules.ledger.values import Question
from rules.orders.values import OrderState
from rules.reading.values import OrderKind
from tests.orders.examples import ROSTER

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("", Question()),
        ("甘井子法院 红灯", Question(courts=frozenset({"dlgjz"}), lights=frozenset({Light.RED}))),
        ("大连中院辖区", Question(courts=frozenset({"dl", "dlgjz"}))),
        ("红、黄", Question(lights=frozenset({Light.RED, Light.YELLOW}))),
        ("接谈 未签收", Question(kind=OrderKind.INTERVIEW, states=frozenset({OrderState.ISSUED}))),
        ("王宏", Question(leader="王宏")),
        ("已销号", Question(states=frozenset({OrderState.CLOSED}), is_of_open=False)),
        ("本月", Question(since=date(2026, 11, 1), until=TODAY, is_of_open=False)),
        ("本月 未办结", Question(since=date(2026, 11, 1), until=TODAY)),
        ("上月", Question(since=date(2026, 10, 1), until=date(2026, 10, 31), is_of_open=False)),
        ("2026-12", Question(since=date(2026, 12, 1), until=date(2026, 12, 31), is_of_open=False)),
        ("2026年2月", Question(since=date(2026, 2, 1), until=date(2026, 2, 28), is_of_open=False)),
        (
            "2026-11-01..2026-11-10",
            Question(since=date(2026, 11, 1), until=date(2026, 11, 10), is_of_open=False),
        ),
        ("火星法院 红 2026-13", NotUnderstood(("火星法院", "2026-13"))),
    ],
)
def test_what_the_words_ask_for(words: str, question: Question | NotUnderstood) -> None:
    """Open orders only, unless a time, a state that is over, or 全部 says otherwise; every wrong word is named."""
    assert read_question(words, ROSTER, TODAY) == question
