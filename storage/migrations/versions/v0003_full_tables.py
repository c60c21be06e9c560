"""The full table of every bulletin: what each indicator stood at when it was published."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "full_tables",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["key"], ["bulletins.key"], name=op.f("fk_full_tables_key_bulletins")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_full_tables")),
    )
