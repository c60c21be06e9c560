"""The register of cases, and the draws of cases for interviews."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("court_code", sa.String(), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=False),
        sa.Column("petitioner", sa.LargeBinary(), nullable=False),
        sa.Column("petitioner_masked", sa.String(), nullable=False),
        sa.Column("petitioner_fingerprint", sa.String(), nullable=False),
        sa.Column("respondent", sa.LargeBinary(), nullable=False),
        sa.Column("respondent_masked", sa.String(), nullable=False),
        sa.Column("key_number", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("claimed", sa.BigInteger(), nullable=True),
        sa.Column("recovered", sa.BigInteger(), nullable=True),
        sa.Column("handler", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.String(length=32),
            nullable=False,
        ),
        sa.Column("petitioned_on", sa.Date(), nullable=True),
        sa.Column("petitions", sa.Integer(), nullable=False),
        sa.Column("petition_levels", sa.String(), nullable=False),
        sa.Column("interviewed_on", sa.Date(), nullable=True),
        sa.Column("drawn_on", sa.Date(), nullable=True),
        sa.Column("excluded_reason", sa.String(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["court_code"], ["courts.code"], name=op.f("fk_cases_court_code_courts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("number", name=op.f("uq_cases_number")),
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.create_index("ix_cases_court_code_filed_on", ["court_code", "filed_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_key_number"), ["key_number"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_petitioner_fingerprint"), ["petitioner_fingerprint"], unique=False)

    op.create_table(
        "draws",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("court_code", sa.String(), nullable=False),
        sa.Column("drawn_at", Moment(), nullable=False),
        sa.Column("drawn_by", sa.BigInteger(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("drawn", sa.JSON(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["court_code"], ["courts.code"], name=op.f("fk_draws_court_code_courts")),
        sa.ForeignKeyConstraint(["drawn_by"], ["people.id"], name=op.f("fk_draws_drawn_by_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draws")),
        sa.UniqueConstraint("update_id", name=op.f("uq_draws_update_id")),
    )
    with op.batch_alter_table("draws", schema=None) as batch_op:
        batch_op.create_index("ix_draws_court_code_id", ["court_code", "id"], unique=False)


def downgrade() -> None:
    op.drop_table("draws")
    op.drop_table("cases")
