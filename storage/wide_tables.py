"""Templates of wide tables, and tables that wait for a press."""

import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import TypeAdapter
from sqlalchemy import delete
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.spreadsheets import Table
from rules.wide_tables import Layout, Meaning
from storage.statements import run
from storage.tables.wide_tables import TableTemplateRow, WaitingTableRow

WAITS = timedelta(days=1)
_LAYOUT, _TABLE, _MEANING = TypeAdapter(Layout), TypeAdapter(Table), TypeAdapter(Meaning | None)


@dataclass(frozen=True, slots=True)
class WaitingTable:
    """A table that was shown to who sent it. `sender` is person:7 or admin."""

    id: int
    sender: str
    source_hash: str
    file_name: str
    layout: Layout
    table: Table


class WideTables:
    def __init__(self, session: AsyncSession, now: datetime) -> None:
        self._session = session
        self._now = now

    async def template(self, signature: str) -> dict[str, Meaning | None] | None:
        """What each heading means in tables with these headings; None where nobody has confirmed it yet."""
        row = await self._session.get(TableTemplateRow, signature)
        return {heading: _MEANING.validate_python(one) for heading, one in row.meanings.items()} if row else None

    async def remember(self, layout: Layout, confirmed_by: int | None) -> None:
        """From now on tables with these headings are read so, without asking."""
        row = await self._session.get(TableTemplateRow, layout.signature) or TableTemplateRow(
            signature=layout.signature, meanings={}, confirmed_at=self._now
        )
        row.meanings = {one.heading: _MEANING.dump_python(one.meaning, mode="json") for one in layout.columns}
        row.confirmed_by, row.confirmed_at = confirmed_by, self._now
        self._session.add(row)
        await self._session.flush()

    async def wait(self, sender: str, source_hash: str, file_name: str, layout: Layout, table: Table) -> int:
        """Keep the table until it is confirmed, for a day; returns its number. Those that waited longer are forgotten."""
        await run(self._session, delete(WaitingTableRow).where(col(WaitingTableRow.created_at) < self._now - WAITS))
        row = WaitingTableRow(
            sender=sender,
            source_hash=source_hash,
            file_name=file_name,
            layout=_LAYOUT.dump_python(layout, mode="json"),
            content=zlib.compress(_TABLE.dump_json(table)),
            created_at=self._now,
        )
        self._session.add(row)
        await self._session.flush()
        return row.id or 0

    async def waiting(self, number: int) -> WaitingTable | None:
        row = await self._session.get(WaitingTableRow, number)
        return self._found(row)

    async def newest_of(self, sender: str) -> WaitingTable | None:
        """The sender's newest table that still waits."""
        query = select(WaitingTableRow).where(col(WaitingTableRow.sender) == sender)
        return self._found((await self._session.exec(query.order_by(col(WaitingTableRow.id).desc()).limit(1))).first())

    async def change(self, number: int, layout: Layout) -> None:
        row = await self._session.get(WaitingTableRow, number)
        if row is not None:
            row.layout = _LAYOUT.dump_python(layout, mode="json")
            await self._session.flush()

    async def forget(self, number: int) -> None:
        await run(self._session, delete(WaitingTableRow).where(col(WaitingTableRow.id) == number))

    def _found(self, row: WaitingTableRow | None) -> WaitingTable | None:
        if row is None or row.created_at < self._now - WAITS:
            return None
        layout = _LAYOUT.validate_python(row.layout)
        table = _TABLE.validate_json(zlib.decompress(row.content))
        return WaitingTable(row.id or 0, row.sender, row.source_hash, row.file_name, layout, table)
