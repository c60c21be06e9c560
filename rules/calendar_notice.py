"""The yearly notice of holidays as it is typed in: one day or range a line, 休 or 班 or 删, and a note."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rules.calendar import Calendar, DayKind, Override

_DATE = r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?"
_LINE = re.compile(
    rf"(?P<before>[休班删])?\s*(?P<first>{_DATE})(?:\s*(?:\.\.|至|到|~|—+)\s*(?P<last>{_DATE}))?\s*(?P<after>[休班删])?"
    r"(?:[\s,，:：]+(?P<note>.*))?"
)
_KINDS = {"休": DayKind.RESTDAY, "班": DayKind.WORKDAY}
_LONGEST_RANGE = 31
_LONGEST_NOTE = 20
_DAYS_AHEAD = 120
_SATURDAY = 5


class Mistake(StrEnum):
    UNREADABLE = "unreadable"
    NO_SUCH_DAY = "no_such_day"
    BACKWARDS = "backwards"
    TOO_LONG = "too_long"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class LineMistake:
    """What is wrong with a line; lines count from 1."""

    line: int
    words: str
    mistake: Mistake


@dataclass(frozen=True, slots=True)
class Notice:
    """The days to keep and those to forget."""

    kept: tuple[Override, ...]
    dropped: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row off under one note, or a weekend day at work (first == last)."""

    first: date
    last: date
    kind: DayKind


def read_notice(text: str) -> Notice | tuple[LineMistake, ...]:
    """All lines, or every mistake in them: a notice is taken as a whole or not at all."""
    kept: dict[date, Override] = {}
    dropped: dict[date, None] = {}
    mistakes: list[LineMistake] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not (words := line.strip()):
            continue
        found = _line(words)
        if isinstance(found, Mistake):
            mistakes.append(LineMistake(number, words, found))
            continue
        if any(day in kept or day in dropped for day in found.days):
            mistakes.append(LineMistake(number, words, Mistake.TWICE))
            continue
        if found.kind is None:
            dropped |= dict.fromkeys(found.days)
        else:
            kept |= {day: Override(day, found.kind, found.note) for day in found.days}
    return tuple(mistakes) if mistakes else Notice(tuple(kept.values()), tuple(dropped))


@dataclass(frozen=True, slots=True)
class _Line:
    days: tuple[date, ...]
    kind: DayKind | None
    note: str


def _line(words: str) -> _Line | Mistake:
    found = _LINE.fullmatch(words)
    if found is None or bool(found["before"]) is bool(found["after"]):
        return Mistake.UNREADABLE
    dates = [_day(found[group]) for group in ("first", "last") if found[group]]
    if None in dates:
        return Mistake.NO_SUCH_DAY
    known = [day for day in dates if day is not None]
    length = (known[-1] - known[0]).days
    if length < 0:
        return Mistake.BACKWARDS
    if length >= _LONGEST_RANGE:
        return Mistake.TOO_LONG
    days = tuple(known[0] + timedelta(days=number) for number in range(length + 1))
    return _Line(days, _KINDS.get(found["before"] or found["after"]), (found["note"] or "").strip()[:_LONGEST_NOTE])


def _day(words: str) -> date | None:
    found = re.fullmatch(_DATE, words)
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


def ahead(calendar: Calendar, today: date) -> tuple[Stretch, ...]:
    """The holidays, and the weekend days at work, of the next four months; plain weekends are not listed."""
    stretches: list[Stretch] = []
    for number in range(1, _DAYS_AHEAD):
        day = today + timedelta(days=number)
        is_free, is_weekend = not calendar.is_workday(day), day.weekday() >= _SATURDAY
        if is_weekend and not is_free:
            stretches.append(Stretch(day, day, DayKind.WORKDAY))
        elif is_free and (calendar.holiday_of(day) is not None or not is_weekend):
            last = stretches[-1] if stretches else None
            if last and last.kind is DayKind.RESTDAY and last.last == day - timedelta(days=1):
                stretches[-1] = Stretch(last.first, day, DayKind.RESTDAY)
            else:
                stretches.append(Stretch(day, day, DayKind.RESTDAY))
    return tuple(stretches)
