"""Days on which one court is closed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from storage.triggers import closure_statements

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "local_closures",
        sa.Column("court_code", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["court_code"], ["courts.code"], name=op.f("fk_local_closures_court_code_courts")),
        sa.PrimaryKeyConstraint("court_code", "day", name=op.f("pk_local_closures")),
    )
    for statement in closure_statements(op.get_bind().dialect.name):
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    op.drop_table("local_closures")
