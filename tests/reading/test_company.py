"""Who comes along, and who does it together: a body sends one person, a court works beside another."""

import pytest

from rules.calendar import Calendar
from rules.reading.reader import read
from rules.reading.values import Reading
from tests.reading.scoring import from_president, lexicon, said


def _read(words: str, court: str = "辽宁高院") -> Reading:
    chat = "院长之声" if court == "辽宁高院" else court
    return read(from_president(words, court, chat), lexicon(), Calendar())


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("义县法院院长12月1日前把资产清点出来，环保局出一名技术员参加。", "环保局"),
        ("沈阳高院长12月15日前腾空交房，房产局去个科长到场认房号。", "房产局"),
        ("开原法院院长12月9日前把出库账对上，农发行派人跟着。", "农发行"),
        ("灯塔法院院长12月3日前把林木清点完，林草局来个懂行的看着。", "林草局"),
        ("北票法院院长周五前接谈曹某，残联来一位手语老师。", "残联"),
        ("新民法院院长周五前接谈于某，街道出个干部陪着。", "街道"),
        ("大石桥法院院长周日前接谈孟某，镇司法所陪同。", "镇司法所"),
    ],
)
def test_a_body_that_sends_one_person_comes_along(words: str, body: str) -> None:
    """Whatever its person is called, with 去, 来, 出 or 派; the name of the body is kept as said."""
    assert said(_read(words))["others"] == {f"org:{body}"}


@pytest.mark.parametrize(
    "words",
    [
        "于洪法院院长，公安局前天就派人去过现场了，你们周五前去。",
        "平山法院院长，银行来人催过三回了，月底前把解封手续办了。",
        "千山法院院长周五前去公安局把车领回来。",
    ],
)
def test_a_body_that_is_told_of_does_not_come(words: str) -> None:
    """Who came before, or where somebody goes, is no company."""
    assert said(_read(words))["others"] == set()


@pytest.mark.parametrize(
    ("words", "doers"),
    [
        ("丹东于院长，你牵头，凤城法院院长跟你一起，12月4日前把方案敲定。", {"丹东中院", "凤城法院"}),
        ("绥中法院院长牵头，兴城法院院长跟他一起，月底前把那条船找到。", {"绥中法院", "兴城法院"}),
        ("盘锦田院长挂帅，双台子法院院长跟着一起干，12月2日前把系列案清零。", {"盘锦中院", "双台子法院"}),
        ("昌图、开原两家，每家来一名副院长，明天上午九点到中院会商。", {"昌图法院:副院长", "开原法院:副院长"}),
        ("东港、凤城两家法院，各来一个执行局长，后天下午两点到省院对账。", {"东港法院:执行局长", "凤城法院:执行局长"}),
        ("闫院长，台安、岫岩的院长这周您挨个约谈一次，谈完跟我说。", {"辽宁高院:副院长"}),
    ],
)
def test_who_does_it_together(words: str, doers: set[str]) -> None:
    """跟你一起 makes a doer; each sends one of a post; with whom one is to talk does nothing."""
    assert said(_read(words))["responsible"] == doers


def test_the_speaker_who_travels_to_meet_somebody_comes_along() -> None:
    """我后天去庄河，见孟某: the speaker is there."""
    reading = _read("我后天去庄河，见那个养蛤蜊的孟某，庄河法院负责把人请到，你院院长陪同。", "大连中院")

    assert "大连中院" in said(reading)["others"]


def test_who_is_called_first_stays_called() -> None:
    """@于振东 …. 你牵头: still he, though what the first sentence says is past."""
    words = "@ddzy_yuan 振东啊，那个案子换了三个承办人。你牵头，凤城法院院长跟你一起，12月4日前把方案敲定。"

    assert said(_read(words))["responsible"] == {"丹东中院", "凤城法院"}
