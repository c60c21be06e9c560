"""What ours is compared with: a bare echo bot, a process of its own: `python -m benchmarks.bare URL [sqlmodel]`.

With `sqlmodel` it loads SQLModel and SQLAlchemy too, as a bot must that keeps anything.
"""

import importlib
import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters
from telegram.request import HTTPXRequest

TOKEN = "42:BENCHMARK"  # noqa: S105 - the stub takes any
WORDS = "您没有此项权限。如需办理，请联系省法院督查室。"


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


if __name__ == "__main__":
    for name in sys.argv[2:]:
        importlib.import_module(name)
    bare(sys.argv[1])
