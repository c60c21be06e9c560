"""How well messages are read: each set of messages with wanted readings against what the grammar makes of them."""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from bot.courts_file import shipped_courts
from rules.calendar import Calendar
from rules.deadlines import deadline_in
from rules.deadlines.values import Moment, Precision
from rules.people import TITLES, Person, Post, Role, Roster
from rules.reading.lexicon import Lexicon
from rules.reading.normal import normal
from rules.reading.reader import read
from rules.reading.values import Band, Message, Party, Reading, Thresholds, band

DATA = Path(__file__).parent / "data"
FIELDS = ("responsible", "others", "except", "petitioner", "deadline", "recurrence")
_ROLES = {title: role for role, title in TITLES.items()}
_SINCE = date(2000, 1, 1)
_LAST_MINUTE = (23, 59)


@cache
def lexicon() -> Lexicon:
    """The shipped courts with the thirty invented people of the username table."""
    courts = shipped_courts()
    people, posts = [], []
    table = json.loads((DATA / "usernames.json").read_text(encoding="utf-8"))
    for number, (username, one) in enumerate(table.items(), 1):
        people.append(Person(number, one["name"], username=username))
        posts.append(Post(number, courts.by_name[one["court"]].code, _ROLES[one["role"]], one["role"], _SINCE))
    return Lexicon.of(Roster(courts, tuple(people), tuple(posts)))


def rows(name: str) -> list[dict[str, Any]]:
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def plain_texts(name: str) -> tuple[str, ...]:
    """The messages of the set in their plain writing, as the tables see them."""
    return tuple(normal(row["text"]).text for row in rows(name))


def message(row: dict[str, Any]) -> Message:
    courts = lexicon().courts
    sender = row["sender"]
    role = _ROLES.get(sender["role"], Role.STAFF)
    chat = courts.by_name.get(row["chat"])
    post = Post(0, courts.by_name[sender["court"]].code, role, sender["role"], _SINCE)
    said_at = datetime.fromisoformat(row["at"])
    return Message(row["text"], said_at, chat.code if chat else None, sender_posts=(post,))


SAID_AT = datetime.fromisoformat("2026-11-24T10:00:00+08:00")


def from_president(text: str, court: str = "辽宁高院", chat: str = "院长之声") -> Message:
    """What the president of the court says on Tuesday 24 November 2026 at ten."""
    sender = {"court": court, "role": "院长"}
    return message({"text": text, "at": SAID_AT.isoformat(), "chat": chat, "sender": sender})


def named(party: Party) -> str:
    """The party in the words of the data files: 大连中院, 辽宁高院:执行局长, level:basic, org:公安局, or ? if undecided."""
    courts = lexicon().courts
    if party.org:
        return f"org:{party.org}"
    if party.selector:
        sort, _, code = party.selector.partition(":")
        return f"children:{courts[code].short_name}" if sort == "children" else party.selector
    if party.court is None:
        return "?"
    title = f":{party.title}" if party.title and party.title != "院长" else ""
    return courts[party.court].short_name + title


def _let_off(reading: Reading) -> set[str]:
    """The courts that are let off of a set, in the order itself or in a part of it."""
    parts = [one for part in reading.subtasks for one in part.responsible]
    people = (*reading.responsible, *reading.attending, *reading.assisting, *parts)
    return {lexicon().courts[code].short_name for one in people for code in one.let_off}


def said(reading: Reading) -> dict[str, set[str]]:
    """What was read, field by field, as sets of words."""
    deadline = reading.deadline.at.isoformat() if reading.deadline else None
    return {
        "responsible": {named(one) for one in reading.responsible},
        "others": {named(one) for one in (*reading.attending, *reading.assisting)},
        "except": _let_off(reading),
        "petitioner": {reading.petitioner} if reading.petitioner else set(),
        "deadline": {deadline} if deadline else set(),
        "recurrence": {str(reading.recurrence)} if reading.recurrence else set(),
    }


