"""Wide tables of figures: confirmed templates, and tables that wait to be confirmed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "table_templates",
        sa.Column("signature", sa.String(), nullable=False),
        sa.Column("meanings", sa.JSON(), nullable=False),
        sa.Column("confirmed_by", sa.BigInteger(), nullable=True),
        sa.Column("confirmed_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["confirmed_by"], ["people.id"], name=op.f("fk_table_templates_confirmed_by_people")),
        sa.PrimaryKeyConstraint("signature", name=op.f("pk_table_templates")),
    )
    op.create_table(
        "waiting_tables",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("source_hash", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("layout", sa.JSON(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_tables")),
    )
    op.create_index(op.f("ix_waiting_tables_sender"), "waiting_tables", ["sender"])
