"""What a reading cannot account for is found, and asked about."""

from datetime import datetime

import pytest

from rules.calendar import Calendar
from rules.people import Post, Role
from rules.reading.coverage import CHECKS, Check
from rules.reading.reader import read
from rules.reading.values import Band, Message, QuestionKind, Reading, Unclear, band
from tests.reading.scoring import lexicon


def _read(text: str, court: str = "辽宁高院", role: Role = Role.PRESIDENT, *, is_at_home: bool = False) -> Reading:
    code = lexicon().courts.by_name[court].code
    post = Post(0, code, role, "院长", datetime.fromisoformat("2018-01-01").date())
    said_at = datetime.fromisoformat("2026-11-20T09:00:00+08:00")
    return read(Message(text, said_at, code if is_at_home else None, sender_posts=(post,)), lexicon(), Calendar())


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.look.__name__.strip("_"))
def test_each_check_finds_its_example(check: Check) -> None:
    """Every row of CHECKS finds what its example leaves open, and the reading is no longer issued unasked."""
    reading = _read(check.example)

    assert check.reason in {one.reason for one in reading.unclear}, reading
    assert band(reading) is not Band.HIGH


def test_findings_quote_the_message_as_sent() -> None:
    """Their places are those of the text as sent, with full-width signs and signs that are not seen."""
    text = "请大连中院院长三日内\u200b报进度，（其余各家不用报）。"

    found = [one for one in _read(text).unclear if one.reason is Unclear.EXCEPTION]

    assert [text[slice(*one.span)] for one in found] == ["其余", "不用报"]


def test_a_clear_order_has_no_findings() -> None:
    """The example that everything began with leaves nothing open."""
    reading = _read(
        "@大连中院院长周焱 周焱院长和甘井子法院院长再接谈一次刘某来，省法院执行局长也参加，争取有重大突破。"
    )

    assert reading.unclear == ()
    assert band(reading) is Band.HIGH


@pytest.mark.parametrize(
    "text",
    [
        "台安法院院长，那台吊车今晚扣。",
        "崔凯12月5日前把接谈功能上线，操作说明一并发群里。",
        "请本溪中院对近三年的终本案件逐案回访，12月底前报告。",
        "桓仁法院：冯某贵信访案，本月28日前化解。",
        "建昌法院周院长，明天去现场，葫芦岛中院执行局长同去，周五前报结果。",
        "1.北票法院25日前把债权表做完；2.龙城法院27日前拿出处置意见；3.建平那件等我电话。",
        "细河法院院长，新邱法院院长：你们那两件互为被执行人的案子，后天下班前商量好报我。",
        "黑山法院院长包案，锦州中院齐院长包院，20日内结案。",
        "请营口中院和大石桥、盖州、老边三院各出两名干警，本月26日前到位。",
        "没报方案的基层法院，今晚十点前报，过了点就不用报了。",
    ],
)
def test_what_only_sounds_doubtful_is_not_asked_about(text: str) -> None:
    """A word such as 接谈 or 不用, a count, an item put off: where the second reader agrees, nobody is bothered."""
    reading = _read(text)

    assert band(reading) is Band.HIGH, (reading.unclear, reading.questions)


def test_what_sounds_like_an_order_is_asked_about() -> None:
    """A date, an action, pressing words, and nobody named: the author is asked who, instead of nothing happening."""
    reading = _read("院长接访排名后三位的那几个，明天下午三点前把书面检查交到我办公室，谁也别找人代笔。")

    assert band(reading) is Band.MIDDLE
    assert {one.kind for one in reading.questions} >= {QuestionKind.IS_ORDER, QuestionKind.RESPONSIBLE}
    assert reading.unclear[0].reason is Unclear.ORDER


@pytest.mark.parametrize(
    "text",
    [
        "于院长，会议改到三楼了，那份经验材料周五重新写，写完送来。",
        "何院长，上午的会推迟到三点，你下午的材料今晚补一份。",
        "丹东于院长，感谢信我收到了，答复明天上午再送我看一遍。",
    ],
)
def test_who_is_called_and_told_when_is_never_passed_over(text: str) -> None:
    """Whatever else a message says, who is called first and then told what to do at some time is asked about at least."""
    assert band(_read(text)) is not Band.LOW


def test_a_president_at_home_is_asked_whatever_his_words_seem_to_change() -> None:
    """改为 is said of a date that is put off, too; in the group of his own court there is nobody whom he could ask for that."""
    reading = _read("高新区法院把涉科创企业的查封期限都改为三年，下周五前报情况。", "大连中院", is_at_home=True)

    assert band(reading) is Band.MIDDLE
    assert {one.kind for one in reading.questions} >= {QuestionKind.IS_ORDER}


def test_what_is_worked_on_may_become_something_else() -> None:
    """把查封都改成活封 changes no earlier order: it is the work, and nobody has to be asked."""
    reading = _read("高新区法院把涉科创企业的查封都改成活封，下周五前报情况。", "大连中院", is_at_home=True)

    assert band(reading) is Band.HIGH


def test_nobody_without_anyone_below_is_asked() -> None:
    """The same words of a basic court's president in the command group are talk."""
    assert band(_read("那件事不能再拖了，抓紧办，明天下班前给我个准信。", "甘井子法院")) is Band.LOW
