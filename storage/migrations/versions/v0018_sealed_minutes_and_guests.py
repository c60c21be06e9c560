"""Guests, places, reasons of postponements and the minutes of meetings are sealed, too.

As in revision 4, rows that are there already are sealed on the way, and `storage.schema.migrate` rewrites the file afterwards.
"""

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import context, op

from storage.encryption import Encryption, Place

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

# The table, what its values are bound to, and its columns.
_TEXTS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("interviews", ("order_id",), ("place", "postponed_reason")),
    ("interview_participants", ("interview_id", "role"), ("label",)),
    ("meetings", ("id",), ("content",)),
)
_BATCH = 1_000


def upgrade() -> None:
    encryption: Encryption = context.config.attributes["encryption"]
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    nothing = sa.text("X''" if is_sqlite else "''::bytea")
    for table, key, columns in _TEXTS:
        for name in columns:
            sealed = sa.Column(f"{name}_sealed", sa.LargeBinary(), nullable=False, server_default=nothing)
            op.add_column(table, sealed)
        _fill(table, key, columns, encryption)
        for name in columns:
            op.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
            op.execute(f"ALTER TABLE {table} RENAME COLUMN {name}_sealed TO {name}")
            if not is_sqlite:
                op.execute(f"ALTER TABLE {table} ALTER COLUMN {name} DROP DEFAULT")


def _fill(table: str, key: tuple[str, ...], columns: tuple[str, ...], encryption: Encryption) -> None:
    plain = sa.table(table, *(sa.column(name) for name in dict.fromkeys(("id", *key))))
    texts: list[Any] = [sa.literal_column(f"CAST({name} AS TEXT)").label(f"text_{name}") for name in columns]
    changes = ", ".join(f"{name}_sealed = :{name}" for name in columns)
    update = sa.text(f"UPDATE {table} SET {changes} WHERE id = :own_key")  # noqa: S608 - names of this file
    last = 0
    while True:
        query = sa.select(plain, *texts).where(plain.c.id > last).order_by(plain.c.id).limit(_BATCH)
        rows = op.get_bind().execute(query).all()
        for row in rows:
            bound = ":".join(str(getattr(row, name)) for name in key)
            values = {
                name: _sealed(getattr(row, f"text_{name}"), Place(table, bound, name), encryption) for name in columns
            }
            op.get_bind().execute(update, {**values, "own_key": row.id})
        if len(rows) < _BATCH:
            return
        last = rows[-1].id


def _sealed(text: str, place: Place, encryption: Encryption) -> bytes:
    if place.column == "content":
        # JSON columns escape what is not ASCII; the erasure looks for names as they are written.
        text = json.dumps(json.loads(text), ensure_ascii=False)
    return encryption.seal(text, place) if text else b""


def downgrade() -> None:
    raise NotImplementedError("what is sealed is not written in plain again")
