"""The Bot API's methods, one file per group. A name that is not here is recorded and refused."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.sandbox.methods import callbacks, chats, commands, deleting, editing, files, polling, sending
from bot.sandbox.parameters import Parameters
from bot.sandbox.world import World

Method = Callable[[World, Parameters], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {
    name.lower(): method
    for group in (polling, sending, editing, deleting, callbacks, files, chats, commands)
    for name, method in group.METHODS.items()
}
