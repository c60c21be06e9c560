"""The full tables of published bulletins, packed: 127 courts and 18 indicators take some 20 kB."""

import zlib

from pydantic import TypeAdapter
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.bulletins.full_table import FullTable
from storage.tables.bulletins import FullTableRow

_TABLE = TypeAdapter(FullTable)
_LEVEL = 3  # for 3,500 courts half the time of zlib's own choice, and a tenth larger


class FullTables:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def keep(self, key: str, table: FullTable) -> None:
        """Keep what the bulletin of this key was taken from; its row must exist."""
        self._session.add(FullTableRow(key=key, content=zlib.compress(_TABLE.dump_json(table), _LEVEL)))
        await self._session.flush()

    async def get(self, key: str) -> FullTable | None:
        row = await self._session.get(FullTableRow, key)
        return _TABLE.validate_json(zlib.decompress(row.content)) if row else None

    async def before(self, table: FullTable) -> FullTable | None:
        """The table of the bulletin before; None where there was none, or it was kept without a table."""
        return await self.get(table.before_key) if table.before_key else None
