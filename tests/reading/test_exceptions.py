"""Who of a set of courts is let off: where the words are plain nobody is asked, where they are not the card asks."""

import pytest

from rules.calendar import Calendar
from rules.courts import Level
from rules.reading.addressing.exceptions.wordings import LETTING_OFF, MAY_LET_OFF, Wording
from rules.reading.members import members
from rules.reading.normal import normal
from rules.reading.reader import read
from rules.reading.values import Band, Reading, Unclear, band
from tests.reading.scoring import from_president, lexicon, plain_texts

COURTS = lexicon().courts
RAILWAYS = "丹东铁路法院 大连铁路法院 锦州铁路法院 沈阳铁路法院"


def _read(text: str, court: str = "辽宁高院") -> Reading:
    return read(from_president(text, court), lexicon(), Calendar())


def _let_off(reading: Reading) -> dict[str, set[str]]:
    """Of each set the short names of those who are let off."""
    sets = [one for one in (*reading.responsible, *reading.assisting, *reading.attending) if one.let_off]
    return {one.selector or "": {COURTS[code].short_name for code in one.let_off} for one in sets}


@pytest.mark.parametrize("row", LETTING_OFF, ids=lambda row: row.why)
def test_each_wording_reads_its_example(row: Wording) -> None:
    """Every row lets somebody off in its example, as it says, or makes the card ask; its signs stand in it."""
    reading = _read(row.example)

    assert MAY_LET_OFF.search(normal(row.example).text)
    if row.is_plain:
        assert row.why in {one.why for one in reading.evidence if one.taken_for == "let off"}
        assert len(_let_off(reading)) == 1
    else:
        assert {one.reason for one in reading.unclear} == {Unclear.EXCEPTION}


@pytest.mark.parametrize(
    ("text", "selector", "names"),
    [
        ("各中院周五前报方案（不包括沈铁、海事、辽河）。", "level:intermediate", "沈铁中院 大连海事法院 辽河中院"),
        ("除大连、营口两家外，其余15家中院周五前报方案。", "level:intermediate", "大连中院 营口中院"),
        ("除朝阳外，各中院周五前报方案。", "level:intermediate", "朝阳中院"),
        ("各中院（大连、沈阳已报，不用再报）12月5日前报自查情况。", "level:intermediate", "大连中院 沈阳中院"),
        ("各中院院长周五上午9点到省院开会，大连中院院长不用来。", "level:intermediate", "大连中院"),
        ("各中院12月5日前完成自查，大连另行安排。", "level:intermediate", "大连中院"),
        ("各基层法院12月5日前报台账，长海法院交通不便，不用报。", "level:basic", "长海法院"),
        ("各基层法院（不含铁路法院）12月5日前报台账。", "level:basic", RAILWAYS),
        ("大连、沈阳两家报得好，其他中院周五前补报。", "level:intermediate", "大连中院 沈阳中院"),
        ("全省法院12月5日前完成自查，大连中院除外。", "all", "大连中院"),
        ("后三名的中院，除大连外，周五前报整改方案。", "bottom:3", "大连中院"),
        ("未达标的法院周五前报整改方案，金州法院除外。", "below_target", "金州法院"),
    ],
)
def test_plain_words_stand_unasked(text: str, selector: str, names: str) -> None:
    """A court, or several, of the set that is ordered: it lacks them, and nobody is asked."""
    reading = _read(text)

    assert _let_off(reading) == {selector: set(names.split())}
    assert band(reading) is Band.HIGH, (reading.unclear, reading.questions)


@pytest.mark.parametrize("words", ["大连除外", "大连地区的除外", "不含大连辖区法院"])
def test_a_city_among_basic_courts_is_its_region(words: str) -> None:
    """Of 各基层法院 大连 can only mean the courts below it."""
    below = {court.short_name for court in COURTS.children("dl")}

    assert _let_off(_read(f"各基层法院12月5日前报台账，{words}。")) == {"level:basic": below}


def test_both_levels_of_a_city() -> None:
    """大连两级法院 are the intermediate court and those below it."""
    (let_off,) = _let_off(_read("全省法院12月5日前报台账，大连两级法院除外。")).values()

    assert let_off == {"大连中院", *(court.short_name for court in COURTS.children("dl"))}


def test_a_set_inside_the_set() -> None:
    """各中院 are among 全省法院."""
    (let_off,) = _let_off(_read("全省法院12月5日前完成自查，各中院除外。")).values()

    assert let_off == {court.short_name for court in COURTS.at(Level.INTERMEDIATE)}


