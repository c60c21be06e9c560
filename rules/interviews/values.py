"""An interview with a petitioner, from the order that asks for it to its record."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from rules.people import Role


class Source(StrEnum):
    """How the interview came about."""

    DRAW = "draw"  # 随机抽取
    ORDER = "order"  # 交办


class InterviewState(StrEnum):
    """The life of an interview; only a closed record can no longer be corrected."""

    OPEN = "open"  # 待约定
    APPOINTED = "appointed"  # 已约定
    RECORDED = "recorded"  # 记录中: somebody has begun the record
    CLOSED = "closed"  # 已归档
    WITHDRAWN = "withdrawn"  # 已撤销: its order was cancelled

    @property
    def is_over(self) -> bool:
        return self in {InterviewState.CLOSED, InterviewState.WITHDRAWN}


class Way(StrEnum):
    """How the petitioner is met."""

    IN_PERSON = "in_person"  # 当面
    VIDEO = "video"  # 视频
    TELEPHONE = "telephone"  # 电话
    ON_SITE = "on_site"  # 下访


class Outcome(StrEnum):
    """What the interview led to."""

    PAID = "paid"  # 当场履行
    SETTLED = "settled"  # 和解
    INSTALMENTS = "instalments"  # 分期
    ENFORCED = "enforced"  # 继续执行
    RESUMED = "resumed"  # 恢复执行
    EXPLAINED = "explained"  # 终本释明
    ENDED = "ended"  # 息访
    FAILED = "failed"  # 未谈成


class Satisfaction(StrEnum):
    """What the petitioner said of it."""

    SATISFIED = "satisfied"  # 满意
    FAIRLY = "fairly"  # 基本满意
    DISSATISFIED = "dissatisfied"  # 不满意
    NO_ANSWER = "no_answer"  # 拒评


class ParticipantRole(StrEnum):
    """As what somebody takes part."""

    LEADS = "leads"  # 接谈人: the responsible parties of the order
    ATTENDS = "attends"  # 参加
    MEDIATES = "mediates"  # 调解员
    WITNESSES = "witnesses"  # 人大代表、政协委员
    LIAISON = "liaison"  # 联络单位


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes part: a post of the courts, which passes on with its holder, or a guest, who is only named.

    `person_id` is whom the order named or, once the record is closed, who held the post that day.
    """

    role: ParticipantRole
    label: str
    court_code: str | None = None
    post_role: Role | None = None
    person_id: int | None = None

    @property
    def is_guest(self) -> bool:
        return self.court_code is None and self.person_id is None


@dataclass(frozen=True, slots=True)
class Appointment:
    """When, where and how the petitioner is met. `sequence` counts the changes; calendars need it (RFC 5545, 3.8.7.4)."""

    starts_at: datetime
    place: str
    way: Way
    minutes: int = 60
    sequence: int = 0
    reason: str = ""
    """Why it was postponed; empty for the first one."""

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Record:
    """What is written down of the interview. Words about people never reach a repr."""

    met_on: date | None = None
    claims: str = field(default="", repr=False)
    findings: str = field(default="", repr=False)
    reply: str = field(default="", repr=False)
    outcome: Outcome | None = None
    satisfaction: Satisfaction | None = None
    number: str = ""
    revisit_on: date | None = None
    revisit_result: str = field(default="", repr=False)
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """What a post of the courts promised the petitioner, and the order that chases it. `number` counts within the interview."""

    number: int
    text: str = field(repr=False)
    label: str
    court_code: str | None
    post_role: Role | None
    person_id: int | None
    due_at: datetime
    order_id: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photo or a scanned record: where Telegram keeps it, and the SHA-256 of its bytes. Its name is not kept."""

    number: int
    file_id: str
    sha256: str
    suffix: str
    size: int
    added_by: int
    added_at: datetime


@dataclass(frozen=True)
class Interview:
    """One interview of one order. `petitioner` is the full name or the form that was said; only `masked_petitioner` is shown.

    `court_code` is that of the first responsible party. `participants` are those beyond the order's parties while it goes
    on, and everybody once it is closed. `draw` is the number of the draw that it came from.
    """

    id: int
    order_id: int
    court_code: str
    source: Source
    created_at: datetime
    uid: str
    """Names the interview in calendars, for ever."""
    draw: int | None = None
    case_number: str | None = None
    petitioner: str | None = field(default=None, repr=False)
    masked_petitioner: str | None = None
    state: InterviewState = InterviewState.OPEN
    appointment: Appointment | None = None
    participants: tuple[Participant, ...] = ()
    record: Record = Record()
    promises: tuple[Promise, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    recorded_by: int | None = None
    closed_at: datetime | None = None
    next_reminder_at: datetime | None = None
    version: int = 1
    """Counts the states that the cards have shown."""
