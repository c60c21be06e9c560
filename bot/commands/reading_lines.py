"""JSON lines of messages and of deadlines: from their fields to what the rules read, and back to fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rules.calendar import Calendar
from rules.courts import Courts
from rules.deadlines import deadline_in
from rules.deadlines.values import Deadline, Moment, Precision
from rules.orders.by_figures import asks_for_figures
from rules.people import TITLES, Person, Post, Role
from rules.reading.lexicon import Lexicon
from rules.reading.normal import normal
from rules.reading.reader import read
from rules.reading.values import Band, Mention, Message, Party, Reading, ReplyContext, Subtask, band

ROLES: dict[str, Role] = {title: role for role, title in TITLES.items()}
SINCE = date(2000, 1, 1)
_SENDER = 0
_END_OF_DAY = (23, 59)


class BadLineError(ValueError):
    """A line that cannot be read; its words say which field is wrong, and never repeat the message."""


@dataclass(frozen=True)
class Reader:
    """Reads one line after another with one lexicon."""

    lexicon: Lexicon
    calendar: Calendar

    def order(self, line: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of one reading. Raises BadLineError where a field is missing or has the wrong form."""
        message = _message(line, self.lexicon)
        home = next((post.court_code for post in message.sender_posts), None)
        reading = read(message, self.lexicon, self.calendar)
        return {"id": line.get("id"), **reading_fields(reading, self.lexicon.courts, home)}

    def deadline(self, line: Mapping[str, Any]) -> dict[str, Any]:
        """Date and time of one expression, null where it names none. Raises BadLineError as `order` does."""
        said_at = _moment(line, "ref")
        found = deadline_in(normal(_text(line)).text, Moment(said_at, self.calendar))
        return {
            "id": line.get("id"),
            "date": found.at.date().isoformat() if found else None,
            "time": _clock(found) if found else None,
            "estimate": bool(found and found.is_estimate),
        }


def _clock(deadline: Deadline) -> str | None:
    if deadline.precision is not Precision.MINUTE:
        return None
    is_end = (deadline.at.hour, deadline.at.minute) == _END_OF_DAY
    return "24:00" if is_end else f"{deadline.at:%H:%M}"


# From a line to a message


def _message(line: Mapping[str, Any], lexicon: Lexicon) -> Message:
    text = _text(line)
    chat = lexicon.courts.by_name.get(str(line.get("chat") or ""))
    return Message(
        text=text,
        said_at=_moment(line, "reference"),
        chat_court=chat.code if chat else None,
        sender_posts=_posts(line.get("sender"), lexicon.courts),
        mentions=_mentions(line.get("entities"), text, lexicon),
        reply_to=_reply(line.get("reply_to"), lexicon.courts),
    )


def _text(line: Mapping[str, Any]) -> str:
    text = line.get("text")
    if not isinstance(text, str):
        raise BadLineError("text is missing or no string")
    return text


def _moment(line: Mapping[str, Any], field: str) -> datetime:
    try:
        moment = datetime.fromisoformat(str(line[field]))
    except (KeyError, ValueError):
        raise BadLineError(f"{field} is missing or no ISO date and time") from None
    if moment.tzinfo is None:
        raise BadLineError(f"{field} has no offset such as +08:00")
    return moment


def _posts(who: object, courts: Courts) -> tuple[Post, ...]:
    """The post of {court, role}; none if it is not given."""
    if not isinstance(who, Mapping) or not who.get("court"):
        return ()
    court = courts.by_name.get(str(who["court"]))
    if court is None:
        raise BadLineError("sender.court is not in the roster")
    title = str(who.get("role") or TITLES[Role.PRESIDENT])
    return (Post(_SENDER, court.code, ROLES.get(title, Role.STAFF), title, SINCE),)


def _reply(value: object, courts: Courts) -> ReplyContext | None:
    if not isinstance(value, Mapping):
        return None
    return ReplyContext(str(value.get("text") or ""), _posts(value.get("sender"), courts))


