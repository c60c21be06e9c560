"""What every command begins with: settings, policy and database, or a sentence that says what to do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import typer
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import SystemClock
from bot.codes import random_bytes
from bot.commands.speech import REFUSED, Speech
from bot.indicators_file import OwnIndicatorsError, known_indicators, shipped_indicators
from bot.policy_file import PolicyError, read_policy
from bot.settings import Settings, SettingsError, read_settings
from rules.indicators import Indicators
from rules.policy import Policy
from storage.database import Database
from storage.encryption import Encryption, UndecipherableError
from storage.keys import KeyFile, KeyFileError, KeyFileFault, KeyFileMissingError
from storage.schema import SchemaError, check_schema
from storage.unit_of_work import UnitOfWork, unit_of_work

_KEY_FAULTS = {
    KeyFileFault.OPEN_TO_OTHERS: (
        "密钥文件 {file} 其他用户也能读取。请运行：chmod 600 {file}",
        "Others can read the key file. Run: chmod 600 {file}",
    ),
    KeyFileFault.THERE_ALREADY: (
        "已有密钥文件 {file}，未作改动。需要更换密钥请运行：duban key rotate",
        "There is a key file already, {file}; it was left as it is. For a new key run: duban key rotate",
    ),
    KeyFileFault.DAMAGED: (
        "密钥文件 {file} 已损坏。请从备份恢复。",
        "The key file {file} is damaged. Restore it from its backup.",
    ),
}
_KEY_FILE_OUT_OF_REACH = (
    "密钥文件 {file} 无法读写。请检查所在目录是否存在、有无权限、磁盘是否已满。",
    "The key file {file} can be neither read nor written. Look at its folder, its rights and the free space.",
)


@dataclass(frozen=True)
class Desk:
    """What a command works with."""

    settings: Settings
    policy: Policy
    speech: Speech
    indicators: Indicators = field(default_factory=shipped_indicators)

    @asynccontextmanager
    async def work(self) -> AsyncIterator[UnitOfWork]:
        """One transaction on the migrated database. Ends the command with a sentence when there is none."""
        async with self.database() as database, unit_of_work(database, SystemClock().now()) as work:
            yield work

    @asynccontextmanager
    async def database(self) -> AsyncIterator[Database]:
        """The migrated database. Ends the command with a sentence when it, or the key that it needs, cannot be used."""
        file = self.settings.sqlite_file
        if file is not None and not file.is_file():
            self._refuse_schema("the database does not exist yet")
        database = Database(self.settings.database_url, self.encryption)
        try:
            await self._check(database)
            yield database
        except (KeyFileError, UndecipherableError) as error:
            self.refuse_keys(error)
        finally:
            await database.close()

    async def _check(self, database: Database) -> None:
        try:
            await check_schema(database)
        except SchemaError as error:
            self._refuse_schema(str(error))
        except (SQLAlchemyError, OSError):
            self.refuse_database()

    def _refuse_schema(self, detail: str) -> NoReturn:
        self.speech.refuse(
            f"数据库尚未建立，或与本程序版本不符。请运行：duban migrate（{detail}）",
            f"The database is not that of this program. Run: duban migrate ({detail})",
        )

    @property
    def encryption(self) -> Encryption:
        """What seals personal data; the key file is read when something is sealed or opened, so other commands need none."""
        return Encryption(KeyFile(self.settings.key_file).keys, random_bytes)

    def keep_apart(self, path: Path, *, is_overwriting: bool) -> None:
        """End the command rather than replace a file that somebody may have filled in."""
        if path.exists() and not is_overwriting:
            self.speech.refuse(
                f"{path} 已存在。换个文件名，或加 --overwrite 覆盖。",
                f"{path} exists. Name another file, or add --overwrite.",
            )

    def refuse_keys(self, error: Exception) -> NoReturn:
        """The key file is missing, open to others, damaged, or another database's; no message of these shows a key."""
        if isinstance(error, KeyFileMissingError):
            self.speech.refuse(
                f"没有密钥文件 {self.settings.key_file}。请从备份恢复；全新安装请运行：duban key create",
                f"There is no key file {self.settings.key_file}. Restore it from its backup; on a new installation run: duban key create",
            )
        if isinstance(error, UndecipherableError):
            self.speech.refuse(
                "现有密钥解不开此数据库。请从备份恢复与此数据库配套的密钥文件（DUBAN_KEY_FILE）。",
                "The key file does not open this database. Restore the one that belongs to it (DUBAN_KEY_FILE).",
            )
        zh, en = _KEY_FAULTS[error.fault] if isinstance(error, KeyFileError) else _KEY_FILE_OUT_OF_REACH
        file = self.settings.key_file
        self.speech.refuse(zh.format(file=file), en.format(file=file))

    def refuse_database(self) -> NoReturn:
        """The server does not answer, or the file is no database; the address may hold a password, so it is not shown."""
        self.speech.refuse(
            "连不上数据库。请检查 DUBAN_DATABASE_URL 所指的服务器或文件，以及账号权限。",
            "The database cannot be reached. Check the server or file that DUBAN_DATABASE_URL names, and the rights there.",
        )


def open_desk() -> Desk:
    """The settings and the policy of this process. Ends the command when one of them is wrong."""
    try:
        settings = read_settings()
        indicators = known_indicators(settings.indicators_file)
        policy = read_policy(settings.policy_file, settings.zone, indicators)
    except OwnIndicatorsError as error:
        Speech(settings.locale).refuse(
            f"{error} 无法读取。请重新运行：duban indicators define 文件",
            f"{error} cannot be read. Run again: duban indicators define FILE",
        )
    except (SettingsError, PolicyError) as error:
        typer.secho(str(error), fg=typer.colors.RED, err=True)
        raise typer.Exit(REFUSED) from None
    return Desk(settings, policy, Speech(settings.locale), indicators)
