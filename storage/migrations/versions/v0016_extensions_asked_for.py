"""Requests for more time that wait for the issuer's answer."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("order_parties", sa.Column("extension_asked_at", Moment(timezone=True), nullable=True))
    op.add_column("order_parties", sa.Column("extension_until", Moment(timezone=True), nullable=True))


def downgrade() -> None:
    for name in ("extension_until", "extension_asked_at"):
        op.drop_column("order_parties", name)
