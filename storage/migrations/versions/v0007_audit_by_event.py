"""The audit chain is looked through by event: who has read full names."""

from collections.abc import Sequence

from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_index("ix_audit_event", "audit", ["event"])


def downgrade() -> None:
    op.drop_index("ix_audit_event", table_name="audit")
