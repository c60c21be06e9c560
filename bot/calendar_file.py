"""Appointments as iCalendar files (RFC 5545), as a telephone's calendar takes them in.

The method is PUBLISH, or CANCEL, of RFC 5546: both inform and ask for no answer, so no attendee and no address is in the file. A
later file with the same UID and a higher SEQUENCE replaces the entry. Times are in UTC, which needs no zone table.
"""

from datetime import UTC, timedelta

from bot.page import Attachment
from rules.notifications.interview_appointments import CalendarEntry

_PRODUCT = "-//duban//interviews//ZH"
_ORGANIZER = "urn:duban:interviews"
_NOTICE = timedelta(hours=-1)


def calendar_file(entry: CalendarEntry, title: str) -> Attachment:
    """The file for one appointment; `title` is what the calendar shows."""
    return Attachment(f"{entry.number}.ics", calendar_bytes(entry, title))


def calendar_bytes(entry: CalendarEntry, title: str) -> bytes:
    """The calendar as bytes: lines of at most 75 octets, each ended by CR and LF."""
    from icalendar import Alarm, Calendar, Event, vCalAddress

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamp.astimezone(UTC))
    event.add("dtstart", entry.starts_at.astimezone(UTC))
    event.add("dtend", entry.ends_at.astimezone(UTC))
    event.add("summary", title)
    event.add("location", entry.place)
    event.add("organizer", vCalAddress(_ORGANIZER))
    event.add("status", "CANCELLED" if entry.is_withdrawn else "CONFIRMED")
    if not entry.is_withdrawn:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", _NOTICE)
        event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if entry.is_withdrawn else "PUBLISH")
    calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
