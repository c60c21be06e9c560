"""Holds, declined shares, and what each entry of the ledger changed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def _nothing() -> sa.TextClause:
    return sa.text("X''" if op.get_bind().dialect.name == "sqlite" else "''::bytea")


def upgrade() -> None:
    # Column by column: a copy of the table, as batches make it on SQLite, would pull the rows from under their parties.
    op.add_column("orders", sa.Column("merged_into", sa.String(), nullable=False, server_default=""))
    op.add_column("orders", sa.Column("held_since", Moment(timezone=True), nullable=True))
    op.add_column("orders", sa.Column("held_until", Moment(timezone=True), nullable=True))
    op.add_column("orders", sa.Column("held_reason", sa.LargeBinary(), nullable=False, server_default=_nothing()))
    op.create_index("ix_orders_held_until", "orders", ["held_until"])
    op.add_column("order_parties", sa.Column("declined_at", Moment(timezone=True), nullable=True))
    op.add_column("order_parties", sa.Column("heard_at", Moment(timezone=True), nullable=True))
    op.add_column("order_parties", sa.Column("paused_seconds", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("order_events", sa.Column("change", sa.LargeBinary(), nullable=False, server_default=_nothing()))


def downgrade() -> None:
    op.drop_column("order_events", "change")
    for name in ("paused_seconds", "heard_at", "declined_at"):
        op.drop_column("order_parties", name)
    op.drop_index("ix_orders_held_until", "orders")
    for name in ("held_reason", "held_until", "held_since", "merged_into"):
        op.drop_column("orders", name)
