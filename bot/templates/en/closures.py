from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from rules.notifications.closures import CalendarMissing, ClosureNotUnderstood, ClosuresShown
from rules.outgoing import Notification

_HOW = "Enter: <code>/closure 甘井子法院 2026-11-25 power cut</code>; several days as 2026-11-25..2026-11-27; 删 in front takes it back."
_MOST_LINES = 30


def closures_shown(facts: ClosuresShown) -> Page:
    head = "✓ Entered. " if facts.is_changed else ""
    if not facts.closures:
        return Page(f"{head}No court is closed by itself.\n{_HOW}")
    lines = [f"{head}<b>Courts that are closed</b> (nobody is reminded; working time does not run)"]
    lines += [f"• {safe(court)}, {one.day} {safe(one.note)}".rstrip() for court, one in facts.closures[:_MOST_LINES]]
    if len(facts.closures) > _MOST_LINES:
        lines.append(f"… and {len(facts.closures) - _MOST_LINES} days more.")
    return Page("\n".join([*lines, _HOW]))


def closure_not_understood(_facts: ClosureNotUnderstood) -> Page:
    return Page(f"Not understood, nothing entered (31 days at most at once). {_HOW}")


def calendar_missing(facts: CalendarMissing) -> Page:
    return Page(
        f"⚠️ <b>The days off of {facts.year} are not known.</b> Once the State Council's notice is out, type them in with "
        f"/calendar, or have an administrator run: duban calendar import FILE. Until then deadlines in {facts.year} count Monday "
        "to Friday and are marked as estimates."
    )


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    ClosuresShown: closures_shown,
    ClosureNotUnderstood: closure_not_understood,
    CalendarMissing: calendar_missing,
}
