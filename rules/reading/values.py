"""What goes into the reading of a message and what comes out of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from rules.deadlines.values import Deadline, Recurrence
from rules.people import Post, Role

Span = tuple[int, int]
"""From and to, in Python indices of the message's text, `to` excluded."""


class OrderKind(StrEnum):
    TASK = "task"
    INTERVIEW = "interview"
    RECTIFICATION = "rectification"  # 整改: what a bulletin has shown is to be put right
    PROMISE = "promise"  # what a president has promised a petitioner


class SpeechAct(StrEnum):
    """What a message does. Only ORDER can become an order; the others may be the trigger of another flow."""

    __hash__ = str.__hash__  # an enumeration's own goes through Python

    ORDER = "order"
    REQUEST = "request"  # asked of an equal or a superior
    ACKNOWLEDGEMENT = "acknowledgement"  # 收到, 明白, 马上落实
    PROGRESS = "progress"  # 正在…, 已安排…
    RESULT = "result"  # 已接谈，达成和解
    EXTENSION_REQUEST = "extension_request"  # 请予延期至…
    SUBMISSION = "submission"  # 申请销号
    CANCELLATION = "cancellation"  # 不用再谈了, 作废
    AMENDMENT = "amendment"  # 改到周三
    DECLINE = "decline"  # 不是我们院的
    PLEDGE = "pledge"  # 我院保证…
    THANKS = "thanks"
    INQUIRY = "inquiry"  # 怎么样了？
    SUGGESTION = "suggestion"  # 建议…, 要不要…
    ANNOUNCEMENT = "announcement"  # 公告, 战报, 通报表扬
    TALK = "talk"


class QuestionKind(StrEnum):
    """What the bot has to ask because the words do not say it, or say it twice."""

    RESPONSIBLE = "responsible"  # nobody, or several could be meant
    TYPO = "typo"  # read through a misspelling
    DEADLINE = "deadline"  # a date that had to be worked out from several
    NO_DEADLINE = "no_deadline"  # 尽快: hurry without a date; does not hold the order up
    IS_ORDER = "is_order"


class Band(StrEnum):
    HIGH = "high"  # the order stands at once
    MIDDLE = "middle"  # a draft card to the issuer only
    LOW = "low"  # silence


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Confidence from which a reading is in the band."""

    high: float = 0.85
    middle: float = 0.5


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity of the message that is already resolved to a person; None if Telegram's id or name is not bound."""

    offset: int
    length: int
    person_id: int | None


@dataclass(frozen=True, slots=True)
class ReplyContext:
    """The message that this one answers. `responsible` are those of the order whose card or notice it is."""

    text: str = ""
    author_posts: tuple[Post, ...] = ()
    author_id: int | None = None
    order_id: int | None = None
    """The order whose card or notice it is."""
    responsible: "tuple[Party, ...]" = ()


@dataclass(frozen=True, slots=True)
class Message:
    """What was said, when, where and by whom. `chat_court` is None in the command group and in private."""

    text: str
    said_at: datetime
    chat_court: str | None = None
    sender_id: int | None = None
    sender_posts: tuple[Post, ...] = ()
    mentions: tuple[Mention, ...] = ()
    reply_to: ReplyContext | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """One who is named in an order: a court's post, a selector of courts, or a body outside the courts.

    Exactly one of `court`, `selector`, `org` is set, or none of them while it is undecided; then `candidates` holds
    the courts that it could be. `role` is None where no title was said, which means the president.
    """

    court: str | None = None
    role: Role | None = None
    person_id: int | None = None
    name: str | None = None
    """The person's name, or the words for teams and liaison units (第二督导组, 各联动单位)."""
    title: str | None = None
    """The title in its usual form (执行局长, 立案庭长, 纪检组); None where none was said."""
    selector: str | None = None
    """all, level:intermediate, level:basic, children:CODE, top:N, bottom:N, below_target, overdue_petition, unreported,
    unsigned_pledge, team:N, liaison_units."""
    org: str | None = None
    username: str | None = None
    candidates: tuple[str, ...] = ()
    let_off: tuple[str, ...] = ()
    """The codes of the courts of the selector to which the order does not go: 各中院，大连除外."""

    @property
    def upper(self) -> str | None:
        """The code of the court of which all courts below are meant (children:CODE); None where others are."""
        selector = self.selector or ""
        return selector.removeprefix(_BELOW) if selector.startswith(_BELOW) else None


