"""Reading what the office asks of the ledger: 甘井子法院 红灯 接谈 本月."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rules.courts import court_named
from rules.ledger.lights import Light
from rules.ledger.values import Question
from rules.orders.values import OrderState
from rules.people import Roster
from rules.reading.values import OrderKind

_LIGHTS = {"红": Light.RED, "黄": Light.YELLOW, "蓝": Light.BLUE, "绿": Light.GREEN}
_LIGHT_WORDS = {
    **{f"{sign}{tail}": light for sign, light in _LIGHTS.items() for tail in ("", "灯")},
    **{light.value: light for light in Light},
    "逾期": Light.RED,
}
_STATES = {
    "未签收": OrderState.ISSUED,
    "待签收": OrderState.ISSUED,
    "已签收": OrderState.ACKNOWLEDGED,
    "办理中": OrderState.IN_PROGRESS,
    "待销号": OrderState.SUBMITTED,
    "退回重办": OrderState.RETURNED,
    "退回": OrderState.DECLINED,
    "暂缓": OrderState.ON_HOLD,
    "已销号": OrderState.CLOSED,
    "已撤销": OrderState.CANCELLED,
}
_KINDS = {
    "接谈": OrderKind.INTERVIEW,
    "交办": OrderKind.TASK,
    "整改": OrderKind.RECTIFICATION,
    "承诺": OrderKind.PROMISE,
    "接谈承诺": OrderKind.PROMISE,
}
_OPEN, _ALL = "未办结", "全部"
_DISTRICT = "辖区"
_MONTH = re.compile(r"(\d{4})[-年](\d{1,2})月?")
_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.\.|至|~)(\d{4}-\d{2}-\d{2})")
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Words that name no court, light, kind, state, leader or time."""

    words: tuple[str, ...]


def read_question(words: str, roster: Roster, today: date) -> Question | NotUnderstood:
    """The question; open orders only, unless a state that is over, a time or 全部 is named."""
    question, unknown = Question(), []
    for word in re.split(r"[\s,，、]+", words.strip()):
        if not word:
            continue
        read = _read(question, word, roster, today)
        if read is None:
            unknown.append(word)
        else:
            question = read
    return NotUnderstood(tuple(unknown)) if unknown else question


def _read(question: Question, word: str, roster: Roster, today: date) -> Question | None:
    if (plain := _plain(question, word)) is not None:
        return plain
    if period := _period(word, today):
        return replace(question, since=period[0], until=period[1], is_of_open=False)
    if (courts := _courts(word, roster)) is not None:
        return replace(question, courts=(question.courts or frozenset()) | courts)
    if any(person.name == word for person in roster.people):
        return replace(question, leader=word)
    return None


def _plain(question: Question, word: str) -> Question | None:
    """The question with what one of the fixed words adds to it."""
    if light := _LIGHT_WORDS.get(word.lower()):
        return replace(question, lights=question.lights | {light})
    if state := _STATES.get(word):
        is_of_open = question.is_of_open and not state.is_over
        return replace(question, states=question.states | {state}, is_of_open=is_of_open)
    if kind := _KINDS.get(word):
        return replace(question, kind=kind)
    return replace(question, is_of_open=word == _OPEN) if word in {_OPEN, _ALL} else None


def _courts(word: str, roster: Roster) -> frozenset[str] | None:
    """A court by any of its names; with 辖区 behind it, that court and all below it."""
    court = court_named(roster.courts, word.removesuffix(_DISTRICT)) or court_named(roster.courts, word)
    if court is None:
        return None
    if not word.endswith(_DISTRICT):
        return frozenset({court.code})
    return frozenset(one.code for one in roster.courts if one == court or roster.courts.is_above(court.code, one.code))


def _period(word: str, today: date) -> tuple[date, date] | None:
    named: dict[str, Callable[[], tuple[date, date]]] = {
        "今日": lambda: (today, today),
        "本周": lambda: (today - timedelta(days=today.weekday()), today),
        "本月": lambda: (today.replace(day=1), today),
        "上月": lambda: _month(
            (today.replace(day=1) - timedelta(days=1)).year, (today.replace(day=1) - timedelta(days=1)).month
        ),
        "今年": lambda: (today.replace(month=1, day=1), today),
    }
    if word in named:
        return named[word]()
    try:
        if found := _DAYS.fullmatch(word):
            return date.fromisoformat(found[1]), date.fromisoformat(found[2])
        if found := _MONTH.fullmatch(word):
            return _month(int(found[1]), int(found[2]))
    except ValueError:
        return None
    return None


def _month(year: int, month: int) -> tuple[date, date]:
    following = date(year + month // _DECEMBER, month % _DECEMBER + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)
