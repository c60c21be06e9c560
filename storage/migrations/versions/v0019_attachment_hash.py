"""The fingerprint of the file that was sent with a message."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("attachment_hash", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("outbox", "attachment_hash")
