"""duban run: the bot, until it is told to stop."""

import asyncio
import signal

from bot.commands.opening import Desk, open_desk
from bot.commands.telegram import NO_ANSWER, NoAnswer
from bot.logs import set_up_logs
from bot.wiring import Arrangement, Duban


def run() -> None:
    desk = open_desk()
    token = desk.settings.token
    if token is None:
        desk.speech.refuse(*NO_ANSWER[NoAnswer.NO_TOKEN])
    set_up_logs()
    asyncio.run(_run(desk, token.get_secret_value()))


async def _run(desk: Desk, token: str) -> None:
    async with desk.database():
        pass  # ends here with a sentence when `duban migrate` was forgotten
    stop = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(one, stop.set)
    settings = desk.settings
    arrangement = Arrangement(
        token=token,
        database_url=settings.database_url,
        bot_api_url=settings.bot_api_url,
        file_url=settings.file_url,
        admin_ids=settings.admin_ids,
        locale=settings.locale,
        policy=desk.policy,
        encryption=desk.encryption,
    )
    desk.speech.say("机器人已启动。按 Ctrl-C 停止。", "The bot is running. Ctrl-C stops it.")
    await Duban(arrangement).run(stop)
    desk.speech.say("机器人已停止。", "The bot has stopped.")
