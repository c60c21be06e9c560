"""The one question that commands ask Telegram: whose token it is."""

from dataclasses import dataclass
from enum import StrEnum

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.commands.opening import Desk
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Me:
    username: str
    reads_everything: bool


class NoAnswer(StrEnum):
    NO_TOKEN = "no_token"  # noqa: S105 - not a password
    WRONG_TOKEN = "wrong_token"  # noqa: S105 - not a password
    NOT_REACHED = "not_reached"


async def ask_telegram(settings: Settings) -> Me | NoAnswer:
    """Who the bot is, or why that could not be learnt."""
    if settings.token is None:
        return NoAnswer.NO_TOKEN
    bot = Bot(settings.token.get_secret_value(), base_url=settings.bot_api_url, base_file_url=settings.file_url)
    try:
        async with bot:
            me = await bot.get_me()
    except InvalidToken:
        return NoAnswer.WRONG_TOKEN
    except TelegramError:
        return NoAnswer.NOT_REACHED
    return Me(me.username or "", bool(me.can_read_all_group_messages))


NO_ANSWER = {
    NoAnswer.NO_TOKEN: (
        "尚未设置机器人令牌。在 @BotFather 创建机器人，把令牌写入 .env：DUBAN_TOKEN=…",
        "There is no token. Make a bot at @BotFather and put its token into .env: DUBAN_TOKEN=…",
    ),
    NoAnswer.WRONG_TOKEN: (
        "Telegram 不认此令牌。请核对 DUBAN_TOKEN，或在 @BotFather 重新生成。",
        "Telegram does not know the token. Check DUBAN_TOKEN, or ask @BotFather for a new one.",
    ),
    NoAnswer.NOT_REACHED: (
        "连不上 Telegram。请检查网络，或用 DUBAN_BOT_API_URL 指定可用的 Bot API 服务器。",
        "Telegram cannot be reached. Check the network, or name another Bot API server in DUBAN_BOT_API_URL.",
    ),
}


async def bot_username(desk: Desk) -> str:
    """The bot's username, as noted when it last ran or else as Telegram says now; ends the command when neither helps."""
    async with desk.work() as work:
        known = await work.marks.bot_username()
    if known is not None:
        return known
    me = await ask_telegram(desk.settings)
    if isinstance(me, NoAnswer):
        desk.speech.refuse(*NO_ANSWER[me])
    return me.username
