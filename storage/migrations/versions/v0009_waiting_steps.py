"""An index of the steps by state and order, for the self-check."""

from collections.abc import Sequence

from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_index("ix_order_steps_state_order_id", "order_steps", ["state", "order_id"])


def downgrade() -> None:
    op.drop_index("ix_order_steps_state_order_id", "order_steps")
