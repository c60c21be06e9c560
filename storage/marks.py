"""Named values that must survive a restart."""

from sqlmodel.ext.asyncio.session import AsyncSession

from storage.encryption import Encryption, UndecipherableError
from storage.tables.messages import MarkRow

BOT_USERNAME = "bot.username"
BOT_READS_EVERYTHING = "bot.reads_everything"
MONTH_DRAWN = "draw.month"
KEY_CHECK = "key.check"
_YES = "yes"


class Marks:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def keep_bot(self, username: str, *, reads_everything: bool) -> None:
        """What Telegram said of the bot when it was last asked; `reads_everything` is false in privacy mode."""
        await self.keep(BOT_USERNAME, username)
        await self.keep(BOT_READS_EVERYTHING, _YES if reads_everything else "no")

    async def bot_username(self) -> str | None:
        """The bot's username without the @; None before the bot has met Telegram for the first time."""
        return await self.find(BOT_USERNAME)

    async def bot_reads_everything(self) -> bool:
        return await self.find(BOT_READS_EVERYTHING) == _YES

    async def month_drawn(self) -> str | None:
        """The last month (2026-12) for which every court has drawn."""
        return await self.find(MONTH_DRAWN)

    async def keep_month_drawn(self, month: str) -> None:
        await self.keep(MONTH_DRAWN, month)

    async def keep_key(self, encryption: Encryption) -> None:
        """Note by which key this database is sealed: a keyed hash, which says nothing about the key. Raises KeyFileError."""
        current = encryption.current
        await self.keep(KEY_CHECK, f"{current}:{encryption.fingerprint(KEY_CHECK, KEY_CHECK, current)}")

    async def key_fits(self, encryption: Encryption) -> bool:
        """Whether the key file belongs to this database; the first key it meets does. Raises KeyFileError."""
        noted = await self.find(KEY_CHECK)
        if noted is None:
            await self.keep_key(encryption)
            return True
        number, _, hashed = noted.partition(":")
        try:
            return encryption.fingerprint(KEY_CHECK, KEY_CHECK, int(number)) == hashed
        except UndecipherableError:
            return False

    async def asked_for(self, series: str) -> str | None:
        """The key of the newest bulletin of the series for which missing figures were asked; None before any was."""
        return await self.find(f"bulletin.asked.{series}")

    async def keep_asked_for(self, series: str, key: str) -> None:
        await self.keep(f"bulletin.asked.{series}", key)

    async def keep(self, name: str, value: str) -> None:
        row = await self._session.get(MarkRow, name) or MarkRow(name=name, value=value)
        row.value = value
        self._session.add(row)
        await self._session.flush()

    async def find(self, name: str) -> str | None:
        row = await self._session.get(MarkRow, name)
        return row.value if row else None
