"""What is demanded of nobody is no order, whatever verb and time stand in it; what is demanded beside it is one."""

import pytest

from rules.calendar import Calendar
from rules.deadlines.values import Conventions, Moment
from rules.reading.demands import UNDEMANDED, Undemanded
from rules.reading.normal import normal
from rules.reading.parsing import parse
from rules.reading.reader import read
from rules.reading.values import Band, band
from tests.reading.scoring import SAID_AT, from_president, lexicon


@pytest.mark.parametrize("row", UNDEMANDED, ids=lambda row: row.why)
def test_the_example_of_each_row_demands_nothing(row: Undemanded) -> None:
    """Every row of UNDEMANDED finds its example by one of its signs, and nothing in it is demanded of anybody."""
    text = normal(row.example).text
    parsed = parse(from_president(row.example), lexicon(), Moment(SAID_AT, Calendar(), Conventions()))

    assert row.words.search(text.rstrip("。"))
    assert set(row.signs) & set(text)
    assert parsed.demands_nothing
    assert band(read(from_president(row.example), lexicon(), Calendar())) is not Band.HIGH


@pytest.mark.parametrize(
    "text",
    [
        "下周三我自己去南芬把那三户接谈了，请南芬法院院长周二前把卷备好。",
        "我后天路过开原，开原法院院长把那本台账明天准备好。",
        "送行饭我个人请，凤城李院长周五前把交接清单报我。",
        "周院长，刘某来那件，明天我要听到结果。",
        "执行一组把腾退那户的笔录归齐，明早八点我验卷。",
        "桓仁院长，评估的钱中院可以先垫，评估报告下周一前报来。",
    ],
)
def test_what_is_demanded_beside_it_is_an_order(text: str) -> None:
    """What the speaker does himself, or wants to see, does not keep what he demands from being an order."""
    assert band(read(from_president(text), lexicon(), Calendar())) is not Band.LOW


@pytest.mark.parametrize(
    "text",
    [
        "大连海事法院、大连中院：船归谁扣，省院24号前出裁定。",
        "丹东中院，东港和振安的争议，省院本周五之前给答复。",
    ],
)
def test_what_the_speakers_own_court_will_give_is_no_order(text: str) -> None:
    """Who is called is told what he will get, and asked nothing."""
    assert band(read(from_president(text), lexicon(), Calendar())) is Band.LOW


@pytest.mark.parametrize(
    "text",
    [
        "丹东中院，这件拖得太久了，省院周五前要结果。",
        "大连海事法院、大连中院：扣押手续24号前送省院，由省院执行局裁定。",
        "大连中院，省院24号前出裁定，你们22号前把卷送来。",
    ],
)
def test_what_is_wanted_for_it_is_an_order(text: str) -> None:
    """What the speaker's court wants to have, or needs before it decides, is ordered."""
    assert band(read(from_president(text), lexicon(), Calendar())) is not Band.LOW
