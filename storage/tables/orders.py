"""Orders, their parties, their ledger, the steps of their ladders, and what is still a draft or a question.

What people wrote is sealed (storage.sealed): those columns hold bytes.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from rules.ladder.values import Clock, Rung, StepReason, StepState
from rules.orders.corrections import DraftPart
from rules.orders.misreadings import Cause
from rules.orders.proposals import ProposalKind, ProposalState
from rules.orders.values import Action, EventKind, OrderState, PartyRole
from rules.people import Role
from rules.reading.values import OrderKind
from storage.columns import Moment, choice, key_column


def _order_key() -> Column[int]:
    return Column(BigInteger, ForeignKey("orders.id"), nullable=False, index=True)


class OrderCounterRow(SQLModel, table=True):
    """The last number given out in a year."""

    __tablename__ = "order_counters"

    year: int = Field(primary_key=True)
    last: int = 0


class OrderRow(SQLModel, table=True):
    """An order; `state` repeats what follows from its parties, so that open orders are found without them."""

    __tablename__ = "orders"

    id: int | None = Field(default=None, sa_column=key_column())
    number: str = Field(unique=True)
    kind: OrderKind = Field(sa_type=choice(OrderKind))
    state: OrderState = Field(sa_type=choice(OrderState))
    issuer_id: int = Field(sa_column=Column(BigInteger, ForeignKey("people.id"), nullable=False))
    issuer_court: str = Field(foreign_key="courts.code")
    issuer_label: str
    issued_at: datetime = Field(sa_type=Moment)
    origin_chat_id: int = Field(sa_type=BigInteger)
    origin_message_id: int = Field(sa_type=BigInteger)
    origin_part: int = 0
    origin_group_id: int | None = Field(default=None, sa_type=BigInteger)
    origin_text: bytes
    objective: bytes
    petitioner: bytes | None = None
    petitioner_fingerprint: str | None = Field(default=None, index=True)
    masked_petitioner: str | None = Field(default=None, index=True)
    deadline: datetime | None = Field(default=None, sa_type=Moment)
    deadline_is_estimate: bool = False
    time_limit: str = ""
    extensions: int = 0
    urgent_reason: bytes = b""
    ladder: dict[str, Any] = Field(sa_type=JSON)
    let_off: list[str] = Field(default_factory=list, sa_type=JSON)
    merged_into: str = ""
    held_since: datetime | None = Field(default=None, sa_type=Moment)
    held_until: datetime | None = Field(default=None, sa_type=Moment, index=True)
    held_reason: bytes = b""
    version: int = 1

    __table_args__ = (
        UniqueConstraint("origin_chat_id", "origin_message_id", "origin_part"),
        Index("ix_orders_state_id", "state", "id"),
        Index("ix_orders_issuer_id_state", "issuer_id", "state"),
    )


class PartyRow(SQLModel, table=True):
    __tablename__ = "order_parties"

    id: int | None = Field(default=None, sa_column=key_column())
    order_id: int = Field(sa_column=_order_key())
    role: PartyRole = Field(sa_type=choice(PartyRole))
    label: str
    court_code: str | None = Field(default=None, foreign_key="courts.code")
    post_role: Role | None = Field(default=None, sa_type=choice(Role))
    person_id: int | None = Field(default=None, sa_type=BigInteger)
    since: datetime = Field(sa_type=Moment)
    state: OrderState = Field(sa_type=choice(OrderState))
    acknowledged_at: datetime | None = Field(default=None, sa_type=Moment)
    acknowledged_by: int | None = Field(default=None, sa_type=BigInteger)
    submitted_at: datetime | None = Field(default=None, sa_type=Moment)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)
    declined_at: datetime | None = Field(default=None, sa_type=Moment)
    heard_at: datetime | None = Field(default=None, sa_type=Moment)
    extension_asked_at: datetime | None = Field(default=None, sa_type=Moment)
    extension_until: datetime | None = Field(default=None, sa_type=Moment)
    paused_seconds: int = 0
    last_word: bytes = b""

    __table_args__ = (Index("ix_order_parties_court_code_state", "court_code", "state"),)


class OrderEventRow(SQLModel, table=True):
    """An entry of the ledger (台账); entries are only ever added. `change` is what it set anew, as rules.orders has it."""

    __tablename__ = "order_events"

    id: int | None = Field(default=None, sa_column=key_column())
    order_id: int = Field(sa_column=_order_key())
    party_id: int | None = Field(default=None, sa_type=BigInteger)
    kind: EventKind = Field(sa_type=choice(EventKind))
    at: datetime = Field(sa_type=Moment)
    actor_id: int | None = Field(default=None, sa_type=BigInteger)
    text: bytes = b""
    change: bytes = b""


class StepRow(SQLModel, table=True):
    """A due step of a ladder. The index lets the scan touch only what waits, however many orders are closed."""

    __tablename__ = "order_steps"

    id: int | None = Field(default=None, sa_column=key_column())
    key: str = Field(unique=True)
    order_id: int = Field(sa_column=_order_key())
    party_id: int = Field(sa_type=BigInteger)
    clock: Clock = Field(sa_type=choice(Clock))
    number: int
    due_at: datetime = Field(sa_type=Moment)
    moved_from: datetime | None = Field(default=None, sa_type=Moment)
    rung: Rung = Field(sa_type=choice(Rung))
    to: list[str] = Field(sa_type=JSON)
    state: StepState = Field(default=StepState.WAITING, sa_type=choice(StepState))
    reason: StepReason | None = Field(default=None, sa_type=choice(StepReason))
    settled_at: datetime | None = Field(default=None, sa_type=Moment)

    __table_args__ = (
        Index("ix_order_steps_state_due_at", "state", "due_at"),
        # The self-check looks for waiting steps by order; the settled ones of closed orders must not cost it anything.
        Index("ix_order_steps_state_order_id", "state", "order_id"),
    )


class DraftState(StrEnum):
    OPEN = "open"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    EXPIRED = "expired"


class DraftRow(SQLModel, table=True):
    """What may become an order once its issuer has answered; the reading and his answers so far are sealed JSON."""

    __tablename__ = "order_drafts"

    id: int | None = Field(default=None, sa_column=key_column())
    issuer_id: int = Field(sa_type=BigInteger)
    chat_id: int = Field(sa_type=BigInteger)
    message_id: int = Field(sa_type=BigInteger)
    group_id: int | None = Field(default=None, sa_type=BigInteger)
    text: bytes
    said_at: datetime = Field(sa_type=Moment)
    reading: bytes
    corrected_from: bytes | None = None
    awaits: DraftPart | None = Field(default=None, sa_type=choice(DraftPart))
    awaits_until: datetime | None = Field(default=None, sa_type=Moment)
    state: DraftState = Field(default=DraftState.OPEN, sa_type=choice(DraftState))
    version: int = 1
    expires_at: datetime = Field(sa_type=Moment)

    __table_args__ = (
        UniqueConstraint("chat_id", "message_id"),
        Index("ix_order_drafts_state_expires_at", "state", "expires_at"),
    )


class AwaitedAnswerRow(SQLModel, table=True):
    """After a press that needs words (反馈, 办结, 退回重办) the person's next words in that chat are the answer."""

    __tablename__ = "order_awaited_answers"

    id: int | None = Field(default=None, sa_column=key_column())
    person_id: int = Field(sa_type=BigInteger)
    chat_id: int = Field(sa_type=BigInteger)
    action: Action = Field(sa_type=choice(Action))
    order_id: int = Field(sa_column=_order_key())
    party_id: int | None = Field(default=None, sa_type=BigInteger)
    expires_at: datetime = Field(sa_type=Moment)

    __table_args__ = (UniqueConstraint("person_id", "chat_id"),)