_BELOW = "children:"
_PRESIDENT = Role.PRESIDENT
Seat = tuple[str | None, str | None, str | None, Role]


def seat(one: Party) -> Seat:
    """What tells a party from others, whatever it is called."""
    return one.court, one.selector, one.org, one.role or _PRESIDENT


@dataclass(frozen=True, slots=True)
class Subtask:
    kind: OrderKind
    responsible: tuple[Party, ...]
    deadline: Deadline | None
    objective: str
    petitioner: str | None = None


class Evidence(NamedTuple):
    """Which words were taken for what, and why."""

    span: Span
    words: str
    taken_for: str
    why: str


class Unclear(StrEnum):
    """What in a message the reading leaves without an account."""

    COUNT = "count"  # 三家, but another number of courts was read
    SIDE_BY_SIDE = "side_by_side"  # courts next to each other without a sign between them
    COMPANY = "company"  # …派人参加, and it is not known who
    PERSON = "person"  # somebody named who got no part, or may have the wrong one
    OFFICE = "office"  # an office that is not known
    EXCEPTION = "exception"  # 其余各家不用报
    SEVERAL = "several"  # people named in several sentences
    TIME = "time"  # words of time that were not used
    TWO_TIMES = "two_times"  # several dates, and no part for each
    RECURRENCE = "recurrence"  # 每周, or its end, unread
    MEETING = "meeting"  # whether somebody is to be met
    PETITIONER = "petitioner"  # whom it is about
    LIST = "list"  # numbered items that did not become parts
    ORDER = "order"  # it sounds like an order, but something speaks against it


@dataclass(frozen=True, slots=True)
class Finding:
    """A piece of the text without an account; `weight` is how much less sure it makes the reading."""

    span: Span
    words: str
    reason: Unclear
    weight: float


@dataclass(frozen=True, slots=True)
class Question:
    """`choices` are court codes for RESPONSIBLE and TYPO, ISO dates for DEADLINE."""

    kind: QuestionKind
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """The published figures that said who is meant by 后三名的法院: of which day, and of which indicator."""

    day: date
    indicator_zh: str
    indicator_en: str
    is_sample: bool = False
    let_off: tuple[str, ...] = ()
    """The codes of the courts that the figures name, and the words let off: 后三名的法院，金州除外."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message was taken to mean. `kind` is None unless the speech act is ORDER."""

    speech_act: SpeechAct
    confidence: float
    kind: OrderKind | None = None
    responsible: tuple[Party, ...] = ()
    assisting: tuple[Party, ...] = ()
    attending: tuple[Party, ...] = ()
    petitioner: str | None = None
    case_numbers: tuple[str, ...] = ()
    deadline: Deadline | None = None
    recurrence: Recurrence | None = None
    objective: str = ""
    subtasks: tuple[Subtask, ...] = ()
    is_urgent: bool = False
    questions: tuple[Question, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    unclear: tuple[Finding, ...] = ()
    basis: Basis | None = None


def band(reading: Reading, thresholds: Thresholds | None = None) -> Band:
    """The band of the reading; a reading that leaves a question open about who or what is never high."""
    limits = thresholds or Thresholds()
    if reading.kind is None or reading.confidence < limits.middle:
        return Band.LOW
    blocking = any(question.kind is not QuestionKind.NO_DEADLINE for question in reading.questions)
    return Band.MIDDLE if blocking or reading.confidence < limits.high else Band.HIGH
