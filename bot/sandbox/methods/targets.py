"""Which chat a call means, and whether the bot may write there: Telegram's refusals, word for word."""

from bot.sandbox.errors import ApiError, bad_request, forbidden
from bot.sandbox.messages import Message
from bot.sandbox.parameters import Parameters
from bot.sandbox.people import Chat, ChatType, Member, Status
from bot.sandbox.world import World


def chat_of(world: World, parameters: Parameters, name: str = "chat_id") -> Chat:
    """Raises ApiError 400 "chat not found" or "chat_id is empty"."""
    raw = parameters.text(name)
    if not raw:
        raise bad_request(f"{name} is empty")
    if raw.startswith("@"):
        named = [chat for chat in world.chats.values() if (chat.username or "").lower() == raw[1:].lower()]
        if named:
            return named[0]
        raise bad_request("chat not found")
    return _by_id(world, parameters.integer(name))


def _by_id(world: World, chat_id: int) -> Chat:
    chat = world.chats.get(chat_id)
    if chat is not None and world.bot.user.id in chat.members:
        return chat
    user = world.users.get(chat_id)
    if user is not None and user.is_bot:
        raise forbidden("bot can't send messages to bots")
    if chat_id in world.known_users:
        raise forbidden("bot can't initiate conversation with a user")
    raise bad_request("chat not found")


def bot_in(world: World, chat: Chat) -> Member:
    return chat.members.get(world.bot.user.id, Member(world.bot.user, Status.LEFT))


def _kind(chat: Chat) -> str:
    return "supergroup chat" if chat.type is ChatType.SUPERGROUP else "group chat"


def check_inside(world: World, chat: Chat) -> None:
    """Raises ApiError 403 in the words of tdlib/telegram-bot-api when the bot is out, shut out, or the chat is gone."""
    if chat.is_private:
        if chat.id in world.deactivated:
            raise forbidden("user is deactivated")
        if chat.id in world.blocked_by:
            raise forbidden("bot was blocked by the user")
        return
    if chat.is_deleted:
        raise forbidden(f"the {_kind(chat)} was deleted")
    status = bot_in(world, chat).status
    if status is Status.KICKED:
        raise forbidden(f"bot was kicked from the {_kind(chat)}")
    if status is Status.LEFT:
        raise forbidden(f"bot is not a member of the {_kind(chat)}")


def writable_chat(world: World, parameters: Parameters, name: str = "chat_id") -> Chat:
    """The chat, if the bot may send there now. Raises the ApiError that Telegram would answer."""
    chat = chat_of(world, parameters, name)
    if chat.migrated_to is not None:
        raise _migrated(chat.migrated_to)
    check_inside(world, chat)
    if bot_in(world, chat).status is Status.RESTRICTED:
        raise bad_request("not enough rights to send text messages to the chat")
    return chat


def _migrated(new_id: int) -> ApiError:
    return ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=new_id)


def thread_in(world: World, chat: Chat, parameters: Parameters) -> int | None:
    """The topic to write to. Raises ApiError when there is none such or it is closed."""
    thread_id = parameters.integer("message_thread_id", 0)
    if not thread_id:
        return None
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise bad_request("message thread not found")
    if topic.is_closed and not bot_in(world, chat).may("can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")
    return thread_id


def message_in(chat: Chat, message_id: int, purpose: str) -> Message:
    """Raises ApiError 400 "message to {purpose} not found"."""
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    return message
