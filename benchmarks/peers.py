"""The two bots that are compared, each a process of its own: `python -m benchmarks.peers bare|duban URL [DATABASE]`."""

import asyncio
import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters
from telegram.request import HTTPXRequest

from benchmarks.keys import ENCRYPTION
from bot.delivery.rate_plan import Limits
from bot.logs import set_up_logs
from bot.wiring import Arrangement, Duban
from handlers.routes import Access, Event, Route, Where, Who, table
from handlers.scene import Scene
from rules.incoming import Said
from rules.notifications.access import NotAllowed
from rules.outgoing import Outgoing, Recipient

WORDS = "您没有此项权限。如需办理，请联系省法院督查室。"
# Telegram's limits are left out on both sides: what is compared is the work per update.
UNLIMITED = Limits(overall=100_000, per_group=100_000, second=0.0, minute=0.0, in_flight=8)
TOKEN = "42:BENCHMARK"  # noqa: S105 - the stub takes any


async def _echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.effective_chat is not None:
        await update.effective_chat.send_message(WORDS)


def bare(url: str) -> None:
    """python-telegram-bot as its own examples use it: one update after the other, nothing kept."""
    requests = [HTTPXRequest(connection_pool_size=32) for _ in range(2)]
    application = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{url}/bot")
        .request(requests[0])
        .get_updates_request(requests[1])
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, _echo))
    application.run_polling()


async def _answer(scene: Scene, said: Said) -> None:
    if scene.group is not None:
        await scene.work.outbox.put(
            Outgoing(f"answer:{said.update_id}", Recipient(group_id=scene.group.id), NotAllowed())
        )


async def duban(url: str, database: str) -> None:
    """The product: every update journalled, handled in a transaction, answered through the outbox."""
    routes = table((Route(Event(Said), Access(Who.ENROLLED, Where.BOUND_GROUP), _answer),))
    arrangement = Arrangement(
        token=TOKEN,
        database_url=database,
        encryption=ENCRYPTION,
        bot_api_url=f"{url}/bot",
        routes=routes,
        jobs=(),
        limits=UNLIMITED,
    )
    await Duban(arrangement).run(asyncio.Event())


if __name__ == "__main__":
    set_up_logs("ERROR")
    if sys.argv[1] == "bare":
        bare(sys.argv[2])
    else:
        asyncio.run(duban(sys.argv[2], sys.argv[3]))
