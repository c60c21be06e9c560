from datetime import date, datetime

from sqlalchemy import BigInteger, Column, ForeignKey
from sqlmodel import Field, SQLModel

from storage.columns import Moment, key_column


class IndicatorImportRow(SQLModel, table=True):
    """A file of figures that was read; the hash of its bytes is unique, so the same file is read once."""

    __tablename__ = "indicator_imports"

    id: int | None = Field(default=None, sa_column=key_column())
    source_hash: str = Field(unique=True)
    file_name: str
    imported_at: datetime = Field(sa_type=Moment)
    imported_by: str
    taken: int
    refused: int
    is_sample: bool = False


class FigureRow(SQLModel, table=True):
    """One court's figure of one day; the key's order is the order in which bulletins ask."""

    __tablename__ = "figures"

    indicator_code: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    court_code: str = Field(primary_key=True, foreign_key="courts.code")
    numerator: int = Field(sa_type=BigInteger)
    denominator: int = Field(sa_type=BigInteger)
    import_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("indicator_imports.id"), nullable=False),
    )
