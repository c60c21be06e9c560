"""Which columns are encrypted, and what each value is bound to; keeping and reading them is the same few words everywhere.

A sealed value is the number of its key (two bytes), the nonce, and what AES-GCM made of the text. An empty text stays empty,
and so does a missing one: there is nothing to hide, and most entries of a ledger have no words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlmodel import SQLModel

from storage.encryption import Encryption, Place
from storage.tables.cases import CaseRow
from storage.tables.dispatch import MeetingRow
from storage.tables.interviews import InterviewRow, ParticipantRow, PromiseRow
from storage.tables.letters import LetterRow
from storage.tables.messages import InboxRow, OutboxRow
from storage.tables.orders import DraftRow, MisreadingRow, OrderEventRow, OrderRow, PartyRow, ProposalRow


@dataclass(frozen=True)
class SealedTable:
    """The sealed columns of a table.

    `key` names the columns by which a row is known and which never change; every value is bound to them. `fingerprints` names
    the columns that hold the keyed hash of a sealed one, so that equal values can be found.
    """

    row: type[SQLModel]
    key: tuple[str, ...]
    columns: tuple[str, ...]
    fingerprints: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return str(self.row.__tablename__)

    def place(self, values: Mapping[str, Any], column: str) -> Place:
        """Where the value of this column stands in the row that has these values."""
        return Place(self.name, ":".join(_canonical(values[name]) for name in self.key), column)


PETITIONER_FINGERPRINT = "petitioner_fingerprint"

CASES = SealedTable(CaseRow, ("number",), ("petitioner", "respondent"), {PETITIONER_FINGERPRINT: "petitioner"})
INBOX = SealedTable(InboxRow, ("update_id",), ("raw",))
OUTBOX = SealedTable(OutboxRow, ("key",), ("facts",))
ORDERS = SealedTable(
    OrderRow,
    ("number",),
    ("origin_text", "objective", "petitioner", "urgent_reason", "held_reason"),
    {PETITIONER_FINGERPRINT: "petitioner"},
)
LETTERS = SealedTable(LetterRow, ("step_key",), ("facts",))
PARTIES = SealedTable(PartyRow, ("id",), ("last_word",))
EVENTS = SealedTable(OrderEventRow, ("order_id", "kind", "at"), ("text", "change"))
DRAFTS = SealedTable(DraftRow, ("chat_id", "message_id"), ("text", "reading", "corrected_from"))
PROPOSALS = SealedTable(ProposalRow, ("order_id", "by_id", "said_at"), ("text", "reading"))
MISREADINGS = SealedTable(MisreadingRow, ("by_id", "at"), ("text", "was", "became"))
INTERVIEWS = SealedTable(
    InterviewRow,
    ("order_id",),
    ("petitioner", "claims", "findings", "reply", "revisit_result", "place", "postponed_reason"),
    {PETITIONER_FINGERPRINT: "petitioner"},
)
PROMISES = SealedTable(PromiseRow, ("order_id",), ("text",))
PARTICIPANTS = SealedTable(ParticipantRow, ("interview_id", "role"), ("label",))
MEETINGS = SealedTable(MeetingRow, ("id",), ("content",))

SEALED = (
    CASES,
    INBOX,
    OUTBOX,
    ORDERS,
    PARTIES,
    EVENTS,
    DRAFTS,
    PROPOSALS,
    LETTERS,
    MISREADINGS,
    INTERVIEWS,
    PROMISES,
    PARTICIPANTS,
    MEETINGS,
)
"""Every table with sealed columns; the change of keys goes through all of them."""


def _canonical(value: object) -> str:
    """One text for one value, whichever database or zone it came from."""
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)


class Seals:
    """Seals and opens the columns of one table. Raises KeyFileError without a usable key file, UndecipherableError under another."""

    def __init__(self, encryption: Encryption, table: SealedTable) -> None:
        self._encryption = encryption
        self._table = table

    def sealed(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The row's values, which hold its key, with sealed bytes in place of texts, and with the fingerprints."""
        sealed = {name: self._seal(name, values[name], values) for name in self._table.columns if name in values}
        return {**values, **sealed, **self._fingerprints(values)}

    def opened(self, row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row, or what a statement gives back
        """The texts of a row's sealed columns."""
        return {name: self.open(row, name) for name in self._table.columns}

    def open(self, row: Any, name: str) -> str | None:  # noqa: ANN401 - as above
        """The text of one sealed column."""
        sealed: bytes | None = getattr(row, name)
        if not sealed:
            return None if sealed is None else ""
        key = {column: getattr(row, column) for column in self._table.key}
        return self._encryption.open(sealed, self._table.place(key, name))

    def change(self, row: Any, values: Mapping[str, Any]) -> None:  # noqa: ANN401 - as above
        """Set the row's attributes; what is sealed and stays as it was is left alone, as sealing it anew would be a change."""
        for name, value in {**values, **self._fingerprints(values)}.items():
            if name not in self._table.columns:
                setattr(row, name, value)
            elif self.open(row, name) != value:
                key = {column: getattr(row, column) for column in self._table.key}
                setattr(row, name, self._seal(name, value, key))

    def _seal(self, name: str, text: str | None, key: Mapping[str, Any]) -> bytes | None:
        if not text:
            return None if text is None else b""
        return self._encryption.seal(text, self._table.place(key, name))

    def _fingerprints(self, values: Mapping[str, Any]) -> dict[str, str | None]:
        current = {name: of for name, of in self._table.fingerprints.items() if of in values}
        return {name: self.fingerprint(of, values[of]) for name, of in current.items()}

    def fingerprint(self, purpose: str, text: str | None) -> str | None:
        """The keyed hash under the current key."""
        return self._encryption.fingerprint(text, purpose, self._encryption.current) if text else None
