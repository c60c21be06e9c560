"""Appointments: what the words ask for, what cannot be, and with whom it would clash."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from rules.deadlines.expressions import expressions
from rules.deadlines.values import Moment, Precision
from rules.interviews.people import people
from rules.interviews.values import Appointment, Interview, Way
from rules.orders.values import Order
from rules.people import Roster
from rules.reading.normal import normal

_WAYS: dict[Way, re.Pattern[str]] = {
    Way.VIDEO: re.compile(r"远程视频|视频连线|视频|连线|\bvideo\b", re.IGNORECASE),
    Way.TELEPHONE: re.compile(r"电话|通话|\b(?:tele)?phone\b", re.IGNORECASE),
    Way.ON_SITE: re.compile(r"下访|上门|登门|走访|\bon[- ]site\b", re.IGNORECASE),
    Way.IN_PERSON: re.compile(r"当面|面谈|见面|\bin[- ]person\b", re.IGNORECASE),
}
_REASON = re.compile(
    r"(?:改期)?(?:理由|原因|reason)\s*(?:是|为)?\s*[:：]?\s*(?P<words>[^\n]+)|因为?(?P<because>[^\n,。;]+)",
    re.IGNORECASE,
)
_ANYHOW = re.compile(r"仍约|照约|\banyhow\b", re.IGNORECASE)
_NOT_A_PLACE = re.compile(
    r"(?<![^\s,。;:])(?:改为|改到|改至|改期至?|改在|约在|约定|定于|定在|时间|地点|方式|地址|接谈(?!室)|在|于|到|请)[:：]?"
)
_MARKS = " \t\n,，。;；、:：!！"
LONGEST_PLACE = 60
LONGEST_REASON = 200


class AppointmentFault(StrEnum):
    """Why nothing is arranged; each has a sentence that says what to do next."""

    TIME_NEEDED = "time_needed"
    PAST = "past"
    REASON_NEEDED = "reason_needed"
    SAME = "same"
    CLASH = "clash"
    OVER = "over"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the words ask for; None and empty where they do not say it. `is_anyhow`: in spite of a clash."""

    starts_at: datetime | None = None
    place: str = ""
    way: Way | None = None
    reason: str = ""
    is_anyhow: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody who is at another interview then. `number` is that of its order."""

    person: str
    number: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class NotAppointed:
    fault: AppointmentFault
    clashes: tuple[Clash, ...] = ()


def wanted_in(words: str, moment: Moment) -> Wanted:
    """The appointment in one line, in any order: 12月3日上午9点 大连中院301 当面 理由：当事人住院.

    What is neither time nor way nor reason is the place.
    """
    text = normal(words).text
    reason = _REASON.search(text)
    rest = text[: reason.start()] + text[reason.end() :] if reason else text
    anyhow, rest = bool(_ANYHOW.search(rest)), _ANYHOW.sub(" ", rest)
    at, rest = _time_in(rest, moment)
    way, rest = _way_in(rest)
    because = (reason["words"] or reason["because"] or "") if reason else ""
    place = " ".join(_NOT_A_PLACE.sub(" ", rest).strip(_MARKS).split())
    return Wanted(at, place.strip(_MARKS), way, because.strip(_MARKS), anyhow)


def _time_in(text: str, moment: Moment) -> tuple[datetime | None, str]:
    """The first moment that is given to the minute, and the text without it and its day; a day alone is not enough."""
    rest, shift = text, 0
    for found in expressions(text, moment):
        start, end = found.span
        rest, shift = f"{rest[: start - shift]} {rest[end - shift :]}", shift + end - start - 1
        if found.at is not None and found.precision is Precision.MINUTE:
            return found.at, rest
    return None, text


def _way_in(text: str) -> tuple[Way | None, str]:
    for way, pattern in _WAYS.items():
        if found := pattern.search(text):
            return way, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def appoint(
    interview: Interview, wanted: Wanted, now: datetime, *, minutes: int, usual_place: str
) -> Appointment | NotAppointed:
    """The appointment as it is to be; what is not said stays, or is the usual. Clashes are looked for elsewhere.

    A first one needs a time, a later one a reason.
    """
    before = interview.appointment
    starts_at = wanted.starts_at or (before.starts_at if before else None)
    if starts_at is None:
        return NotAppointed(AppointmentFault.TIME_NEEDED)
    if (fault := _why_not(interview, wanted, starts_at, now)) is not None:
        return NotAppointed(fault)
    if before is None:
        return Appointment(starts_at, wanted.place or usual_place, wanted.way or Way.IN_PERSON, minutes)
    changed = replace(before, starts_at=starts_at, place=wanted.place or before.place, way=wanted.way or before.way)
    return replace(changed, sequence=before.sequence + 1, reason=wanted.reason)


def _why_not(interview: Interview, wanted: Wanted, starts_at: datetime, now: datetime) -> AppointmentFault | None:
    before = interview.appointment
    if interview.state.is_over:
        return AppointmentFault.OVER
    if len(wanted.place) > LONGEST_PLACE or len(wanted.reason) > LONGEST_REASON:
        return AppointmentFault.TOO_LONG
    if starts_at <= now:
        return AppointmentFault.PAST
    if before is None:
        return None
    is_same_way = wanted.way in {None, before.way} and wanted.place in {"", before.place}
    if starts_at == before.starts_at:
        return AppointmentFault.SAME if is_same_way else None
    return None if wanted.reason else AppointmentFault.REASON_NEEDED


def clashes(
    appointment: Appointment,
    meeting: tuple[Interview, Order],
    others: Iterable[tuple[Interview, Order]],
    roster: Roster,
) -> Iterator[Clash]:
    """Who of the interview's participants is at another one that overlaps; an end that meets a beginning does not."""
    interview, order = meeting
    wanted = {person.id: person.name for person in people(interview, order, roster)}
    for other, its_order in others:
        theirs = other.appointment
        if other.id == interview.id or theirs is None or other.state.is_over:
            continue
        if appointment.starts_at < theirs.ends_at and theirs.starts_at < appointment.ends_at:
            for person in people(other, its_order, roster):
                if person.id in wanted:
                    yield Clash(wanted[person.id], its_order.number, theirs.starts_at)
