"""Several series of bulletins, their numbers, inputs, modes and namings."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_COUNT = """
UPDATE bulletins SET number = (
    SELECT count(*) FROM bulletins AS earlier
    WHERE earlier.published_at IS NOT NULL AND earlier.published_at <= bulletins.published_at
) WHERE published_at IS NOT NULL
"""


def upgrade() -> None:
    # Columns are added one by one: rebuilding the table would break what refers to it.
    op.add_column("bulletins", sa.Column("series", sa.String(), nullable=False, server_default="daily"))
    op.add_column("bulletins", sa.Column("issued_on", sa.Date(), nullable=False, server_default="2000-01-01"))
    op.add_column("bulletins", sa.Column("number", sa.Integer(), nullable=True))
    op.add_column("bulletins", sa.Column("inputs", sa.LargeBinary(), nullable=True))
    op.add_column("bulletins", sa.Column("settled_by", sa.BigInteger(), nullable=True))
    for name in ("note", "corrects", "corrected_by"):
        op.add_column("bulletins", sa.Column(name, sa.String(), nullable=True))
    op.execute("UPDATE bulletins SET issued_on = day")
    op.execute(_COUNT)
    op.drop_index("ix_bulletins_kind_day", "bulletins")
    op.create_index("ix_bulletins_number", "bulletins", ["number"], unique=True)
    op.create_index("ix_bulletins_series_day", "bulletins", ["series", "day"])
    op.create_index("ix_bulletins_state_published_at", "bulletins", ["state", "published_at"])
    op.create_table(
        "bulletin_modes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("mode", sa.String(length=32), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulletin_modes")),
    )
    op.create_index(op.f("ix_bulletin_modes_series"), "bulletin_modes", ["series"])
    op.create_table(
        "bulletin_namings",
        sa.Column("bulletin_key", sa.String(), nullable=False),
        sa.Column("court_code", sa.String(), nullable=False),
        sa.Column("naming", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["bulletin_key"], ["bulletins.key"], name=op.f("fk_bulletin_namings_bulletin_key_bulletins")
        ),
        sa.PrimaryKeyConstraint("bulletin_key", "court_code", "naming", name=op.f("pk_bulletin_namings")),
    )
