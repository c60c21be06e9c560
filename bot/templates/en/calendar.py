from collections.abc import Callable
from datetime import date
from typing import Any

from bot.page import Page, safe
from rules.calendar import DayKind
from rules.calendar_notice import Mistake
from rules.notifications.calendar import CalendarChanged, CalendarNotTaken, CalendarShown
from rules.outgoing import Notification

_KINDS = {DayKind.RESTDAY: "off", DayKind.WORKDAY: "work"}
_HOW = (
    "To type in days (several lines at once if you like):\n<code>/calendar 休 2027-01-01 元旦\n班 2027-01-02\n"
    "2027-10-01..2027-10-07 休 国庆节\n删 2027-01-02</code>\n休 off, 班 work, 删 forget."
)
_MISTAKES = {
    Mistake.UNREADABLE: "not understood; write it as: 休 2027-01-01 元旦",
    Mistake.NO_SUCH_DAY: "there is no such day",
    Mistake.BACKWARDS: "it ends before it begins",
    Mistake.TOO_LONG: "a range has at most 31 days",
    Mistake.TWICE: "an earlier line has this day",
}


def calendar_shown(facts: CalendarShown) -> Page:
    typed = f", typed in: {', '.join(str(year) for year in facts.typed_years)}" if facts.typed_years else ""
    lines = [
        f"<b>Working calendar</b>: published {facts.first_year}–{facts.last_year}{typed}.",
        f"⚠️ From {facts.estimated_from} on it is an estimate (Monday to Friday without the statutory holidays).",
    ]
    if facts.ahead:
        lines += ["", "<b>Ahead</b>"]
        lines += [f"{_KINDS[one.kind]} {_days(one.first, one.last)}" for one in facts.ahead]
    if facts.overrides:
        lines += ["", "<b>Typed in</b>"]
        lines += [f"{_KINDS[one.kind]} {one.day} {safe(one.note)}".rstrip() for one in facts.overrides]
    if facts.left_out:
        lines.append(f"({facts.left_out} earlier days are not listed)")
    return Page("\n".join([*lines, "", _HOW]))


def _days(first: date, last: date) -> str:
    return str(first) if first == last else f"{first} to {last}"


def calendar_changed(facts: CalendarChanged) -> Page:
    years = ", ".join(str(year) for year in facts.years)
    return Page(f"✓ Kept: {facts.rest_days} off, {facts.work_days} at work, {facts.dropped} forgotten ({years}).")


def calendar_not_taken(facts: CalendarNotTaken) -> Page:
    lines = [f"Line {one.line} “{safe(one.words)}”: {_MISTAKES[one.mistake]}" for one in facts.mistakes]
    more = [f"{facts.left_out} more lines are wrong."] if facts.left_out else []
    return Page("\n".join(["<b>Nothing was kept.</b> Correct it and send all lines again:", *lines, *more]))


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    CalendarShown: calendar_shown,
    CalendarChanged: calendar_changed,
    CalendarNotTaken: calendar_not_taken,
}
