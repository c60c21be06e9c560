"""The sandbox as the page sees it, in JSON."""

from typing import Any

from bot.sandbox.errors import ActError
from bot.sandbox.messages import Message, Press
from bot.sandbox.people import INSIDE, Chat, Member, Status, User
from bot.sandbox.trace import Call
from bot.sandbox.wire import Json, message_json, user_json
from bot.sandbox.world import World


def message_view(message: Message) -> Json:
    """A Message of the Bot API, and what people see besides: the sender's office and the reactions."""
    return {
        **message_json(message),
        "force_reply": message.markup if "force_reply" in (message.markup or {}) else None,
        "title": message.sender.title,
        "reactions": list(message.reactions.values()),
    }


def user_view(world: World, user: User) -> Json:
    return {
        **user_json(user),
        "name": user.name,
        "title": user.title,
        "is_started": user.id in world.chats,
        "has_blocked": user.id in world.blocked_by,
    }


def chat_view(world: World, chat: Chat) -> Json:
    bot = chat.members.get(world.bot.user.id, Member(world.bot.user, Status.LEFT))
    last = next(reversed(chat.messages.values()), None)
    return {
        "id": chat.id,
        "type": chat.type.value,
        "title": chat.title,
        "members": [member.user.id for member in chat.members.values() if member.status in INSIDE],
        "admins": [member.user.id for member in chat.members.values() if member.is_admin],
        "bot": bot.status.value,
        "last": message_view(last) if last else None,
        "last_id": chat.last_id,
        "on_top": chat.is_on_top,
        "pinned": chat.pinned[-1] if chat.pinned else None,
        "migrated_to": chat.migrated_to,
        "is_deleted": chat.is_deleted,
    }


def clock_view(world: World) -> Json:
    return {"now": world.now().isoformat(), "offset_seconds": int(world.offset.total_seconds())}


def faults_view(world: World) -> list[Json]:
    return [
        {"kind": fault.kind.value, "chat_id": fault.chat_id, "times": fault.times, "retry_after": fault.retry_after}
        for fault in world.faults.queued
    ]


def call_view(call: Call) -> Json:
    return {
        "time": call.time.isoformat(),
        "monotonic": call.monotonic,
        "method": call.method,
        "chat_id": call.chat_id,
        "text": call.text,
        "code": call.code,
        "description": call.description,
        "fate": call.fate.value,
        "message_id": call.message_id,
        "breach": call.breach,
    }


def press_view(press: Press) -> Json:
    return {
        "id": press.id,
        "user_id": press.user.id,
        "answer": press.answer,
        "is_alert": press.is_alert,
        "url": press.url,
    }


def state_view(world: World) -> Json:
    """Everything that the page needs to begin with; the news after `news` bring it up to date."""
    people = [user for user in world.users.values() if not user.is_bot]
    return {
        "bot": user_json(world.bot.user),
        "commands": commands_view(world),
        "users": [user_view(world, user) for user in people],
        "chats": [chat_view(world, chat) for chat in world.chats.values()],
        "clock": clock_view(world),
        "faults": faults_view(world),
        "news": len(world.news),
    }


def commands_view(world: World) -> list[dict[str, str]]:
    """The commands a person is offered, each once, whatever scope declared them."""
    found: dict[str, str] = {}
    for (_, language), commands in sorted(world.commands.items(), key=lambda item: item[0][1] not in {"", "zh"}):
        if language in {"", "zh"}:
            for command in commands:
                found.setdefault(command["command"], command["description"])
    return [{"command": command, "description": description} for command, description in found.items()]


def news_view(world: World, item: dict[str, Any]) -> Json:
    """One piece of news with what it is about, as it is now."""
    chat = world.chats.get(item["chat_id"]) if item["chat_id"] is not None else None
    view: Json = {**item}
    if chat is not None and item["kind"] in {"chat", "message", "deleted"}:
        view["chat"] = chat_view(world, chat)
    if chat is not None and item["kind"] == "message":
        message = chat.messages.get(item["message_id"])
        view["message"] = message_view(message) if message else None
    if item["kind"] == "answer":
        view["press"] = press_view(world.presses[item["press_id"]])
    if item["kind"] == "clock":
        view["clock"] = clock_view(world)
    return view


def message_at(world: World, chat_id: int, message_id: int) -> Message:
    """Raises ActError when it is not there (any more)."""
    message = world.chat(chat_id).messages.get(message_id)
    if message is None:
        raise ActError("消息已不存在", "this message is gone")
    return message