def test_each_set_lacks_its_own() -> None:
    """Of two sets each lacks the court that it holds."""
    reading = _read("各中院、各基层法院周五前报台账，大连中院、金州法院除外。")

    assert _let_off(reading) == {"level:intermediate": {"大连中院"}, "level:basic": {"金州法院"}}


@pytest.mark.parametrize(
    "text",
    [
        "除甘井子法院外，各中院周五前报方案。",
        "各基层法院周五前报台账，铁西法院不用报。",
        "全省法院周五前报台账，大连除外。",
        "各中院、各基层法院周五前报台账，大连除外。",
        "除三家专门法院外，各中院12月5日前报方案。",
        "除已报的外，各中院周五前报方案。",
        "各中院周五前报方案，大连的照片不用报。",
        "各中院12月5日前完成自查，大连不用报。",
        "各中院周五前报方案，大连不用报太细。",
        "各中院院长12月1日上午9点到省院开会，海事、沈铁不参加。",
        "除了大连，其他中院也要在周五前报方案。",
        "大连中院的案子还没结，其余各中院周五前报方案。",
        "除大连、沈阳、甘井子法院外，各中院周五前报方案。",
        "各中院11月25日前报台账，11月28日前报方案，大连除外。",
        "除大连、营口两家外，周五前都要报方案。",
    ],
)
def test_what_is_not_plain_is_asked(text: str) -> None:
    """Not of the set, of two names, known by what it did, let off of a part: the card asks, and takes nobody by guess."""
    reading = _read(text)

    assert band(reading) is Band.MIDDLE
    assert Unclear.EXCEPTION in {one.reason for one in reading.unclear}
    assert not any(one.court for one in reading.responsible)


@pytest.mark.parametrize(
    "text",
    [
        "除信访案件外，各中院12月5日前清理完长期未结案件。",
        "除特殊情况外，各中院院长周五上午9点到省院开会。",
        "除大连中院督办的案件外，各中院12月5日前清理完毕。",
        "各中院12月5日前报未结案件台账（不含保全案件）。",
        "各中院周五前报方案，照片不用报。",
        "未报数据的法院今天下班前补报，报过的不用再报。",
        "各中院周五前报方案，大连不要再拖。",
        "解除大连中院查封外，各中院12月5日前报台账。",
    ],
)
def test_a_matter_is_no_court(text: str) -> None:
    """What is left out is a matter: all courts of the set have the order, and nobody is asked."""
    reading = _read(text)

    assert _let_off(reading) == {}
    assert Unclear.EXCEPTION not in {one.reason for one in reading.unclear}


def test_who_has_work_of_his_own_keeps_it() -> None:
    """大连中院 is let off of the set's work and has another time: two pieces of work, of which it has the second."""
    reading = _read("各中院周五前报方案，大连中院除外，大连中院下周三前报。")

    assert _let_off(reading) == {"level:intermediate": {"大连中院"}}
    assert [[one.court for one in part.responsible] for part in reading.subtasks] == [["dl"]]


def test_one_item_lets_off_for_itself() -> None:
    """The first item lets 大连 off, the second is for all."""
    reading = _read("1.各中院12月5日前报台账（大连除外）；2.各中院12月8日前报方案。")

    assert _let_off(reading) == {"level:intermediate": {"大连中院"}}
    assert [[one.let_off for one in part.responsible] for part in reading.subtasks] == [[()]]


def test_the_work_is_told_without_who_is_let_off() -> None:
    """What stands on the card is the work alone."""
    assert _read("除沈阳外，各中院12月5日前完成自查。").objective == "完成自查"
    assert _read("各中院12月5日前报自查情况，大连另行安排。").objective == "报自查情况"


def test_a_citys_president_lets_one_of_his_own_off() -> None:
    """Said by 大连中院's president: the set is of his courts."""
    assert _let_off(_read("辖区各法院周五前报台账，金州法院除外。", "大连中院")) == {"children:dl": {"金州法院"}}


def test_nobody_is_let_off_of_nothing() -> None:
    """Where all of a set would be let off, the card asks."""
    reading = _read("各中院周五前报台账，全省各中院除外。")

    assert _let_off(reading) == {}


def test_no_message_lets_off_without_its_signs() -> None:
    """Of the messages of the tuning set each in which a wording stands has one of the signs that are looked for first."""
    assert all(MAY_LET_OFF.search(text) for text in plain_texts("tuning") if "除外" in text or "不用报" in text)


def test_figures_alone_say_who_is_last() -> None:
    """The roster knows the members of a level, and of no ranking."""
    assert len(members("level:intermediate", COURTS) or ()) == 17
    assert members("bottom:3", COURTS) is None
