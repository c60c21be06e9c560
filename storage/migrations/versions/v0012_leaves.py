"""Who is away from which day to which, and who stands in."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("leave_since", sa.Date(), nullable=True))
        people.add_column(sa.Column("leave_until", sa.Date(), nullable=True))
        people.add_column(sa.Column("leave_deputy_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    for name in ("leave_deputy_id", "leave_until", "leave_since"):
        op.drop_column("people", name)