class ProposalRow(SQLModel, table=True):
    """What a message may mean for an order, until the person who decides has pressed; `reading` is of a changed message."""

    __tablename__ = "order_proposals"

    id: int | None = Field(default=None, sa_column=key_column())
    kind: ProposalKind = Field(sa_type=choice(ProposalKind))
    order_id: int = Field(sa_column=_order_key())
    party_id: int | None = Field(default=None, sa_type=BigInteger)
    by_id: int = Field(sa_type=BigInteger)
    group_id: int | None = Field(default=None, sa_type=BigInteger)
    text: bytes
    said_at: datetime = Field(sa_type=Moment)
    deadline: datetime | None = Field(default=None, sa_type=Moment)
    deadline_is_estimate: bool = False
    reading: bytes | None = None
    state: ProposalState = Field(default=ProposalState.OPEN, sa_type=choice(ProposalState))
    version: int = 1
    expires_at: datetime = Field(sa_type=Moment)


class MisreadingRow(SQLModel, table=True):
    """A reading that people corrected; the text is kept without the names of parties."""

    __tablename__ = "reading_corrections"

    id: int | None = Field(default=None, sa_column=key_column())
    at: datetime = Field(sa_type=Moment)
    by_id: int = Field(sa_type=BigInteger)
    cause: Cause = Field(sa_type=choice(Cause))
    text: bytes
    said_at: datetime = Field(sa_type=Moment)
    was: bytes
    became: bytes | None = None
