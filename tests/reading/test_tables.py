"""The tables of the grammar keep what they say of themselves."""

import re
from datetime import datetime

import pytest

from rules.calendar import Calendar
from rules.deadlines import deadline_in
from rules.deadlines.clocks import CLOCKS, ClockPattern
from rules.deadlines.days import DAYS, Pattern
from rules.deadlines.expressions import expressions
from rules.deadlines.heads import beginnings, by_head
from rules.deadlines.values import Moment
from rules.reading.normal import normal
from rules.reading.parsing import parse
from rules.reading.pauses import PAUSES, PausePattern
from rules.reading.petitioners.described import DESCRIBED
from rules.reading.petitioners.named import PETITIONERS, PetitionerPattern
from rules.reading.values import Message
from tests.reading.scoring import lexicon, plain_texts

_BEGINNINGS = beginnings([*(day.heads for day in DAYS), *(clock.heads for clock in CLOCKS)])
_MOMENT = Moment(datetime.fromisoformat("2026-09-16T10:00:00+08:00"), Calendar())


@pytest.mark.parametrize("pattern", DAYS, ids=lambda pattern: pattern.name)
def test_the_example_of_each_way_to_say_a_day_is_read(pattern: Pattern) -> None:
    """Every row of DAYS reads its own example, from its first character on."""
    found = expressions(pattern.example, _MOMENT)

    assert pattern in [row for row, _ in by_head(DAYS).at(pattern.example, 0)]
    assert [one.span[0] for one in found] == [0]
    assert found[0].at is not None


@pytest.mark.parametrize("pattern", [*DAYS, *CLOCKS], ids=lambda pattern: pattern.name)
def test_words_of_time_begin_with_a_head_of_their_row(pattern: Pattern | ClockPattern) -> None:
    """Wherever the words of a row are found, they begin with one of its heads, and are looked for there."""
    rule, rows_by_head = re.compile(pattern.words), by_head([pattern])
    places = [(text, match.start()) for text in plain_texts("tuning") for match in rule.finditer(text)]

    assert all(rows_by_head.at(*place) for place in places)
    assert all(_BEGINNINGS.match(*place) for place in places if not _is_in_number(*place))


def _is_in_number(text: str, place: int) -> bool:
    return text[max(0, place - 1) : place].isdecimal() and text[place].isdecimal()


@pytest.mark.parametrize("pattern", PAUSES, ids=lambda pattern: pattern.why)
def test_the_example_of_each_pause_is_cut_there(pattern: PausePattern) -> None:
    """Every row of PAUSES cuts its own example, which is long enough to have been dictated, where the pause is."""
    text = pattern.example.replace("|", "")

    found = parse(Message(text, _MOMENT.said_at), lexicon(), _MOMENT)

    assert pattern.example.index("|") in {clause.start for clause in found.clauses[1:]}


@pytest.mark.parametrize(
    ("words", "said_on", "meant"),
    [
        ("节前", "2026-09-26", "2026-09-30"),
        ("端午节前", "2018-06-08", "2018-06-15"),
        ("元旦假期前", "2018-12-26", "2018-12-29"),
        ("小年前", "2025-01-15", "2025-01-21"),
    ],
)
def test_before_a_holiday_is_before_its_days_off(words: str, said_on: str, meant: str) -> None:
    """During a holiday 节前 means the next one, and a weekend that adjoins the days off belongs to them."""
    moment = Moment(datetime.fromisoformat(f"{said_on}T10:00:00+08:00"), Calendar())

    found = expressions(words, moment)[0].at

    assert found is not None
    assert found.date().isoformat() == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("27号听证那件，当天把笔录传专网", "2026-09-27"),
        ("27号听证那件，名单次日报", "2026-09-28"),
        ("28日召开，材料提前三天报", "2026-09-25"),
        ("材料提前一天报，会议定在28日", "2026-09-27"),
        ("28日开庭，头天晚上备好车", "2026-09-27"),
        ("28日调度会前一天报", "2026-09-27"),
        ("各中院当天报", "2026-09-16"),
        ("发放当天拍照", None),
        ("当天收当天发", None),
        ("腾房提前三天贴公告", None),
    ],
)
def test_a_day_may_hang_on_the_one_said_before(text: str, meant: str | None) -> None:
    """当天, 次日 and 提前三天 count from the day said before or behind them; from an event without a date they give none."""
    found = deadline_in(normal(text).text, _MOMENT)

    assert (found and found.at.date().isoformat()) == meant


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("你们院长嗯下周三之前报", "你们院长下周三之前报"),
        ("绥中法院啊呃就是度假村那个事", "绥中法院啊度假村那个事"),
        ("嗯，知道了", "嗯,知道了"),
    ],
)
def test_what_is_said_while_thinking_is_dropped(said: str, kept: str) -> None:
    """嗯 and 呃 between words are left out, and places are still found in the text as sent; 嗯 as an answer stays."""
    plain = normal(said)

    assert plain.text == kept
    start = plain.text.index(kept[-1])
    assert said[slice(*plain.span(start, start + 1))] == kept[-1]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("在朋友圈晒年夜饭呢[捂脸]节后上班第一天报", "在朋友圈晒年夜饭呢,节后上班第一天报"),
        ("连楼层都没写[捂脸][捂脸]12点前改好", "连楼层都没写,12点前改好"),
        ("谁说的？[疑问]后天报", "谁说的?后天报"),
        ("[急件]周五前报", "[急件]周五前报"),
    ],
)
def test_the_name_of_a_face_in_brackets_is_a_pause(said: str, kept: str) -> None:
    """Between words a face is a comma, elsewhere nothing; 急件 is none, and places are still found in the text as sent."""
    plain = normal(said)

    assert plain.text == kept
    assert said[slice(*plain.span(len(kept) - 1, len(kept)))] == kept[-1]


@pytest.mark.parametrize("pattern", [*PETITIONERS, *DESCRIBED], ids=lambda pattern: pattern.example)
def test_no_petitioner_is_named_without_the_sign_of_his_row(pattern: PetitionerPattern) -> None:
    """Wherever the words of a row are found, one of its signs is among them; its example has its meaning."""
    texts = [pattern.example, *plain_texts("tuning")]
    found = [match for text in texts for match in pattern.words.finditer(text)]

    assert found[0][1] == pattern.meaning
    assert not any(pattern.signs.isdisjoint(match[0]) for match in found)
