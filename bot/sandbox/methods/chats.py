"""Chats and their members, as far as a bot may know and change them."""

from bot.sandbox.errors import bad_request
from bot.sandbox.messages import Message
from bot.sandbox.methods.targets import bot_in, chat_of, check_inside, message_in, writable_chat
from bot.sandbox.parameters import Parameters
from bot.sandbox.people import Chat, Member, Status, Topic
from bot.sandbox.wire import Json, full_chat_json, member_json, message_json
from bot.sandbox.world import World

_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
}
_LONGEST_TOPIC = 128


def get_chat(world: World, parameters: Parameters) -> Json:
    """Reading an upgraded group under its old id is still allowed; only writing is refused."""
    chat = chat_of(world, parameters)
    check_inside(world, chat)
    return full_chat_json(chat)


def get_chat_member(world: World, parameters: Parameters) -> Json:
    """Other people are told to admins only: without that right, Telegram promises nothing."""
    chat = chat_of(world, parameters)
    check_inside(world, chat)
    user_id = parameters.integer("user_id")
    member = chat.members.get(user_id)
    if member is None:
        user = world.users.get(user_id)
        if user is None:
            raise bad_request("user not found")
        member = Member(user, Status.LEFT)
    if chat.is_group and user_id != world.bot.user.id and not (bot_in(world, chat).is_admin or member.is_admin):
        raise bad_request("member list is inaccessible")
    return member_json(member)


def get_chat_administrators(world: World, parameters: Parameters) -> list[Json]:
    chat = _group(world, parameters)
    admins = [member for member in chat.members.values() if member.is_admin]
    return [member_json(member) for member in admins if not member.user.is_bot or member.user.id == world.bot.user.id]


def get_chat_member_count(world: World, parameters: Parameters) -> int:
    chat = chat_of(world, parameters)
    check_inside(world, chat)
    return sum(member.is_inside for member in chat.members.values())


def leave_chat(world: World, parameters: Parameters) -> bool:
    chat = _group(world, parameters)
    world.leave_bot(chat)
    return True


def pin_chat_message(world: World, parameters: Parameters) -> bool:
    chat = writable_chat(world, parameters)
    _check_may_pin(world, chat)
    message = message_in(chat, parameters.integer("message_id"), "pin")
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    chat.pinned.append(message.id)
    fields = {"pinned_message": message_json(message, nested=True)}
    world.publish(Message(chat, chat.next_id(), world.now(), world.bot.user, service=fields))
    return True


def unpin_chat_message(world: World, parameters: Parameters) -> bool:
    chat = writable_chat(world, parameters)
    _check_may_pin(world, chat)
    if not chat.pinned:
        raise bad_request("message to unpin not found")
    wanted = parameters.integer("message_id", chat.pinned[-1])
    if wanted not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(wanted)
    world.tell("chat", chat)
    return True


def unpin_all_chat_messages(world: World, parameters: Parameters) -> bool:
    chat = writable_chat(world, parameters)
    _check_may_pin(world, chat)
    chat.pinned.clear()
    world.tell("chat", chat)
    return True


def send_chat_action(world: World, parameters: Parameters) -> bool:
    chat = writable_chat(world, parameters)
    if parameters.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.tell("action", chat)
    return True


def set_message_reaction(world: World, parameters: Parameters) -> bool:
    """A bot may set one reaction per message."""
    chat = writable_chat(world, parameters)
    message = message_in(chat, parameters.integer("message_id"), "react")
    reactions = parameters.json("reaction") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if reactions and reactions[0].get("type") != "emoji":
        raise bad_request("REACTION_INVALID")
    message.reactions.pop(world.bot.user.id, None)
    if reactions:
        message.reactions[world.bot.user.id] = reactions[0]["emoji"]
    world.tell("message", chat, message_id=message.id)
    return True


def create_forum_topic(world: World, parameters: Parameters) -> Json:
    chat = writable_chat(world, parameters)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if not bot_in(world, chat).may("can_manage_topics"):
        raise bad_request("not enough rights to create a topic")
    name = parameters.text("name")
    if not 1 <= len(name) <= _LONGEST_TOPIC:
        raise bad_request("TOPIC_NAME_INVALID" if name else "topic name must be non-empty")
    thread_id = world.open_topic(chat, name, world.bot.user)
    return {"message_thread_id": thread_id, "name": chat.topics.get(thread_id, Topic(name)).name, "icon_color": 7322096}


def _group(world: World, parameters: Parameters) -> Chat:
    chat = chat_of(world, parameters)
    check_inside(world, chat)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    return chat


def _check_may_pin(world: World, chat: Chat) -> None:
    if chat.is_group and not bot_in(world, chat).may("can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
    "sendChatAction": send_chat_action,
    "setMessageReaction": set_message_reaction,
    "createForumTopic": create_forum_topic,
}
