"""The journal of what came in, the outbox of what goes out, and the marks that messages leave in chats."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, BigInteger, Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from rules.outgoing import OutboxState, WhenUncertain
from storage.columns import ByteOrdered, Moment, choice, key_column


class InboxState(StrEnum):
    RECEIVED = "received"
    DONE = "done"
    QUARANTINED = "quarantined"


class InboxRow(SQLModel, table=True):
    """One update as Telegram gave it; kept before it is confirmed and before anybody tries to understand it.

    `raw` is the sealed JSON (storage.sealed).
    """

    __tablename__ = "inbox"

    update_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    raw: bytes
    chat_id: int | None = Field(default=None, sa_type=BigInteger)
    state: InboxState = Field(default=InboxState.RECEIVED, sa_type=choice(InboxState))
    received_at: datetime = Field(sa_type=Moment)
    tries: int = 0
    next_try_at: datetime | None = Field(default=None, sa_type=Moment)
    done_at: datetime | None = Field(default=None, sa_type=Moment)
    reason: str | None = None

    __table_args__ = (Index("ix_inbox_state_update_id", "state", "update_id"),)


class OutboxRow(SQLModel, table=True):
    """One message to be delivered once; see rules.outgoing for the meaning of every field. `facts` is sealed JSON.

    `attachment_hash` is the SHA-256 of the file that was sent with it.
    """

    __tablename__ = "outbox"

    id: int | None = Field(default=None, sa_column=key_column())
    key: str = Field(sa_column=Column(ByteOrdered, unique=True, nullable=False))
    group_id: int | None = Field(default=None, sa_type=BigInteger)
    person_id: int | None = Field(default=None, sa_type=BigInteger)
    chat_id: int | None = Field(default=None, sa_type=BigInteger)
    kind: str
    facts: bytes
    priority: int
    when_uncertain: WhenUncertain = Field(sa_type=choice(WhenUncertain))
    slot: str | None = None
    reply_to_slot: str | None = None
    reply_to_message: int | None = Field(default=None, sa_type=BigInteger)
    state: OutboxState = Field(default=OutboxState.WAITING, sa_type=choice(OutboxState))
    created_at: datetime = Field(sa_type=Moment)
    not_before: datetime | None = Field(default=None, sa_type=Moment)
    expires_at: datetime | None = Field(default=None, sa_type=Moment)
    attempts: int = 0
    is_resent: bool = False
    next_try_at: datetime | None = Field(default=None, sa_type=Moment)
    lease_until: datetime | None = Field(default=None, sa_type=Moment)
    lease_token: str | None = None
    finished_at: datetime | None = Field(default=None, sa_type=Moment)
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    reason: str | None = None
    attachment_hash: str | None = None

    __table_args__ = (
        Index("ix_outbox_state_priority_id", "state", "priority", "id"),
        Index("ix_outbox_group_id_slot", "group_id", "slot"),
        Index("ix_outbox_person_id_slot", "person_id", "slot"),
    )


class SlotRow(SQLModel, table=True):
    """Where a message that is edited in place stands: one per recipient and slot."""

    __tablename__ = "slots"

    id: int | None = Field(default=None, sa_column=key_column())
    recipient: str
    slot: str
    chat_id: int = Field(sa_type=BigInteger)
    message_id: int = Field(sa_type=BigInteger)

    __table_args__ = (
        UniqueConstraint("recipient", "slot"),
        Index("ix_slots_chat_id_message_id", "chat_id", "message_id"),
    )


class ButtonRow(SQLModel, table=True):
    """What a nonce stands for: an action on a subject (order:17), offered in one chat, perhaps to certain people only."""

    __tablename__ = "buttons"

    nonce: str = Field(primary_key=True)
    action: str
    subject: str = Field(index=True)
    recipient: str
    person_ids: list[int] | None = Field(default=None, sa_type=JSON)
    created_at: datetime = Field(sa_type=Moment)
    expires_at: datetime | None = Field(default=None, sa_type=Moment)

    __table_args__ = (UniqueConstraint("action", "subject", "recipient"),)


class MarkRow(SQLModel, table=True):
    """A named value that must survive a restart: the intake's offset, the roster's version."""

    __tablename__ = "marks"

    name: str = Field(primary_key=True)
    value: str
