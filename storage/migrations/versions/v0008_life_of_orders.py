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
    with op.batch_alter_table("orders") as orders:
        orders.add_column(sa.Column("merged_into", sa.String(), nullable=False, server_default=""))
        orders.add_column(sa.Column("held_since", Moment(timezone=True), nullable=True))
        orders.add_column(sa.Column("held_until", Moment(timezone=True), nullable=True))
        orders.add_column(sa.Column("held_reason", sa.LargeBinary(), nullable=False, server_default=_nothing()))
        orders.create_index("ix_orders_held_until", ["held_until"])
    with op.batch_alter_table("order_parties") as parties:
        parties.add_column(sa.Column("declined_at", Moment(timezone=True), nullable=True))
        parties.add_column(sa.Column("heard_at", Moment(timezone=True), nullable=True))
        parties.add_column(sa.Column("paused_seconds", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("order_events") as events:
        events.add_column(sa.Column("change", sa.LargeBinary(), nullable=False, server_default=_nothing()))


def downgrade() -> None:
    with op.batch_alter_table("order_events") as events:
        events.drop_column("change")
    with op.batch_alter_table("order_parties") as parties:
        for name in ("paused_seconds", "heard_at", "declined_at"):
            parties.drop_column(name)
    with op.batch_alter_table("orders") as orders:
        orders.drop_index("ix_orders_held_until")
        for name in ("held_reason", "held_until", "held_since", "merged_into"):
            orders.drop_column(name)
