"""Several orders in one message: each doer keeps the day that is set him; the first is the order, the others are its parts."""

import pytest

from rules.calendar import Calendar
from rules.deadlines.values import Deadline
from rules.reading.reader import read
from rules.reading.values import Band, Party, Reading, band
from tests.reading.scoring import from_president, lexicon, named

_INTERMEDIATE = "level:intermediate"


def _read(words: str, court: str = "辽宁高院") -> Reading:
    chat = "院长之声" if court == "辽宁高院" else court
    return read(from_president(words, court, chat), lexicon(), Calendar())


def _piece(people: tuple[Party, ...], deadline: Deadline | None) -> tuple[str, str]:
    return "、".join(map(named, people)), deadline.at.strftime("%m-%d") if deadline else "-"


def _pieces(reading: Reading) -> list[tuple[str, str]]:
    """Who does what by when: the order, then its parts."""
    parts = [_piece(one.responsible, one.deadline) for one in reading.subtasks]
    return [_piece(reading.responsible, reading.deadline), *parts]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("各基层法院26日前报中院，各中院30日前报省院。", [("level:basic", "11-26"), (_INTERMEDIATE, "11-30")]),
        (
            "各基层法院：限高名单逐人过一遍，26日前报中院，各中院30日前汇总报省院。",
            [("level:basic", "11-26"), (_INTERMEDIATE, "11-30")],
        ),
        (
            "基层法院先查，11月30日前查完；中院再核，12月4日前核完。",
            [("level:basic", "11-30"), (_INTERMEDIATE, "12-04")],
        ),
        ("海城法院：卷宗周三前移过来，鞍山中院周五前裁定。", [("海城法院", "11-25"), ("鞍山中院", "11-27")]),
        ("大连中院周五前移送线索，请公安局三日内立案。", [("大连中院", "11-27"), ("org:公安局", "11-27")]),
    ],
)
def test_each_doer_has_his_own_day(words: str, wanted: list[tuple[str, str]]) -> None:
    """Courts, sets of them and bodies with a day each make an order and its parts, wherever in the sentence the day stands."""
    assert _pieces(_read(words)) == wanted


@pytest.mark.parametrize(
    ("words", "court", "last"),
    [
        ("基层法院周三前自查，中院周五前复核，下周一前执行局汇总。", "辽宁高院", ("辽宁高院:执行局", "11-30")),
        ("各中院：自查报告周五前报来，指挥中心下周二前出通报。", "辽宁高院", ("辽宁高院:执行指挥中心", "12-01")),
        ("各县区法院26日前完成自查，市中院执行局28日前完成抽查。", "朝阳中院", ("朝阳中院:执行局", "11-28")),
    ],
)
def test_an_office_of_the_speaker_goes_on_by_a_day_of_its_own(words: str, court: str, last: tuple[str, str]) -> None:
    """What the speaker's own office does after the others is a part, and its day is not theirs."""
    assert _pieces(_read(words, court))[-1] == last


@pytest.mark.parametrize("words", ["大连中院周三前报方案，省院周五前通报。", "大连中院，方案周三前报来，我周五前批。"])
def test_the_day_of_the_speaker_is_nobody_elses(words: str) -> None:
    """What the speaker or his court will do by a later day is no part, and leaves the others their own day."""
    assert _pieces(_read(words)) == [("大连中院", "11-25")]


@pytest.mark.parametrize(
    "words", ["大连除外，各中院周三前先报，大连周五前报。", "各基层法院每周五前报中院，各中院每月5日前报省院。"]
)
def test_what_cannot_be_said_in_parts_is_asked_about(words: str) -> None:
    """A mere place that was let off and is named once more, and doers who each do it again and again, make a draft."""
    assert band(_read(words)) is Band.MIDDLE


def test_the_others_of_a_set_are_a_part() -> None:
    """其他中院 are all but those who were named before, and have their own day."""
    reading = _read("沈阳、大连两家中院周三前先报，其他中院周五前报。")

    assert _pieces(reading)[-1] == (_INTERMEDIATE, "11-27")
    assert set(reading.subtasks[0].responsible[0].let_off) == {"sy", "dl"}
    assert band(reading) is Band.HIGH
