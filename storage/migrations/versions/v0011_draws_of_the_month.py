"""Draws that nobody asked for: those of the month."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("draws") as draws:
        draws.alter_column("drawn_by", existing_type=sa.BigInteger(), nullable=True)
        draws.alter_column("update_id", existing_type=sa.BigInteger(), nullable=True)
        draws.add_column(sa.Column("occasion", sa.String(), nullable=True))
        draws.create_unique_constraint(op.f("uq_draws_occasion"), ["occasion"])


def downgrade() -> None:
    with op.batch_alter_table("draws") as draws:
        draws.drop_constraint(op.f("uq_draws_occasion"), type_="unique")
        draws.drop_column("occasion")
