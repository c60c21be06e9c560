"""The whole sandbox as one value: what is, what people can do, and what can go wrong."""

from typing import Any

from bot.sandbox.acts.pressing import Pressing


class World(Pressing):
    """A small Telegram in memory. All that people do are plain, synchronous methods.

    `clock` answers the aware time that messages are dated with; `monotonic` is real seconds for polls and limits.
    """

    def spoil(self, **fields: Any) -> int | None:  # noqa: ANN401 -- any JSON
        """Queue a malformed update, by default a message without a date; its id.

        python-telegram-bot never gets past one in its own polling loop.
        """
        body = fields or {"message_id": 1, "chat": {"id": 1, "type": "private", "first_name": "?"}, "text": "?"}
        return self.updates.add("message", body)
