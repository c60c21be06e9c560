"""What is said about the appointment of an interview: made, changed, called off, reminded of, refused. Petitioners are in here masked."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from rules.interviews.appointing import AppointmentFault, Clash
from rules.interviews.values import Way
from rules.outgoing import Notification, Priority, WhenUncertain


@dataclass(frozen=True, slots=True)
class AppointmentLine:
    starts_at: datetime
    place: str
    way: Way
    is_rest_day: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """What a calendar needs; nothing in it points at the petitioner. `uid` and `sequence` let it find the entry again."""

    uid: str
    sequence: int
    stamp: datetime
    starts_at: datetime
    ends_at: datetime
    place: str
    number: str
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class AppointmentMade(Notification):
    """To everybody who takes part. `calendar` is for a private chat: the message carries a file for the calendar."""

    kind: ClassVar[str] = "appointment_made"
    priority: ClassVar[Priority] = Priority.ORDER
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    number: str
    petitioner: str | None
    appointment: AppointmentLine
    leads: tuple[str, ...]
    others: tuple[str, ...]
    by: str
    is_change: bool
    calendar: CalendarEntry | None = None


@dataclass(frozen=True, slots=True)
class AppointmentWithdrawn(Notification):
    """The order was called off, so nobody meets; or the post has passed on to `successor`, who meets the petitioner instead."""

    kind: ClassVar[str] = "appointment_withdrawn"
    priority: ClassVar[Priority] = Priority.ORDER
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    number: str
    starts_at: datetime
    calendar: CalendarEntry | None = None
    successor: str = ""


@dataclass(frozen=True, slots=True)
class AppointmentReminder(Notification):
    """The working day before; in private with the file once more, as the post may have passed on."""

    kind: ClassVar[str] = "appointment_reminder"
    priority: ClassVar[Priority] = Priority.REMINDER
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    number: str
    petitioner: str | None
    appointment: AppointmentLine
    earlier: int
    broken: int
    calendar: CalendarEntry | None = None


@dataclass(frozen=True, slots=True)
class AppointmentRefused(Notification):
    kind: ClassVar[str] = "appointment_refused"

    fault: AppointmentFault
    number: str
    clashes: tuple[Clash, ...] = ()


ALL: tuple[type[Notification], ...] = (
    AppointmentMade,
    AppointmentWithdrawn,
    AppointmentReminder,
    AppointmentRefused,
)
