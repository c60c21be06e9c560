"""duban migrate: a database of this version, with the shipped courts in it."""

import asyncio

import typer
from sqlalchemy.exc import SQLAlchemyError

from bot.commands.key import make_key_file
from bot.commands.opening import Desk, open_desk
from bot.commands.roster import keep_shipped_courts
from bot.commands.roster_words import changes_line
from rules.roster_import.values import RosterChanges
from storage.encryption import UndecipherableError
from storage.keys import KeyFileError
from storage.schema import SchemaError
from storage.schema import migrate as bring_up_to_date


def migrate() -> None:
    """Make the database or bring it to this version; a new one gets a key file and the shipped courts."""
    desk = open_desk()
    if not desk.settings.key_file.exists():
        make_key_file(desk)
    asyncio.run(_migrate(desk))


async def _migrate(desk: Desk) -> None:
    if (file := desk.settings.sqlite_file) is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    try:
        await bring_up_to_date(desk.settings.database_url, desk.encryption)
    except (KeyFileError, UndecipherableError) as error:
        desk.refuse_keys(error)
    except SchemaError as error:
        desk.speech.refuse(
            f"数据库比本程序新，请安装新版本（{error}）。", f"The database is newer than this program: {error}"
        )
    except (SQLAlchemyError, OSError):
        desk.refuse_database()
    desk.speech.say("数据库已是最新版本。", "The database is of this version.")
    async with desk.work() as work:
        if not await work.marks.key_fits(desk.encryption):
            desk.refuse_keys(UndecipherableError())
        if len((await work.roster.on(work.now.date())).courts) == 0:
            changes = await keep_shipped_courts(work, desk)
            if isinstance(changes, RosterChanges):
                typer.echo(changes_line(changes, desk.speech))
