"""duban run: the bot, until it is told to stop."""

import asyncio
import signal
from contextlib import suppress
from importlib import import_module

from bot.alarms import log_alarm
from bot.clock import SystemClock
from bot.commands.opening import Desk, open_desk
from bot.commands.telegram import NO_ANSWER, NoAnswer
from bot.features import all_jobs, all_routes
from bot.logs import set_up_logs
from bot.memory import collect_later, collect_seldom, leave_out_phrases
from bot.templates import language
from bot.wiring import Arrangement, Duban
from storage.encryption import UndecipherableError
from storage.leadership import Leadership, NotAloneError, leadership
from storage.unit_of_work import unit_of_work

_CONFIRM_EVERY = 5.0


def run() -> None:
    desk = open_desk()
    token = desk.settings.token
    if token is None:
        desk.speech.refuse(*NO_ANSWER[NoAnswer.NO_TOKEN])
    set_up_logs()
    leave_out_phrases()
    collect_later()
    asyncio.run(_run(desk, token.get_secret_value()))


async def _run(desk: Desk, token: str) -> None:
    async with desk.database() as database:  # ends with a sentence when `duban migrate` was forgotten
        async with unit_of_work(database, SystemClock().now()) as work:
            if not await work.marks.key_fits(desk.encryption):
                desk.refuse_keys(UndecipherableError())
        try:
            async with leadership(database) as leader:
                await _lead(desk, token, leader)
        except NotAloneError as error:
            desk.speech.refuse(
                f"另有一个 duban 进程正在使用此数据库，或数据库连接中断。请先停止另一个进程，再启动（{error}）。",
                f"Another duban process works on this database, or its connection is lost. Stop it, then start again ({error}).",
            )


async def _lead(desk: Desk, token: str, leader: Leadership) -> None:
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
        routes=all_routes(desk.indicators),
        jobs=all_jobs(desk.indicators),
        encryption=desk.encryption,
        dead_man_url=settings.dead_man_url.get_secret_value() if settings.dead_man_url else None,
    )
    desk.speech.say("机器人已启动。按 Ctrl-C 停止。", "The bot is running. Ctrl-C stops it.")
    duban = Duban(arrangement)
    watch, settling = asyncio.create_task(_watch(leader, stop)), asyncio.create_task(_settle(duban))
    await duban.run(stop)
    settling.cancel()
    watch.cancel()
    with suppress(asyncio.CancelledError):
        await watch
    desk.speech.say("机器人已停止。", "The bot has stopped.")


async def _settle(duban: Duban) -> None:
    """Once Telegram has been asked for updates, make ready for the first, so that whoever sent it does not wait for it."""
    await duban.is_polling.wait()
    await asyncio.to_thread(import_module, "rules.reading.reader")
    await asyncio.to_thread(language, duban.arrangement.locale)
    collect_seldom()


async def _watch(leader: Leadership, stop: asyncio.Event) -> None:
    """Stop the bot when another process may be at work. Raises NotAloneError then."""
    while True:
        try:
            await leader.confirm()
        except NotAloneError:
            log_alarm("leadership_lost")
            stop.set()
            raise
        await asyncio.sleep(_CONFIRM_EVERY)