def wanted(row: dict[str, Any], got: dict[str, set[str]]) -> dict[str, set[str]]:
    """What should have been read; of several deadlines that are right, the one that was read.

    Whom a set lacks is compared where the row says it, in `except`.
    """
    deadline = {row["deadline"]} if row["deadline"] else set()
    if got["deadline"] <= set(row.get("also", ())):
        deadline = got["deadline"] or deadline
    return {
        "responsible": set(row["responsible"]),
        "others": set(row["others"]),
        "petitioner": {row["petitioner"]} if row["petitioner"] else set(),
        "deadline": deadline,
        "recurrence": {row["recurrence"]} if row["recurrence"] else set(),
        **({"except": set(row["except"])} if "except" in row else {}),
    }


@dataclass
class Score:
    orders: int = 0
    right: int = 0
    right_or_asked: int = 0
    talk: int = 0
    false_orders: int = 0
    false_drafts: int = 0
    hits: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    want: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    acts: int = 0
    acts_right: int = 0
    sureness: list[tuple[float, bool]] = field(default_factory=list)
    """For each order that may stand unasked: how sure its reading is, and whether it is right. 0 where a question is open."""
    missed: int = 0

    def add(self, row: dict[str, Any]) -> None:
        reading = read(message(row), lexicon(), Calendar())
        if row["kind"] == "none":
            self._add_talk(row, reading)
        else:
            self._add_order(row, reading)

    def _add_talk(self, row: dict[str, Any], reading: Reading) -> None:
        found = band(reading)
        self.talk += 1
        self.false_orders += found is Band.HIGH
        self.false_drafts += found is Band.MIDDLE
        if found is not Band.LOW:
            self.misses.append(f"{row['id']} {found} {row['text']}\n    {said(reading)}")
        if "act" in row:
            self.acts += 1
            self.acts_right += row["act"] == reading.speech_act

    def _add_order(self, row: dict[str, Any], reading: Reading) -> None:
        got = said(reading)
        want = wanted(row, got)
        kind = reading.kind or "none"
        wrong = [f"kind: wanted {row['kind']}, read {kind} ({reading.speech_act})"] if kind != row["kind"] else []
        for name in (one for one in FIELDS if one in want):
            self.hits[name] += len(got[name] & want[name])
            self.read[name] += len(got[name])
            self.want[name] += len(want[name])
            if got[name] != want[name]:
                wrong.append(f"{name}: wanted {want[name] or '-'}, read {got[name] or '-'}")
        found = band(reading)
        self.orders += 1
        is_right = not wrong and found is not Band.LOW
        self.missed += found is Band.LOW
        if found is not Band.LOW and not (is_right and row.get("asks")):
            is_open = band(reading, Thresholds(0.0, 0.0)) is Band.MIDDLE
            self.sureness.append((0.0 if is_open else reading.confidence, is_right))
        self.right += is_right
        self.right_or_asked += is_right or found is Band.MIDDLE
        if row.get("asks") != (found is Band.MIDDLE):
            wrong.append(f"band {found} ({reading.confidence:.2f})")
        if wrong:
            self.misses.append(f"{row['id']} {row['text']}\n    " + "\n    ".join(wrong))

    def asked(self, high: float) -> tuple[float, float]:
        """Of the orders read wrongly or missed, and of those read rightly, the shares that are asked about below `high`.

        Right readings that ought to be asked about (two courts of one name) are left out.
        """
        wrong = [sure for sure, is_right in self.sureness if not is_right]
        right = [sure for sure, is_right in self.sureness if is_right]
        below = (sum(sure < high for sure in those) for those in (wrong, right))
        return next(below) / max(len(wrong) + self.missed, 1), next(below) / max(len(right), 1)


def score(name: str) -> Score:
    total = Score()
    for row in rows(name):
        total.add(row)
    return total


def deadline_misses(name: str) -> tuple[int, list[str]]:
    """How many expressions of the set there are, and those that were read wrongly."""
    table = rows(name)
    return len(table), [miss for row in table if (miss := _deadline_miss(row))]


def _deadline_miss(row: dict[str, Any]) -> str | None:
    found = deadline_in(normal(row["text"]).text, Moment(datetime.fromisoformat(row["said_at"]), Calendar()))
    day = found.at.date().isoformat() if found else None
    time = f"{found.at:%H:%M}" if found and found.precision is Precision.MINUTE else None
    if found and time and (found.at.hour, found.at.minute) == _LAST_MINUTE:
        time = "24:00"
    if (day, time) == (row["day"], row["time"]):
        return None
    return f"{row['id']} {row['text']}: wanted {row['day']} {row['time']}, read {day} {time}"
