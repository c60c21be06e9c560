"""Interviews with petitioners; the time limit by whose name an order got its deadline."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "interviews",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("court_code", sa.String(), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("draw", sa.BigInteger(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("case_number", sa.String(), nullable=True),
        sa.Column("petitioner", sa.LargeBinary(), nullable=True),
        sa.Column("petitioner_fingerprint", sa.String(), nullable=True),
        sa.Column("masked_petitioner", sa.String(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("starts_at", Moment(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("way", sa.String(length=32), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("postponed_reason", sa.String(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.Column("claims", sa.LargeBinary(), nullable=False),
        sa.Column("findings", sa.LargeBinary(), nullable=False),
        sa.Column("reply", sa.LargeBinary(), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.Column("satisfaction", sa.String(length=32), nullable=True),
        sa.Column("record_number", sa.String(), nullable=False),
        sa.Column("revisit_on", sa.Date(), nullable=True),
        sa.Column("revisit_result", sa.LargeBinary(), nullable=False),
        sa.Column("recorded_by", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("next_reminder_at", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["court_code"], ["courts.code"], name=op.f("fk_interviews_court_code_courts")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_interviews_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interviews")),
        sa.UniqueConstraint("order_id", name=op.f("uq_interviews_order_id")),
    )
    with op.batch_alter_table("interviews", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interviews_case_number"), ["case_number"], unique=False)
        batch_op.create_index("ix_interviews_court_code_state", ["court_code", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_interviews_masked_petitioner"), ["masked_petitioner"], unique=False)
        batch_op.create_index(batch_op.f("ix_interviews_met_on"), ["met_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_interviews_next_reminder_at"), ["next_reminder_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_interviews_petitioner_fingerprint"), ["petitioner_fingerprint"], unique=False
        )
        batch_op.create_index("ix_interviews_state_starts_at", ["state", "starts_at"], unique=False)

    op.create_table(
        "interview_attachments",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("interview_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("suffix", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("added_by", sa.BigInteger(), nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interviews.id"], name=op.f("fk_interview_attachments_interview_id_interviews")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview_attachments")),
        sa.UniqueConstraint("interview_id", "number", name=op.f("uq_interview_attachments_interview_id_number")),
    )
    with op.batch_alter_table("interview_attachments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interview_attachments_interview_id"), ["interview_id"], unique=False)

    op.create_table(
        "interview_participants",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("interview_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("court_code", sa.String(), nullable=True),
        sa.Column("post_role", sa.String(length=32), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interviews.id"], name=op.f("fk_interview_participants_interview_id_interviews")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview_participants")),
    )
    with op.batch_alter_table("interview_participants", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interview_participants_interview_id"), ["interview_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_interview_participants_person_id"), ["person_id"], unique=False)

    op.create_table(
        "interview_promises",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("interview_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("court_code", sa.String(), nullable=True),
        sa.Column("post_role", sa.String(length=32), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interviews.id"], name=op.f("fk_interview_promises_interview_id_interviews")
        ),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_interview_promises_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview_promises")),
        sa.UniqueConstraint("interview_id", "number", name=op.f("uq_interview_promises_interview_id_number")),
        sa.UniqueConstraint("order_id", name=op.f("uq_interview_promises_order_id")),
    )
    with op.batch_alter_table("interview_promises", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interview_promises_interview_id"), ["interview_id"], unique=False)

    op.create_table(
        "interview_questions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("interview_id", sa.BigInteger(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interviews.id"], name=op.f("fk_interview_questions_interview_id_interviews")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview_questions")),
        sa.UniqueConstraint("person_id", "chat_id", name=op.f("uq_interview_questions_person_id_chat_id")),
    )
    with op.batch_alter_table("interview_questions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interview_questions_interview_id"), ["interview_id"], unique=False)

    op.create_table(
        "interview_tags",
        sa.Column("interview_id", sa.BigInteger(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interviews.id"], name=op.f("fk_interview_tags_interview_id_interviews")
        ),
        sa.PrimaryKeyConstraint("interview_id", "tag", name=op.f("pk_interview_tags")),
    )
    with op.batch_alter_table("interview_tags", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interview_tags_tag"), ["tag"], unique=False)

    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("time_limit", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.drop_column("time_limit")
    op.drop_table("interview_tags")
    op.drop_table("interview_questions")
    op.drop_table("interview_promises")
    op.drop_table("interview_participants")
    op.drop_table("interview_attachments")
    op.drop_table("interviews")
