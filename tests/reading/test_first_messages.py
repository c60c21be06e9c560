from datetime import date, datetime

from bot.courts_file import shipped_courts
from rules.calendar import Calendar
from rules.people import Post, Role, Roster
from rules.reading.lexicon import Lexicon
from rules.reading.reader import read
from rules.reading.values import Band, Message, OrderKind, Reading, SpeechAct, band

LEXICON = Lexicon.of(Roster(shipped_courts(), (), ()))
HIGH_PRESIDENT = Post(1, "ln", Role.PRESIDENT, "院长", date(2018, 1, 1))


def said(text: str, at: str = "2019-10-11T21:40:00+08:00") -> Reading:
    message = Message(text, datetime.fromisoformat(at), sender_posts=(HIGH_PRESIDENT,))
    return read(message, LEXICON, Calendar())


def test_the_order_of_the_evening_of_11_october() -> None:
    """One plain mention, two presidents, a director one level up, a petitioner and no deadline are read at once."""
    reading = said("@大连中院院长周焱 周焱院长和甘井子法院院长再接谈一次刘某来，省法院执行局长也参加，争取有重大突破。")

    assert reading.kind is OrderKind.INTERVIEW
    assert [one.court for one in reading.responsible] == ["dl", "dlgjz"]
    assert [(one.court, one.role) for one in reading.attending] == [("ln", Role.ENFORCEMENT_DIRECTOR)]
    assert reading.petitioner == "刘某来"
    assert reading.deadline is None
    assert band(reading) is Band.HIGH


def test_an_acknowledgement_is_no_order() -> None:
    """收到 creates nothing, but says what it is."""
    reading = said("甘井子法院收到。")

    assert (reading.kind, reading.speech_act) == (None, SpeechAct.ACKNOWLEDGEMENT)
