"""What is told is no order, whatever verbs stand in it; and what looks like it, but asks for something, is one."""

from datetime import datetime

import pytest

from rules.calendar import Calendar
from rules.people import Post, Role
from rules.reading.normal import normal
from rules.reading.reader import read
from rules.reading.tellings import TELLINGS, Telling, tellings
from rules.reading.values import Band, Message, SpeechAct, band
from tests.reading.scoring import from_president, lexicon, plain_texts

_SAID_AT = datetime.fromisoformat("2026-11-24T10:00:00+08:00")


def _band(text: str) -> Band:
    return band(read(from_president(text), lexicon(), Calendar()))


@pytest.mark.parametrize("row", TELLINGS, ids=lambda row: row.why)
def test_the_example_of_each_telling_is_no_order(row: Telling) -> None:
    """Every row of TELLINGS finds its example, of which nobody is ordered or asked anything."""
    text = normal(row.example).text

    assert row.words.search(text)
    assert not row.signs.isdisjoint(text)
    assert _band(row.example) is Band.LOW


@pytest.mark.parametrize("row", TELLINGS, ids=lambda row: row.why)
def test_nothing_is_told_without_a_sign_of_its_row(row: Telling) -> None:
    """Wherever the words of a row are found, one of its signs is among them."""
    texts = plain_texts("tuning")

    assert not [text for text in texts if row.words.search(text) and row.signs.isdisjoint(text)]


@pytest.mark.parametrize(
    "text",
    [
        "本溪马院长，平山法院那条新闻说得真好，请你本周五前把他们的做法写成材料报我。",
        "感谢大家国庆值守，请各中院12月1日前把值班情况报执行局。",
        "昨天我看了北票法院的卷，问题不少，北票法院院长周五前把整改方案报我。",
        "同意，请铁岭中院三日内下达裁定。",
        "请金州法院苗院长跟大家解释一下，那件为什么10月底前没结，周五前报我。",
        "你昨天问的那件我看了，文圣法院院长周五前把卷宗送来。",
        "上个月让铁岭许院长清的那批还差两件，请许院长本周五前清完。",
        "案款系统今晚20时升级，请各中院18时前把当天的款发完。",
        "11月20日前交整改清单那件事，抚顺中院到现在没交，请赵新民院长今天下班前交来。",
        "9月30日前换证那项工作，各院都报了，营口中院12月5日前补报。",
        "新民法院院长今天来省里领奖，我跟他合了张影，稿子今晚八点前发我看看。",
        "赵院长，新宾那7件30号前清掉，能不能做到？",
        "平山院长被点名是9月12日的事，整改报告还没见着，平山法院院长12月1日前必须交来。",
        "研究室要写年底总结里的执行部分，各中院25日前交一页素材。",
        "海城法院院长，12月5日前那批货放还是扣，你拿个意见，明天报我。",
        "双台子那个加油站，月底前租约到期，双台子法院25日前拿出意见。",
        "金州法院院长发来一张照片：门口坐着三个老人，请金州法院院长今天下班前把人接进去谈。",
        "阜蒙县2020年的旧欠，宽限到今年6月底，到现在没销，阜蒙县法院12月15日前销掉。",
        "没报的法院20点前补报，再晚就按零计了。",
        "凌源那宗山林元旦前判得下来判不下来，朝阳中院宋院长明天给我个准话。",
        "11月3日到15日，东洲法院院长见了四十一人，了不起，请东洲法院12月1日前把做法写成两页纸。",
        "海州法院院长去北京开会，周四上午请海州法院副院长接谈矿工代表。",
    ],
)
def test_an_order_behind_what_is_told_stands(text: str) -> None:
    """Praise, thanks, leave, a notice or a story does not keep an order that follows it from being one."""
    assert _band(text) is not Band.LOW


@pytest.mark.parametrize(
    "text",
    [
        "院长，建议由丹东中院于院长牵头，12月10日前拿出意见，是否可行，请您定夺。",
        "阜新中院白院长，12月上旬请最高法专家来讲一课，您觉得合适吗？",
        "院长，鞍山中院请求将千山那件由海城法院执行，12月1日前下裁定，请您审定。",
    ],
)
def test_what_somebody_else_is_to_decide_is_no_order(text: str) -> None:
    """A proposal that ends by leaving it to somebody else orders nothing, though it names a court and a day."""
    courts = lexicon().courts
    director = Post(0, courts.by_name["辽宁高院"].code, Role.ENFORCEMENT_DIRECTOR, "执行局长", _SAID_AT.date())

    found = read(Message(text, _SAID_AT, None, sender_posts=(director,)), lexicon(), Calendar())

    assert found.speech_act is not SpeechAct.ORDER


def test_a_story_ends_where_its_words_end() -> None:
    """What comes behind an order of long ago and how it was carried out is not told."""
    text = "去年批给营口何院长的那件他十天就办了,今年这件请何院长也在十天内办结"

    (told,) = tellings(text)

    assert text[told.start : told.stop].endswith("办了")
