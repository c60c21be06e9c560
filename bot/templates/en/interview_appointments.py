from collections.abc import Callable
from typing import Any

from bot.calendar_file import calendar_file
from bot.page import Attachment, Page, safe
from bot.templates.en.interview_words import (
    APPOINTMENT_FAULTS,
    WAYS,
)
from bot.templates.en.order_words import day_and_time, short
from rules.notifications.interview_appointments import (
    AppointmentLine,
    AppointmentMade,
    AppointmentRefused,
    AppointmentReminder,
    AppointmentWithdrawn,
    CalendarEntry,
)
from rules.outgoing import Notification


def when(one: AppointmentLine) -> str:
    rest = " ⚠️ rest day" if one.is_rest_day else ""
    return f"<b>{day_and_time(one.starts_at)}</b>{rest}"


def appointment_made(facts: AppointmentMade) -> Page:
    head = (
        "Interview postponed"
        if facts.is_change and facts.appointment.reason
        else "Interview changed"
        if facts.is_change
        else "Interview arranged"
    )
    lines = [
        f"<b>{head}: {facts.number}</b>" + (f" · {safe(facts.petitioner)}" if facts.petitioner else ""),
        f"When: {when(facts.appointment)}, {WAYS[facts.appointment.way]}",
    ]
    if facts.appointment.place:
        lines.append(f"Where: {safe(facts.appointment.place)}")
    if facts.is_change and facts.appointment.reason:
        lines.append(f"Reason: {safe(facts.appointment.reason)}")
    lines.append("Met by: " + ", ".join(safe(one) for one in facts.leads))
    if facts.others:
        lines.append("With: " + ", ".join(safe(one) for one in facts.others))
    by = f"(arranged by {safe(facts.by)}) " if facts.by else ""
    if ending := (by + ("Open the file to put it into your calendar." if facts.calendar else "")).strip():
        lines.append(ending)
    return Page("\n".join(lines), attachment=_calendar(facts.calendar))


def appointment_withdrawn(facts: AppointmentWithdrawn) -> Page:
    tail = " Open the file to take it out of your calendar." if facts.calendar else ""
    if facts.successor:
        words = f"The interview on {day_and_time(facts.starts_at)} goes with the post: {safe(facts.successor)} takes part.{tail}"
        return Page(f"<b>Interview handed over: {facts.number}</b>\n{words}", attachment=_calendar(facts.calendar))
    return Page(
        f"<b>Interview called off: {facts.number}</b>\nThe order was cancelled; nobody meets on {day_and_time(facts.starts_at)}.{tail}",
        attachment=_calendar(facts.calendar),
    )


def appointment_reminder(facts: AppointmentReminder) -> Page:
    lines = [
        f"<b>Interview ahead: {facts.number}</b>" + (f" · {safe(facts.petitioner)}" if facts.petitioner else ""),
        f"{when(facts.appointment)}, {WAYS[facts.appointment.way]}"
        + (f", {safe(facts.appointment.place)}" if facts.appointment.place else ""),
    ]
    if facts.earlier:
        broken = f", promises broken: {facts.broken}" if facts.broken else ""
        lines.append(f"Met before: {facts.earlier}{broken}.")
    lines.append(f"To postpone: /appoint {short(facts.number)} new time, reason: …")
    return Page("\n".join(lines), attachment=_calendar(facts.calendar))


def _calendar(entry: CalendarEntry | None) -> Attachment | None:
    return calendar_file(entry, f"Interview {entry.number}") if entry else None


def appointment_refused(facts: AppointmentRefused) -> Page:
    clashes = "; ".join(
        f"{safe(one.person)} is at interview {one.number} then ({day_and_time(one.starts_at)})" for one in facts.clashes
    )
    return Page(APPOINTMENT_FAULTS[facts.fault].format(short=short(facts.number), number=facts.number, clashes=clashes))


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    AppointmentMade: appointment_made,
    AppointmentWithdrawn: appointment_withdrawn,
    AppointmentReminder: appointment_reminder,
    AppointmentRefused: appointment_refused,
}
