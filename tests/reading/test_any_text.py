from collections.abc import Iterator
from datetime import datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rules.calendar import Calendar
from rules.reading.reader import read
from rules.reading.values import Band, Mention, Message, OrderKind, Reading, band
from rules.reading.vocabulary import words_by_sort
from tests.reading.scoring import lexicon

SAID_AT = datetime.fromisoformat("2026-11-24T10:00:00+08:00")
HOSTILE = "\u202e\u200b\u200d\u2066\ufeff\ud800\U0001f600А０＠ａ́\x00"
PIECES = [*sorted(words_by_sort()),
    "甘井子法院", "大连中院", "周焱", "@zhouyan_dlzy", "@", "10月20日前", "三日内", "每周五", "（2019）辽0211执1234号", "，", "。", "？", "、",
    *HOSTILE,
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
TIME_PIECES = [
    *"年月日号天周旬点时分个前后内底初末起至到上下本这明昨每早晚一二两三十廿半零俩:-/.，；、",
    "2", "9", "12", "13", "24", "25", "29", "30", "31", "99", "2019", "2027", "2100", "星期", "季度", "小时", "分钟", "工作日",
    "当天", "提前", "前一天", "之日起", "春节", "国庆", "节前", "除夕", "上午", "下班",
]  # fmt: skip
EARLIEST, LATEST = datetime.fromisoformat("2017-01-01"), datetime.fromisoformat("2031-12-31")
MENTIONS = st.lists(
    st.builds(Mention, st.integers(-3, 60), st.integers(-3, 60), st.sampled_from([None, 1, 9999])), max_size=3
)


def _read(text: str, mentions: tuple[Mention, ...] = ()) -> Reading:
    return read(Message(text, SAID_AT, mentions=mentions), lexicon(), Calendar())


@settings(max_examples=150)
@given(TEXTS, MENTIONS)
@example("院长三日内报", [Mention(3, -3, None)])
def test_any_text_is_read_without_complaint(text: str, mentions: list[Mention]) -> None:
    """Hostile signs, wrong entities and any order of words give a reading whose parts agree with each other."""
    reading = _read(text, tuple(mentions))

    assert 0.0 <= reading.confidence <= 1.0
    assert (reading.kind is None) == (not reading.responsible)
    assert band(reading) is Band.LOW or reading.responsible
    assert all(text[slice(*one.span)] or not one.words for one in reading.evidence)


def test_any_known_word_may_begin_and_end_a_message() -> None:
    """Words that look at what stands beside them (案由 before a court, 马上办 before its object) find nothing there."""
    assert all(_read(f"{word}报，{word}").confidence <= 1.0 for word in words_by_sort())


def test_what_recurs_may_be_said_aside() -> None:
    """Between brackets it stands in no clause."""
    assert _read("沈河法院：（202每周五5）协调意见已出，请5个工作日内发函商请移送处置权。").deadline is not None


@settings(max_examples=300)
@given(st.lists(st.sampled_from(TIME_PIECES), max_size=14).map("".join), st.datetimes(EARLIEST, LATEST))
@example("11月2日前，2月30日前", datetime.fromisoformat("2026-01-20T10:00:00"))
def test_any_day_and_hour_is_read_without_complaint(text: str, said_at: datetime) -> None:
    """Days that no calendar has (2月30日, 13月, 25点), whenever they are said, stop nothing."""
    message = Message(f"大连中院{text}报", said_at.replace(tzinfo=SAID_AT.tzinfo))

    assert read(message, lexicon(), Calendar()).confidence <= 1.0


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["\u200b", "\u200d", "\u2060", "\u202e"]), min_size=1, max_size=4), st.integers(0, 20))
def test_signs_that_are_not_seen_change_nothing(unseen: list[str], place: int) -> None:
    """Zero-width and direction signs anywhere in an order leave its reading as it was."""
    text = "请甘井子法院院长三日内接谈刘某来，省法院执行局长参加。"
    plain, woven = _read(text), _read(text[:place] + "".join(unseen) + text[place:])

    assert (woven.kind, woven.responsible, woven.attending) == (OrderKind.INTERVIEW, plain.responsible, plain.attending)
    assert (woven.petitioner, woven.deadline and woven.deadline.at) == (
        plain.petitioner,
        plain.deadline and plain.deadline.at,
    )


@given(st.sampled_from(list(HOSTILE)))
@settings(max_examples=20)
def test_a_homoglyph_makes_no_court(sign: str) -> None:
    """A sign that only looks like another one never turns talk into an order."""
    assert band(_read(f"收到{sign}甘井子{sign}法院")) is Band.LOW


def _repeated() -> Iterator[str]:
    yield from (
        "请",
        "一二三四五六七八九十",
        "每每",
        "周院长和",
        "甘井子",
        "“",
        "@",
        "三日三日",
        "干井子法院",
        "各中院、",
        "未报的",
        "9",
        "接谈老",
    )


def test_a_long_message_is_read_to_its_end() -> None:
    """Four thousand signs of any repeated piece are read; the reading stays a reading."""
    for piece in _repeated():
        reading = _read(piece * (4096 // len(piece)))

        assert 0.0 <= reading.confidence <= 1.0
