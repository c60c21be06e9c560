"""What words of asking for more time say."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.calendar import Calendar
from rules.calendar_notice import LineMistake, Notice, read_notice
from rules.deadlines.values import Moment
from rules.orders.extensions import wish_in
from rules.orders.proposals import is_plain_cancellation, says_result
from tests.orders.examples import at

MOMENT = Moment(at("2026-11-20 09:00"), Calendar())
DEADLINE = at("2026-11-30 17:30")
HOSTILE = st.text(alphabet="延期至到12月４٣日天个工作周请予因理由：，。\u200b\u202e休班删-.年\n三百 ", max_size=80)


@pytest.mark.parametrize(
    ("words", "day", "reason"),
    [
        ("请予延期至12月5日，理由：评估报告尚未出具。", date(2026, 12, 5), "评估报告尚未出具"),
        ("因被执行人住院，恳请延期三天。", date(2026, 12, 3), "被执行人住院"),
        ("由于拍卖流拍，申请延期5个工作日", date(2026, 12, 7), "拍卖流拍"),
        ("12月5日前 等待评估报告", date(2026, 12, 5), "等待评估报告"),
        ("能否宽限一周？", date(2026, 12, 7), ""),
        ("请予延期。", None, ""),
    ],
)
def test_the_day_and_the_reason_come_from_the_words(words: str, day: date | None, reason: str) -> None:
    """Lengths count from the present deadline, dates stand for themselves."""
    wish = wish_in(words, DEADLINE, MOMENT)

    assert (wish.deadline.at.date() if wish.deadline else None) == day
    assert wish.reason == reason


@given(HOSTILE)
def test_no_words_break_it(words: str) -> None:
    """Whatever is typed, there is a wish, and a notice or its mistakes."""
    wish = wish_in(words, DEADLINE, MOMENT)
    notice = read_notice(words)

    assert wish.deadline is None or isinstance(wish.deadline.at, datetime)
    assert isinstance(notice, Notice) or all(isinstance(one, LineMistake) for one in notice)


@pytest.mark.parametrize(
    ("words", "is_plain"),
    [
        ("此件作废", True),
        ("不用再谈了", True),
        ("是否撤销？", False),
        ("先不要撤销", False),
        ("如果本周谈成就撤回", False),
        ("上午开会时说的那件事情我看还是撤回来再研究研究以后再说比较妥当", False),
    ],
)
def test_only_plain_words_cancel(words: str, is_plain: bool) -> None:  # noqa: FBT001 - a table of examples
    """A question, a condition, a negation or a long sentence is asked about."""
    assert is_plain_cancellation(words) is is_plain


def test_a_result_is_more_than_the_asking() -> None:
    """申请销号 alone says nothing of the result."""
    assert not says_result("报告院长，申请销号。")
    assert says_result("台账37件已报送，申请销号")
