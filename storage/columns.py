"""Column types that both databases treat alike."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Column, DateTime, Enum, Integer, String, Table
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

# Every table module imports this one first, so every constraint gets a name that a migration can speak of.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
# Nobody asks pydantic to check a row, so what it checks with need not be built at every start.
SQLModel.model_config["defer_build"] = True


class Moment(TypeDecorator[datetime]):
    """An aware time, kept in UTC and given back in UTC; naive values are refused, as SQLite would lose their meaning."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# SQLite numbers rows by itself only for a plain INTEGER key; PostgreSQL needs the 64 bits.
BigKey = BigInteger().with_variant(Integer(), "sqlite")

# Compared byte by byte, as SQLite always does: only then does PostgreSQL find by an index what begins alike.
ByteOrdered = String().with_variant(String(collation="C"), "postgresql")


def table_of(row: type[SQLModel]) -> Table:
    """The table beneath the rows, for statements that need no objects."""
    table: Table = row.__table__  # type: ignore[attr-defined]
    return table


def key_column() -> Column[int]:
    """A 64-bit primary key that the database counts up."""
    return Column(BigKey, primary_key=True, autoincrement=True)


def choice(choices: type[StrEnum]) -> Enum:
    """An enum kept as its value in a VARCHAR(32): adding a member needs no migration on either database."""
    return Enum(choices, native_enum=False, create_constraint=False, length=32, values_callable=_values)


def _values(choices: Any) -> list[str]:  # noqa: ANN401 - SQLAlchemy hands in the enum class untyped
    return [member.value for member in choices]
