"""duban key: the key that encrypts personal data."""

import asyncio

from sqlalchemy.exc import SQLAlchemyError

from bot.codes import random_bytes
from bot.commands.opening import Desk, open_desk
from bot.commands.roster import CLI
from storage.encryption import UndecipherableError
from storage.key_rotation import left, move_batch
from storage.keys import KEY_BYTES, KeyFile, KeyFileError


def create() -> None:
    """Make the key file; one that is there already is left as it is."""
    desk = open_desk()
    path = desk.settings.key_file
    try:
        KeyFile(path).create(random_bytes(KEY_BYTES))
    except (KeyFileError, OSError) as error:
        desk.refuse_keys(error)
    desk.speech.say(
        f"已生成密钥文件 {path}（仅本用户可读）。请另行备份，不要与数据库放在一起：丢失后姓名无法恢复。",
        f"Written: {path}, for this user only. Back it up apart from the database: without it no name can be read again.",
    )


def rotate() -> None:
    """Encrypt everything anew under a new key and forget the old one; takes up a rotation that was interrupted."""
    desk = open_desk()
    try:
        moved = asyncio.run(_rotate(desk))
    except (KeyFileError, UndecipherableError, OSError) as error:
        desk.refuse_keys(error)
    except SQLAlchemyError:
        desk.speech.refuse(
            "数据库忙，轮换中断，数据完好。请再运行一次：duban key rotate",
            "The database was busy and the rotation stopped; nothing is lost. Run again: duban key rotate",
        )
    desk.speech.say(
        f"密钥已更换，{moved:,} 件案件已重新加密，旧密钥作废。请重新备份密钥文件。",
        f"The key was changed and {moved:,} cases encrypted anew; the old key is useless. Back the key file up again.",
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
        file.drop_old()
    async with desk.work() as work:
        await work.audit.append(CLI, "key.rotated", "key", cases=moved)
    return moved
