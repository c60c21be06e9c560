import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bot.commands.read_orders import read_deadlines, read_orders, roster_of
from bot.commands.reading_lines import Reader
from rules.calendar import Calendar
from rules.reading.lexicon import Lexicon

USERNAMES = Path(__file__).parent / "data" / "usernames.json"
READER = Reader(Lexicon.of(roster_of(None, USERNAMES)), Calendar())
LINE: dict[str, Any] = {
    "id": "1",
    "text": "请沈阳中院高院长、于洪法院院长周三下午一起接谈申请执行人孙某，省院执行局派员列席。",
    "reference": "2019-10-14T11:30:00+08:00",
    "chat": "院长之声",
    "sender": {"court": "辽宁高院", "role": "院长"},
}


def _read(**changes: object) -> dict[str, Any]:
    return next(read_orders([json.dumps(LINE | changes)], READER))


def test_an_order_is_told_in_short_names_and_chinese_titles() -> None:
    """Assignees come as court and role, the deadline with its offset, and nothing has to be asked."""
    answer = _read()

    assert answer["kind"] == "interview"
    assert [(one["court"], one["role"]) for one in answer["assignees"]] == [("沈阳中院", "院长"), ("于洪法院", "院长")]
    assert [(one["court"], one["role"]) for one in answer["attendees"]] == [("辽宁高院", "执行局")]
    assert (answer["petitioner"], answer["deadline"]) == ("孙某", "2019-10-16T23:59:59+08:00")
    assert (answer["ask"], answer["recurrence"], answer["subtasks"]) == (False, None, [])
    assert any("周三下午" in reason for reason in answer["why"])


def test_a_selector_names_the_court_by_its_short_name() -> None:
    """The courts under an intermediate court are children:大连中院, not its code."""
    answer = _read(text="辖区各院20日前报送。", chat="大连中院", sender={"court": "大连中院", "role": "院长"})

    assert answer["assignees"] == [{"court": None, "selector": "children:大连中院", "role": None}]


def test_who_is_let_off_stands_beside_the_selector() -> None:
    """`except` names the courts of the set that are let off; where nobody is, it is absent."""
    answer = _read(text="各中院周五前报方案，大连中院除外。")

    assert answer["assignees"] == [
        {"court": None, "selector": "level:intermediate", "role": None, "except": ["大连中院"]}
    ]
    assert "except" not in _read(text="各中院周五前报方案，信访案件除外。")["assignees"][0]


def test_a_team_with_a_name_is_a_post_of_the_speakers_court() -> None:
    """攻坚小组 belongs to whoever calls it; a numbered team stays a selector."""
    sender = {"court": "庄河法院", "role": "院长"}
    named = _read(text="攻坚小组，明早五点半后院集合。", chat="庄河法院", sender=sender)
    numbered = _read(text="督导三组：27日前把锦州看完。")

    assert named["assignees"] == [{"court": "庄河法院", "role": "攻坚小组"}]
    assert [one["selector"] for one in numbered["assignees"]] == ["team:3"]


def test_talk_is_none() -> None:
    """An acknowledgement has no assignees and is not asked about; what it means is told."""
    answer = _read(text="收到，马上落实。")

    assert (answer["kind"], answer["assignees"], answer["ask"]) == ("none", [], False)
    assert answer["means"] == "acknowledgement"


def test_a_reply_says_who_is_meant_by_you() -> None:
    """你 in a reply is whoever wrote the message that is answered."""
    answer = _read(
        text="你亲自接谈一次，三日内报结果。",
        reply_to={"text": "申请人又来了。", "sender": {"court": "北镇法院", "role": "院长"}},
    )

    assert [(one["court"], one["role"]) for one in answer["assignees"]] == [("北镇法院", "院长")]


def test_a_text_mention_that_nobody_is_bound_to_is_asked_about() -> None:
    """Telegram's mention of an unknown person is never guessed at."""
    entity = {"type": "text_mention", "offset": 0, "length": 3, "user": {"id": 42}}
    answer = _read(text="张三丰 请你三日内报结果", entities=[entity])

    assert answer["ask"]
    assert answer["assignees"][0]["court"] is None


def test_bad_lines_are_named_and_the_others_are_read() -> None:
    """Broken JSON, a list, a missing field and an unknown court each give an error; their neighbours are read."""
    good = json.dumps(LINE)
    unknown = json.dumps(LINE | {"sender": {"court": "某某法院"}})
    answers = list(read_orders([good, "{", "[]", json.dumps({"id": 1}), unknown, "", good], READER))

    assert [("error" in one) for one in answers] == [False, True, True, True, True, False]
    assert [one.get("line") for one in answers] == [None, 2, 3, 4, 5, None]
    assert not any("某某" in one.get("error", "") for one in answers)


def test_deadlines_come_as_date_and_time() -> None:
    """A clock time is told only where the words name one; the end of a day is 24:00."""
    lines = [
        json.dumps({"id": n, "text": text, "ref": "2026-09-16T10:00:00+08:00"})
        for n, text in enumerate(("10月20日前", "10月20日24时前", "涉案金额10.20亿元"))
    ]
    found = [(one["date"], one["time"]) for one in read_deadlines(lines, READER)]

    assert found == [("2026-10-20", None), ("2026-10-20", "24:00"), (None, None)]


def test_the_command_ends_with_1_after_a_bad_line() -> None:
    """The real process reads UTF-8 whatever the terminal, writes a line for each, and says that one was bad."""
    lines = "\n".join([json.dumps(LINE, ensure_ascii=False), "{", json.dumps(LINE | {"text": "\ud800"})])
    done = subprocess.run(  # noqa: S603 -- our own module
        [sys.executable, "-m", "bot", "read-orders", "--usernames", str(USERNAMES)],
        input=lines.encode(),
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )

    answers = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert done.returncode == 1
    assert [one.get("kind", "error") for one in answers] == ["interview", "error", "none"]