def _mentions(entities: object, text: str, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Text mentions of Telegram (offsets in UTF-16 units) as places in the text; usernames are read from the text."""
    if not isinstance(entities, list):
        return ()
    places = _utf16_places(text)
    found = []
    for one in entities:
        if not isinstance(one, Mapping) or one.get("type") != "text_mention":
            continue
        start, end = places.get(one.get("offset")), places.get(_sum(one.get("offset"), one.get("length")))
        user = one.get("user")
        person = lexicon.roster.person_by_telegram_id.get(user.get("id", 0)) if isinstance(user, Mapping) else None
        if start is not None and end is not None and end > start:
            found.append(Mention(start, end - start, person.id if person else None))
    return tuple(found)


def _sum(offset: object, length: object) -> int | None:
    return offset + length if isinstance(offset, int) and isinstance(length, int) else None


def _utf16_places(text: str) -> dict[object, int]:
    places: dict[object, int] = {}
    units = 0
    for place, sign in enumerate(text):
        places[units] = place
        units += 1 + (ord(sign) > 0xFFFF)  # noqa: PLR2004 -- the last character of the basic plane
    places[units] = len(text)
    return places


# From a reading to fields


def reading_fields(reading: Reading, courts: Courts, home: str | None = None) -> dict[str, Any]:
    """The reading in the vocabulary of the examples; `ask` is true where the bot would send a draft card.

    `home` is the speaker's court, whose teams with a name (攻坚小组) are said as posts of it.
    """
    found = band(reading)
    is_order = found is not Band.LOW
    return {
        "kind": reading.kind.value if is_order and reading.kind else "none",
        "assignees": [party_fields(one, courts, home) for one in reading.responsible] if is_order else [],
        "attendees": [party_fields(one, courts, home) for one in (*reading.attending, *reading.assisting)]
        if is_order
        else [],
        "petitioner": reading.petitioner if is_order else None,
        "deadline": _iso(reading.deadline) if is_order else None,
        "recurrence": str(reading.recurrence) if is_order and reading.recurrence else None,
        "objective": reading.objective if is_order else None,
        "subtasks": [_subtask(one, courts, home) for one in reading.subtasks] if is_order else [],
        "urgent": reading.is_urgent,
        "confidence": round(reading.confidence, 2),
        "ask": found is Band.MIDDLE or (is_order and asks_for_figures(reading)),
        "means": reading.speech_act.value,
        "unclear": [{"words": one.words, "reason": one.reason.value} for one in reading.unclear] if is_order else [],
        "why": [f"{one.words} → {one.taken_for}: {one.why}" for one in reading.evidence],
    }


def party_fields(party: Party, courts: Courts, home: str | None = None) -> dict[str, Any]:
    """{court, role}, {court: null, selector}, {court: null, org}, or {court: null, candidates} while undecided.

    Beside a selector `except` names the courts of it that are let off, where there are any.
    """
    if party.org:
        return {"court": None, "org": party.org, "role": party.title}
    if party.selector:
        sort, _, code = party.selector.partition(":")
        if sort == "team" and home and not code.isdigit():
            return {"court": courts[home].short_name, "role": code}
        selector = f"children:{courts[code].short_name}" if sort == "children" else party.selector
        without = [courts[one].short_name for one in party.let_off]
        return {"court": None, "selector": selector, "role": party.title, **({"except": without} if without else {})}
    said = {key: value for key, value in (("name", party.name), ("username", party.username)) if value}
    if party.court is None:
        candidates = [courts[code].short_name for code in party.candidates]
        return {"court": None, "role": party.title, **said, "candidates": candidates}
    return {"court": courts[party.court].short_name, "role": party.title, **said}


def _subtask(one: Subtask, courts: Courts, home: str | None) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "assignees": [party_fields(party, courts, home) for party in one.responsible],
        "petitioner": one.petitioner,
        "deadline": _iso(one.deadline),
        "objective": one.objective,
    }


def _iso(deadline: Deadline | None) -> str | None:
    return deadline.at.isoformat() if deadline else None


def people_of(table: Mapping[str, Any], courts: Courts, first_id: int) -> tuple[list[Person], list[Post]]:
    """People and posts of a table {username: {court, role, name}}. Raises BadLineError for an unknown court."""
    people, posts = [], []
    for number, (username, one) in enumerate(table.items(), first_id):
        court = courts.by_name.get(str(one.get("court")))
        if court is None:
            raise BadLineError(f"usernames: the court of {username} is not in the roster")
        title = str(one.get("role") or TITLES[Role.PRESIDENT])
        people.append(Person(number, str(one.get("name") or username), username=username))
        posts.append(Post(number, court.code, ROLES.get(title, Role.STAFF), title, SINCE))
    return people, posts
