"""The audit chain: who did what to what. Entries are only ever added, and each one's hash covers the one before."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.encryption import Encryption
from storage.statements import dialect_of, run
from storage.tables.audit import AuditRow

# Who is known by a number of Telegram: whoever is not in the roster yet, and private chats.
_ACCOUNTS = frozenset({"telegram", "chat"})
_HASH_CHARACTERS = 16
GENESIS = "0" * 64
# Any number will do, as long as nothing else takes a PostgreSQL lock under it.
_CHAIN_LOCK = 0xD0BA


@dataclass(frozen=True, slots=True)
class Fault:
    """The first entry at which the chain does not hold."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry; kept elsewhere, it betrays a chain whose tail was cut off."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it can be listed."""

    at: datetime
    actor: str
    event: str
    subject: str
    details: dict[str, Any]


class Audit:
    def __init__(self, session: AsyncSession, now: datetime, encryption: Encryption) -> None:
        self._session = session
        self._now = now
        self._encryption = encryption

    async def append(self, actor: str, event: str, subject: str, **details: Any) -> None:  # noqa: ANN401 - any JSON
        """Add an entry such as person:7, order.closed, order:17. The details must survive JSON; no petitioner's name.

        What stands in the chain can never be erased, so of a Telegram account it keeps a keyed hash. Raises KeyFileError then.
        """
        actor, subject = self._nameless(actor), self._nameless(subject)
        await self._stand_in_line()
        head = await self.head()
        number = head.number + 1
        digest = _hash(number, self._now, actor, event, subject, details, head.hash)
        self._session.add(
            AuditRow(
                number=number,
                at=self._now,
                actor=actor,
                event=event,
                subject=subject,
                details=details,
                previous=head.hash,
                hash=digest,
            )
        )
        await self._session.flush()

    def _nameless(self, who: str) -> str:
        """telegram:10001, or the private chat:10001, by a keyed hash; groups, people by number and everything else as given."""
        kind, _, number = who.partition(":")
        if kind not in _ACCOUNTS or not number.isdecimal():
            return who
        current = self._encryption.current
        return f"{kind}:#{self._encryption.fingerprint(number, 'telegram', current)[:_HASH_CHARACTERS]}"

    async def _stand_in_line(self) -> None:
        """One writer at a time until the commit; SQLite has only one anyhow."""
        if dialect_of(self._session) != "sqlite":
            await run(self._session, select(func.pg_advisory_xact_lock(_CHAIN_LOCK)))

    async def head(self) -> Head:
        """The newest entry; number 0 and GENESIS for an empty chain."""
        query = select(AuditRow.number, AuditRow.hash).order_by(col(AuditRow.number).desc()).limit(1)
        found = (await self._session.exec(query)).first()
        return Head(found[0] or 0, found[1]) if found else Head(0, GENESIS)

    async def has(self, event: str, since: datetime) -> bool:
        """Whether there is an entry of this event since then."""
        query = select(AuditRow.number).where(col(AuditRow.event) == event, col(AuditRow.at) >= since).limit(1)
        return (await self._session.exec(query)).first() is not None

    async def newest(self, events: Collection[str], since: datetime, limit: int) -> tuple[tuple[Entry, ...], int]:
        """The newest entries of these events since then, newest first, at most `limit`; and how many there are in all."""
        these = col(AuditRow.event).in_(events), col(AuditRow.at) >= since
        rows = (
            await self._session.exec(select(AuditRow).where(*these).order_by(col(AuditRow.number).desc()).limit(limit))
        ).all()
        total = (await self._session.exec(select(func.count()).select_from(AuditRow).where(*these))).one()
        return tuple(Entry(row.at, row.actor, row.event, row.subject, row.details) for row in rows), total

    async def verify(self, anchor: Head | None = None) -> Fault | None:
        """None when every hash fits, no number is missing and `anchor`, a head noted earlier, is still in the chain."""
        previous, number = GENESIS, 0
        found_anchor = anchor is None or anchor.number == 0
        for row in (await self._session.exec(select(AuditRow).order_by(col(AuditRow.number)))).all():
            number += 1
            if (fault := _fault(row, number, previous)) is not None:
                return fault
            previous = row.hash
            found_anchor = found_anchor or Head(number, row.hash) == anchor
        return None if found_anchor else Fault(number + 1, "the chain ends before the anchor, or the anchor differs")


def _fault(row: AuditRow, number: int, previous: str) -> Fault | None:
    if row.number != number:
        return Fault(number, "an entry is missing")
    if row.previous != previous:
        return Fault(number, "the entry does not follow from the one before")
    if row.hash != _hash(number, row.at, row.actor, row.event, row.subject, row.details, previous):
        return Fault(number, "the entry was changed")
    return None


def _hash(  # noqa: PLR0917 - the fields of an entry, in the order in which they are hashed
    number: int, at: datetime, actor: str, event: str, subject: str, details: dict[str, Any], previous: str
) -> str:
    entry = [number, at.timestamp(), actor, event, subject, details, previous]
    canonical = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
