"""Taking messages away."""

from datetime import timedelta

from bot.sandbox.errors import bad_request
from bot.sandbox.messages import Message
from bot.sandbox.methods.targets import bot_in, message_in, writable_chat
from bot.sandbox.parameters import Parameters
from bot.sandbox.people import Chat
from bot.sandbox.world import World

DELETABLE = timedelta(hours=48)
MOST_AT_ONCE = 100


def delete_message(world: World, parameters: Parameters) -> bool:
    chat = writable_chat(world, parameters)
    message = message_in(chat, parameters.integer("message_id"), "delete")
    _check_deletable(world, message)
    _delete(world, chat, message)
    return True


def delete_messages(world: World, parameters: Parameters) -> bool:
    """True even when some were not found, as Telegram answers."""
    chat = writable_chat(world, parameters)
    ids = parameters.json("message_ids")
    if not isinstance(ids, list) or not 1 <= len(ids) <= MOST_AT_ONCE:
        raise bad_request("invalid message_ids specified" if not ids else "too many message identifiers specified")
    found = [chat.messages[id_] for id_ in ids if id_ in chat.messages]
    for message in found:
        _check_deletable(world, message)
    for message in found:
        _delete(world, chat, message)
    return True


def _check_deletable(world: World, message: Message) -> None:
    is_own = message.sender.id == world.bot.user.id
    if world.now() - message.date > DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    if not is_own and not message.chat.is_private and not bot_in(world, message.chat).may("can_delete_messages"):
        raise bad_request("message can't be deleted")


def _delete(world: World, chat: Chat, message: Message) -> None:
    del chat.messages[message.id]
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    world.tell("deleted", chat, message_id=message.id)


METHODS = {"deleteMessage": delete_message, "deleteMessages": delete_messages}
