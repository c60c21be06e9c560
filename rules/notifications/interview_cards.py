"""What is said about interviews: their card, appointments, reminders, what is remembered. Petitioners are in here masked."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from rules.interviews.filling import Field, RecordFault
from rules.interviews.memory import PromiseState
from rules.interviews.values import InterviewState, Outcome, ParticipantRole, Satisfaction
from rules.notifications.interview_appointments import AppointmentLine
from rules.notifications.orders import Addressee
from rules.outgoing import Button, Notification, Priority, WhenUncertain


class Menu(StrEnum):
    """What the card offers to press; the rest of it stays the same."""

    MAIN = "main"
    DAYS = "days"
    TIMES = "times"
    RECORD = "record"
    OUTCOME = "outcome"
    SATISFACTION = "satisfaction"
    WAY = "way"
    TAGS = "tags"
    OWNERS = "owners"
    GUESTS = "guests"
    CANDIDATES = "candidates"

    @property
    def is_of_the_record(self) -> bool:
        """Whether it fills in the record, so that what is there and what is missing is shown with it."""
        return self not in {Menu.MAIN, Menu.DAYS, Menu.TIMES, Menu.GUESTS, Menu.CANDIDATES}


class Offer(StrEnum):
    """The sort of a button on the card; its value says which day, outcome or person."""

    APPOINT = "appoint"
    POSTPONE = "postpone"
    RECORD = "record"
    GUESTS = "guests"
    MEMORY = "memory"
    READ = "read"
    CLOSE = "close"
    PROMISE = "promise"
    ATTACH = "attach"
    BACK = "back"
    TYPE = "type"
    DAY = "day"
    TIME = "time"
    FIELD = "field"
    FIELD_WAY = "field_way"
    OUTCOME = "outcome"
    SATISFACTION = "satisfaction"
    WAY = "way"
    TAG = "tag"
    OWNER = "owner"
    GUEST = "guest"
    CANDIDATE = "candidate"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Option:
    """A button of the card; `is_on` where what it stands for is chosen or filled in already."""

    offer: Offer
    button: Button
    value: str = ""
    is_on: bool = False


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """`name` is empty for guests and while a post is vacant."""

    role: ParticipantRole
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class PromiseLine:
    number: str
    label: str
    text: str
    due_at: datetime
    state: PromiseState


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """Somebody whom a masked name can mean; `cases` are the first of his `count` cases at the court."""

    masked: str
    court: str
    cases: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class RecordLines:
    """The record as a card shows it: words masked and shortened. `appointed_on` is given where the petitioner was met on another day."""

    met_on: date | None = None
    outcome: Outcome | None = None
    satisfaction: Satisfaction | None = None
    claims: str = ""
    findings: str = ""
    reply: str = ""
    number: str = ""
    revisit_on: date | None = None
    revisit_result: str = ""
    tags: tuple[str, ...] = ()
    appointed_on: date | None = None


@dataclass(frozen=True, slots=True)
class InterviewCard(Notification):
    """The interview as it stands, and what may be pressed. `earlier` and `broken` count what is remembered.

    `candidates` are there while somebody is asked which of them is meant, and `more_candidates` counts those who are not.
    """

    kind: ClassVar[str] = "interview_card"
    priority: ClassVar[Priority] = Priority.ORDER

    number: str
    state: InterviewState
    petitioner: str | None
    case_number: str | None
    appointment: AppointmentLine | None
    participants: tuple[ParticipantLine, ...]
    earlier: int
    broken: int
    record: RecordLines
    promises: tuple[PromiseLine, ...]
    attachments: int
    missing: tuple[Field, ...]
    menu: Menu = Menu.MAIN
    options: tuple[Option, ...] = ()
    candidates: tuple[CandidateLine, ...] = ()
    more_candidates: int = 0


@dataclass(frozen=True, slots=True)
class RecordReminder(Notification):
    """The interview is over and its record is not closed; what is there is kept. `writer` began it."""

    kind: ClassVar[str] = "record_reminder"
    priority: ClassVar[Priority] = Priority.REMINDER
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    number: str
    starts_at: datetime
    is_begun: bool
    missing: tuple[Field, ...]
    writer: str = ""
    addressees: tuple[Addressee, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordRefused(Notification):
    kind: ClassVar[str] = "record_refused"

    fault: RecordFault
    number: str
    missing: tuple[Field, ...] = ()


class Wish(StrEnum):
    """What the bot asks to be told, beside the fields of the record."""

    APPOINTMENT = "appointment"
    REASON = "reason"
    PROMISE = "promise"
    ATTACHMENT = "attachment"
    MEDIATES = "mediates"
    WITNESSES = "witnesses"
    LIAISON = "liaison"


@dataclass(frozen=True, slots=True)
class InterviewWordsWanted(Notification):
    """`about` is a Field or a Wish; `owner` is who promises."""

    kind: ClassVar[str] = "interview_words_wanted"

    number: str
    about: str
    addressee: Addressee
    owner: str = ""


@dataclass(frozen=True, slots=True)
class EarlierLine:
    number: str
    court: str
    on: date
    state: InterviewState
    outcome: Outcome | None
    kept: int
    broken: int
    pending: int


@dataclass(frozen=True, slots=True)
class InterviewMemory(Notification):
    """The earlier interviews with the petitioner, in all courts; only for those who are entitled, in private."""

    kind: ClassVar[str] = "interview_memory"
    priority: ClassVar[Priority] = Priority.ORDER

    number: str
    petitioner: str | None
    lines: tuple[EarlierLine, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class RecordShown(Notification):
    """The whole record, in private; names masked."""

    kind: ClassVar[str] = "record_shown"

    number: str
    record: RecordLines
    writer: str


@dataclass(frozen=True, slots=True)
class CardMoved(Notification):
    """Delivery deletes the card, which now stands further down; where Telegram no longer allows that, these words take its place."""

    kind: ClassVar[str] = "interview_card_moved"
    priority: ClassVar[Priority] = Priority.ORDER
    when_uncertain: ClassVar[WhenUncertain] = WhenUncertain.RESEND

    number: str
    message_id: int


@dataclass(frozen=True, slots=True)
class AnswerTaken(Notification):
    """Words in a group that answered nothing were taken as the answer to the question that was open for their author."""

    kind: ClassVar[str] = "interview_answer_taken"

    number: str
    about: Field


@dataclass(frozen=True, slots=True)
class InterviewDone(Notification):
    """A short word at the button: what was taken."""

    kind: ClassVar[str] = "interview_done"

    number: str
    is_closed: bool = False
    attachments: int = 0
    is_known: bool = False


ALL: tuple[type[Notification], ...] = (
    InterviewCard,
    RecordReminder,
    RecordRefused,
    InterviewWordsWanted,
    InterviewMemory,
    RecordShown,
    AnswerTaken,
    CardMoved,
    InterviewDone,
)
