"""Interviews with petitioners. What was said of and by people is sealed (storage.sealed); the rest is plain, to be counted."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Column, ForeignKey, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from rules.interviews.values import InterviewState, Outcome, ParticipantRole, Satisfaction, Source, Way
from rules.people import Role
from storage.columns import Moment, choice, key_column


def _interview_key(*, is_primary: bool = False) -> Column[int]:
    return Column(BigInteger, ForeignKey("interviews.id"), nullable=False, index=not is_primary, primary_key=is_primary)


class InterviewRow(SQLModel, table=True):
    """One interview of one order."""

    __tablename__ = "interviews"

    id: int | None = Field(default=None, sa_column=key_column())
    order_id: int = Field(sa_column=Column(BigInteger, ForeignKey("orders.id"), nullable=False, unique=True))
    court_code: str = Field(foreign_key="courts.code")
    source: Source = Field(sa_type=choice(Source))
    draw: int | None = Field(default=None, sa_type=BigInteger)
    created_at: datetime = Field(sa_type=Moment)
    uid: str
    case_number: str | None = Field(default=None, index=True)
    petitioner: bytes | None = None
    petitioner_fingerprint: str | None = Field(default=None, index=True)
    masked_petitioner: str | None = Field(default=None, index=True)
    state: InterviewState = Field(sa_type=choice(InterviewState))
    starts_at: datetime | None = Field(default=None, sa_type=Moment)
    minutes: int | None = None
    place: bytes = b""
    way: Way | None = Field(default=None, sa_type=choice(Way))
    sequence: int = 0
    postponed_reason: bytes = b""
    met_on: date | None = Field(default=None, index=True)
    claims: bytes = b""
    findings: bytes = b""
    reply: bytes = b""
    outcome: Outcome | None = Field(default=None, sa_type=choice(Outcome))
    satisfaction: Satisfaction | None = Field(default=None, sa_type=choice(Satisfaction))
    record_number: str = ""
    revisit_on: date | None = None
    revisit_result: bytes = b""
    recorded_by: int | None = Field(default=None, sa_type=BigInteger)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)
    next_reminder_at: datetime | None = Field(default=None, sa_type=Moment, index=True)
    version: int = 1

    __table_args__ = (
        Index("ix_interviews_court_code_state", "court_code", "state"),
        Index("ix_interviews_state_starts_at", "state", "starts_at"),
    )


class ParticipantRow(SQLModel, table=True):
    """Guests from the moment they are named; the parties of the order as they were when the record was closed."""

    __tablename__ = "interview_participants"

    id: int | None = Field(default=None, sa_column=key_column())
    interview_id: int = Field(sa_column=_interview_key())
    role: ParticipantRole = Field(sa_type=choice(ParticipantRole))
    label: bytes
    court_code: str | None = None
    post_role: Role | None = Field(default=None, sa_type=choice(Role))
    person_id: int | None = Field(default=None, sa_type=BigInteger, index=True)


class TagRow(SQLModel, table=True):
    """A common problem that the interview shows."""

    __tablename__ = "interview_tags"

    interview_id: int = Field(sa_column=_interview_key(is_primary=True))
    tag: str = Field(primary_key=True, index=True)


class PromiseRow(SQLModel, table=True):
    """A promise and the order that chases it; whether it was kept is read from that order."""

    __tablename__ = "interview_promises"

    id: int | None = Field(default=None, sa_column=key_column())
    interview_id: int = Field(sa_column=_interview_key())
    number: int
    text: bytes
    label: str
    court_code: str | None = None
    post_role: Role | None = Field(default=None, sa_type=choice(Role))
    person_id: int | None = Field(default=None, sa_type=BigInteger)
    due_at: datetime = Field(sa_type=Moment)
    order_id: int = Field(sa_column=Column(BigInteger, ForeignKey("orders.id"), nullable=False, unique=True))

    __table_args__ = (UniqueConstraint("interview_id", "number"),)


class AttachmentRow(SQLModel, table=True):
    __tablename__ = "interview_attachments"

    id: int | None = Field(default=None, sa_column=key_column())
    interview_id: int = Field(sa_column=_interview_key())
    number: int
    file_id: str
    sha256: str
    suffix: str
    size: int = Field(sa_type=BigInteger)
    added_by: int = Field(sa_type=BigInteger)
    added_at: datetime = Field(sa_type=Moment)

    __table_args__ = (UniqueConstraint("interview_id", "number"),)


class InterviewQuestionRow(SQLModel, table=True):
    """After a press that needs words the person's next words in that chat are the answer; `about` names the field."""

    __tablename__ = "interview_questions"

    id: int | None = Field(default=None, sa_column=key_column())
    person_id: int = Field(sa_type=BigInteger)
    chat_id: int = Field(sa_type=BigInteger)
    interview_id: int = Field(sa_column=_interview_key())
    about: str
    expires_at: datetime = Field(sa_type=Moment)

    __table_args__ = (UniqueConstraint("person_id", "chat_id"),)
