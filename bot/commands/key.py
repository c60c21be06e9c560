"""duban key: the key that encrypts personal data."""

import asyncio

from sqlalchemy.exc import SQLAlchemyError

from bot.clock import SystemClock
from bot.codes import random_bytes
from bot.commands.opening import Desk, open_desk
from bot.commands.roster import CLI
from storage.database import Database
from storage.key_rotation import left, move_batch
from storage.keys import KEY_BYTES, KeyFile, KeyFileError, KeyFileMissingError
from storage.schema import is_sealed
from storage.unit_of_work import unit_of_work


def create() -> None:
    """Make the key file; one that is there already is left as it is."""
    make_key_file(open_desk())


def make_key_file(desk: Desk) -> None:
    """Write a new key and say what to do with it. Ends the command when there is one, or the database needs the one it had."""
    path = desk.settings.key_file
    if not path.exists() and asyncio.run(_is_sealed(desk)):
        desk.refuse_keys(KeyFileMissingError(path))
    try:
        KeyFile(path).create(random_bytes(KEY_BYTES))
    except (KeyFileError, OSError) as error:
        desk.refuse_keys(error)
    desk.speech.say(
        f"已生成密钥文件 {path}（仅本用户可读）。请另行备份，不要与数据库放在一起：丢失后已加密的内容无法恢复。",
        f"Written: {path}, for this user only. Back it up apart from the database: without it nothing encrypted can be read again.",
    )


async def _is_sealed(desk: Desk) -> bool:
    file = desk.settings.sqlite_file
    if file is not None and not file.is_file():
        return False
    database = Database(desk.settings.database_url, desk.encryption)
    try:
        return await is_sealed(database)
    except (SQLAlchemyError, OSError):
        desk.refuse_database()
    finally:
        await database.close()


def rotate() -> None:
    """Seal everything anew under a new key and forget the old one; takes up a rotation that was interrupted."""
    desk = open_desk()
    try:
        moved = asyncio.run(_rotate(desk))
    except OSError as error:
        desk.refuse_keys(error)
    except SQLAlchemyError:
        desk.speech.refuse(
            "数据库忙，轮换中断，数据完好。请再运行一次：duban key rotate",
            "The database was busy and the rotation stopped; nothing is lost. Run again: duban key rotate",
        )
    desk.speech.say(
        f"密钥已更换，{moved:,} 条记录已重新加密，旧密钥作废。请重新备份密钥文件。",
        f"The key was changed and {moved:,} records encrypted anew; the old key is useless. Back the key file up again.",
    )


async def _rotate(desk: Desk) -> int:
    file = KeyFile(desk.settings.key_file)
    async with desk.database() as database:
        if not file.keys().is_being_rotated:
            file.add(random_bytes(KEY_BYTES))
        moved, waiting = 0, await left(database)
        while batch := await move_batch(database):
            moved += batch
            desk.speech.say(f"{moved:,}/{max(waiting, moved):,}", f"{moved:,} of {max(waiting, moved):,}")
        async with unit_of_work(database, SystemClock().now()) as work:
            await work.marks.keep_key(database.encryption)
            await work.audit.append(CLI, "key.rotated", "key", records=moved)
        file.drop_old()
    return moved
