"""What people wrote is sealed: the texts of orders, drafts, questions, the journal and the outbox.

Rows that are there already are sealed on the way, which takes the key file; `storage.schema.migrate` hands the encryption in,
and afterwards rewrites the file, so that no plain text stays behind in free pages.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import context, op

from storage.columns import Moment
from storage.encryption import KEY_NUMBER_BYTES, Encryption, Place

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

# The table, what its values are bound to, and its columns, with whether each may be missing.
_TEXTS: tuple[tuple[str, tuple[str, ...], dict[str, bool]], ...] = (
    ("inbox", ("update_id",), {"raw": False}),
    ("outbox", ("key",), {"facts": False}),
    ("orders", ("number",), {"origin_text": False, "objective": False, "petitioner": True, "urgent_reason": False}),
    ("order_parties", ("id",), {"last_word": False}),
    ("order_events", ("order_id", "kind", "at"), {"text": False}),
    ("order_drafts", ("chat_id", "message_id"), {"text": False, "reading": False, "corrected_from": True}),
    ("order_proposals", ("order_id", "by_id", "said_at"), {"text": False, "reading": True}),
    ("reading_corrections", ("by_id", "at"), {"text": False, "was": False, "became": True}),
)
_MOMENTS = frozenset({"at", "said_at"})
_NOTHING = frozenset({"", "{}", "null"})
_BATCH = 1_000


def upgrade() -> None:
    encryption: Encryption = context.config.attributes["encryption"]
    op.drop_index("ix_orders_petitioner", table_name="orders")
    op.add_column("orders", sa.Column("petitioner_fingerprint", sa.String(), nullable=True))
    for table, key, columns in _TEXTS:
        _seal(table, key, columns, encryption)
    op.create_index("ix_orders_petitioner_fingerprint", "orders", ["petitioner_fingerprint"])
    op.create_index("ix_orders_masked_petitioner", "orders", ["masked_petitioner"])
    _number_the_keys_of_cases()


def _seal(table: str, key: tuple[str, ...], columns: dict[str, bool], encryption: Encryption) -> None:
    for name, may_be_missing in columns.items():
        empty = None if may_be_missing else sa.text("X''" if _is_sqlite() else "''::bytea")
        op.add_column(
            table, sa.Column(f"{name}_sealed", sa.LargeBinary(), nullable=may_be_missing, server_default=empty)
        )
    _fill(table, key, columns, encryption)
    for name, may_be_missing in columns.items():
        op.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
        op.execute(f"ALTER TABLE {table} RENAME COLUMN {name}_sealed TO {name}")
        if not may_be_missing and not _is_sqlite():
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {name} DROP DEFAULT")


def _fill(table: str, key: tuple[str, ...], columns: dict[str, bool], encryption: Encryption) -> None:
    own_key = "update_id" if table == "inbox" else "id"
    plain = sa.table(table, *(sa.column(name, Moment() if name in _MOMENTS else None) for name in {own_key, *key}))
    texts: list[Any] = [sa.literal_column(f"CAST({name} AS TEXT)").label(f"text_{name}") for name in columns]
    last = None
    while True:
        query = sa.select(plain, *texts).order_by(plain.c[own_key]).limit(_BATCH)
        query = query if last is None else query.where(plain.c[own_key] > last)
        rows = op.get_bind().execute(query).all()
        for row in rows:
            values = _sealed(row, table, key, columns, encryption)
            changes = ", ".join(f"{name} = :{name}" for name in values)
            op.get_bind().execute(
                sa.text(f"UPDATE {table} SET {changes} WHERE {own_key} = :own_key"),  # noqa: S608 - names of this file
                {**values, "own_key": getattr(row, own_key)},
            )
        if len(rows) < _BATCH:
            return
        last = getattr(rows[-1], own_key)


def _sealed(
    row: Any,  # noqa: ANN401 - a row of any of the tables
    table: str,
    key: tuple[str, ...],
    columns: dict[str, bool],
    encryption: Encryption,
) -> dict[str, bytes | str | None]:
    bound = ":".join(_canonical(getattr(row, name)) for name in key)
    values: dict[str, bytes | str | None] = {}
    for name, may_be_missing in columns.items():
        text = getattr(row, f"text_{name}")
        if not text or text in _NOTHING:
            values[f"{name}_sealed"] = None if may_be_missing else b""
        else:
            values[f"{name}_sealed"] = encryption.seal(text, Place(table, bound, name))
            if name == "petitioner":
                values["petitioner_fingerprint"] = encryption.fingerprint(text, name, encryption.current)
    return values


def _canonical(value: Any) -> str:  # noqa: ANN401 - any part of a key
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _number_the_keys_of_cases() -> None:
    """The number of the key goes before the value, as everywhere else."""
    cases = sa.table(
        "cases",
        sa.column("id"),
        sa.column("petitioner", sa.LargeBinary()),
        sa.column("respondent", sa.LargeBinary()),
        sa.column("key_number"),
    )
    numbered = (
        sa.update(cases)
        .where(cases.c.id == sa.bindparam("case_id"))
        .values(petitioner=sa.bindparam("new_petitioner"), respondent=sa.bindparam("new_respondent"))
    )
    for row in op.get_bind().execute(sa.select(cases)).all():
        number = row.key_number.to_bytes(KEY_NUMBER_BYTES)
        values = {
            "case_id": row.id,
            "new_petitioner": number + row.petitioner,
            "new_respondent": number + row.respondent,
        }
        op.get_bind().execute(numbered, values)
    op.drop_index("ix_cases_key_number", table_name="cases")
    op.execute("ALTER TABLE cases DROP COLUMN key_number")


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def downgrade() -> None:
    raise NotImplementedError("what is sealed is not written in plain again")
