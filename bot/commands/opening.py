"""What every command begins with: settings, policy and database, or a sentence that says what to do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import NoReturn

import typer
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import SystemClock
from bot.commands.speech import REFUSED, Speech
from bot.policy_file import PolicyError, read_policy
from bot.settings import Settings, SettingsError, read_settings
from rules.policy import Policy
from storage.database import Database
from storage.schema import SchemaError, check_schema
from storage.unit_of_work import UnitOfWork, unit_of_work


@dataclass(frozen=True)
class Desk:
    """What a command works with."""

    settings: Settings
    policy: Policy
    speech: Speech

    @asynccontextmanager
    async def work(self) -> AsyncIterator[UnitOfWork]:
        """One transaction on the migrated database. Ends the command with a sentence when there is none."""
        async with self.database() as database, unit_of_work(database, SystemClock().now()) as work:
            yield work

    @asynccontextmanager
    async def database(self) -> AsyncIterator[Database]:
        """The migrated database. Ends the command with a sentence when it is missing, older, newer or out of reach."""
        file = self.settings.sqlite_file
        if file is not None and not file.is_file():
            self._refuse_schema("the database does not exist yet")
        database = Database(self.settings.database_url)
        try:
            await self._check(database)
            yield database
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
        policy = read_policy(settings.policy_file, settings.zone)
    except (SettingsError, PolicyError) as error:
        typer.secho(str(error), fg=typer.colors.RED, err=True)
        raise typer.Exit(REFUSED) from None
    return Desk(settings, policy, Speech(settings.locale))
