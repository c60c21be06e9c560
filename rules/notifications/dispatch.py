"""What is said of the dispatch meeting: to the office, to all presidents, to each court that speaks."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from rules.bulletins.values import BulletinName, Measure
from rules.dispatch.values import Evidence, Meeting, NoMeeting, Speaker, Talk
from rules.outgoing import Button, Notification, Priority, WhenUncertain

CALL_MEETING, DROP_MEETING = "meeting_call", "meeting_drop"
RELEASE_TALK, REFUSE_TALK = "talk_release", "talk_refuse"
PUBLISH_MINUTES = "minutes_publish"


@dataclass(frozen=True, slots=True)
class MeetingCard(Notification):
    """The meeting as the office sees it, edited in place: agenda, order of speaking, speeches, orders."""

    kind: ClassVar[str] = "meeting_card"
    priority: ClassVar[Priority] = Priority.ORDER

    meeting: Meeting
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingCalled(Notification):
    """The invitation, to the command group."""

    kind: ClassVar[str] = "meeting_called"
    priority: ClassVar[Priority] = Priority.ORDER
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    meeting: Meeting


@dataclass(frozen=True, slots=True)
class SpeechRequested(Notification):
    """To a court that speaks, in its own group; the file is sent as an answer to it."""

    kind: ClassVar[str] = "speech_requested"
    priority: ClassVar[Priority] = Priority.ORDER
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    held_at: datetime
    speeches_by: datetime
    measure: Measure
    bulletin: BulletinName
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class SpeechReminded(Notification):
    """One line under the request, while the speech is missing."""

    kind: ClassVar[str] = "speech_reminded"
    priority: ClassVar[Priority] = Priority.REMINDER

    court: str
    speeches_by: datetime


@dataclass(frozen=True, slots=True)
class SpeechReceived(Notification):
    """The receipt; `is_late` after the deadline, `replaces` where one was handed in before."""

    kind: ClassVar[str] = "speech_received"

    court: str
    file_name: str
    hash: str
    is_late: bool
    replaces: bool


@dataclass(frozen=True, slots=True)
class SpeechesMissing(Notification):
    """To the office, when the deadline has passed."""

    kind: ClassVar[str] = "speeches_missing"
    priority: ClassVar[Priority] = Priority.REMINDER

    held_at: datetime
    courts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingReminded(Notification):
    """On the day of the meeting: to the command group, and, with the court's number, to whoever speaks."""

    kind: ClassVar[str] = "meeting_reminded"
    priority: ClassVar[Priority] = Priority.REMINDER

    held_at: datetime
    court: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class TalkProposed(Notification):
    """To the office: a court was among the last too often; a person decides. Edited once decided."""

    kind: ClassVar[str] = "talk_proposed"
    priority: ClassVar[Priority] = Priority.REMINDER

    court: str
    measure: Measure
    evidence: tuple[Evidence, ...]
    buttons: tuple[Button, ...] = ()
    talk: Talk = Talk.PROPOSED
    by: str = ""


@dataclass(frozen=True, slots=True)
class TalkCalled(Notification):
    """To the court's group and its president."""

    kind: ClassVar[str] = "talk_called"
    priority: ClassVar[Priority] = Priority.ESCALATION
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    court: str
    measure: Measure
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class MinutesDrafted(Notification):
    """The minutes, to the office, with a button; edited once they are published."""

    kind: ClassVar[str] = "minutes_drafted"

    meeting: Meeting
    buttons: tuple[Button, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class MinutesPublished(Notification):
    """The minutes, to the command group."""

    kind: ClassVar[str] = "minutes_published"
    priority: ClassVar[Priority] = Priority.ORDER

    meeting: Meeting


@dataclass(frozen=True, slots=True)
class MeetingRefused(Notification):
    """Why nothing was done."""

    kind: ClassVar[str] = "meeting_refused"

    reason: NoMeeting


ALL: tuple[type[Notification], ...] = (
    MeetingCard,
    MeetingCalled,
    SpeechRequested,
    SpeechReminded,
    SpeechReceived,
    SpeechesMissing,
    MeetingReminded,
    TalkProposed,
    TalkCalled,
    MinutesDrafted,
    MinutesPublished,
    MeetingRefused,
)
