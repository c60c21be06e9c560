"""The register of cases; the names of its parties are encrypted, and shown by their masked form."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Index
from sqlmodel import Field, SQLModel

from rules.cases import CaseState
from storage.columns import Moment, choice, key_column


class CaseRow(SQLModel, table=True):
    """One case under its number.

    `petitioner` and `respondent` are sealed, bound to the case number (storage.sealed); the fingerprint finds a petitioner's
    other cases. Amounts are in fen. `drawn_on` is the day of the last draw that fell on it.
    """

    __tablename__ = "cases"

    id: int | None = Field(default=None, sa_column=key_column())
    number: str = Field(unique=True)
    court_code: str = Field(foreign_key="courts.code")
    filed_on: date
    petitioner: bytes
    petitioner_masked: str
    petitioner_fingerprint: str = Field(index=True)
    respondent: bytes
    respondent_masked: str = ""
    cause: str = ""
    claimed: int | None = Field(default=None, sa_type=BigInteger)
    recovered: int | None = Field(default=None, sa_type=BigInteger)
    handler: str = ""
    state: CaseState = Field(sa_type=choice(CaseState))
    petitioned_on: date | None = None
    petitions: int = 0
    petition_levels: str = ""
    interviewed_on: date | None = None
    drawn_on: date | None = None
    excluded_reason: str = ""
    changed_at: datetime = Field(sa_type=Moment)
    changed_by: str

    __table_args__ = (Index("ix_cases_court_code_filed_on", "court_code", "filed_on"),)
