"""What people do, over HTTP: POST /sandbox/{act} with a JSON object (a form for files), answered by what came of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from bot.sandbox.acts.speaking import Guise, Pick
from bot.sandbox.cast import add_chat, add_user
from bot.sandbox.errors import ActError
from bot.sandbox.faults import SENDING
from bot.sandbox.messages import Message
from bot.sandbox.parameters import Parameters
from bot.sandbox.views import chat_view, clock_view, faults_view, message_at, message_view, press_view, user_view
from bot.sandbox.wire import Json
from bot.sandbox.world import World

Act = Callable[[World, Parameters], Json]


def _message(world: World, given: Parameters) -> Message:
    return message_at(world, given.integer("chat_id"), given.integer("message_id"))


def _picks(given: Parameters) -> list[Pick]:
    return [Pick(str(pick["words"]), int(pick["user_id"])) for pick in given.json("mentions") or []]


def say(world: World, given: Parameters) -> Json:
    chat_id, reply_to = given.integer("chat_id"), given.integer("reply_to", 0)
    channel = given.integer("channel_id", 0)
    message = world.say(
        given.integer("user_id"),
        chat_id,
        given.text("text"),
        reply_to=message_at(world, chat_id, reply_to) if reply_to else None,
        mentions=_picks(given),
        thread_id=given.integer("thread_id", 0) or None,
        guise=Guise(given.flag("anonymous"), world.chat(channel) if channel else None),
    )
    return message_view(message)


def start(world: World, given: Parameters) -> Json:
    return message_view(world.start(given.integer("user_id"), given.text("payload")))


def send_file(world: World, given: Parameters) -> Json:
    """The form field `file`; `as` is photo or document, `reply_to` the id of a message that it answers."""
    upload = given.uploads.get("file")
    if upload is None:
        raise ActError("没有文件", "no file was sent")
    send = world.send_photo if given.text("as") == "photo" else world.send_document
    user_id, chat_id = given.integer("user_id"), given.integer("chat_id")
    reply_to = given.integer("reply_to", 0)
    answered = message_at(world, chat_id, reply_to) if reply_to else None
    return message_view(send(user_id, chat_id, upload.name, upload.data, given.text("caption"), reply_to=answered))


def press(world: World, given: Parameters) -> Json:
    return press_view(world.press(given.integer("user_id"), _message(world, given), given.text("data")))


def edit(world: World, given: Parameters) -> Json:
    words = given.text("text")
    return message_view(world.edit(given.integer("user_id"), _message(world, given), words, mentions=_picks(given)))


def delete(world: World, given: Parameters) -> Json:
    world.delete(given.integer("user_id"), _message(world, given))
    return {}


def forward(world: World, given: Parameters) -> Json:
    return message_view(world.forward(given.integer("user_id"), _message(world, given), given.integer("to_chat_id")))


def react(world: World, given: Parameters) -> Json:
    message = _message(world, given)
    world.react(given.integer("user_id"), message, given.text("emoji"))
    return message_view(message)


def change_bot(world: World, given: Parameters) -> Json:
    """`change` is add, kick, promote, demote or mute; `by_id` who does it (the group's creator, if nobody is named)."""
    chat = world.chat(given.integer("chat_id"))
    by = given.integer("by_id", 0) or None
    if given.text("change") == "add":
        world.add_bot(chat, by if by is not None else next(iter(chat.members)))
    else:
        changes = {"kick": world.kick_bot, "promote": world.promote_bot, "demote": world.demote_bot}
        _chosen({**changes, "mute": world.mute_bot}, given)(chat, by)
    return chat_view(world, chat)


def change_member(world: World, given: Parameters) -> Json:
    """`change` is join, leave, promote or demote."""
    chat = world.chat(given.integer("chat_id"))
    changes = {"join": world.join, "leave": world.leave, "promote": world.promote, "demote": world.demote}
    _chosen(changes, given)(given.integer("user_id"), chat)
    return chat_view(world, chat)


def _chosen(changes: dict[str, Callable[..., None]], given: Parameters) -> Callable[..., None]:
    change = given.text("change")
    if change not in changes:
        raise ActError(f"不认识的操作：{change}", f"change is one of {', '.join(changes)}")
    return changes[change]


def migrate(world: World, given: Parameters) -> Json:
    return chat_view(world, world.migrate(given.integer("chat_id")))


def block(world: World, given: Parameters) -> Json:
    """`blocked` true or false."""
    change = world.block_bot if given.flag("blocked") else world.unblock_bot
    change(given.integer("user_id"))
    return user_view(world, world.user(given.integer("user_id")))


def new_user(world: World, given: Parameters) -> Json:
    return user_view(world, add_user(world, dict(given.raw)))


def new_chat(world: World, given: Parameters) -> Json:
    """As in the cast file; without an id, a supergroup of `members` with the bot as `bot` says."""
    raw = dict(given.raw)
    if "id" not in raw:
        raw["id"] = min([-1_008_000_000_000, *world.chats]) - 1
    return chat_view(world, add_chat(world, raw))


def queue_fault(world: World, given: Parameters) -> Json:
    """`kind` as in FaultKind; `chat_id`, `times`, `retry_after` and `methods` may be left out."""
    methods = given.json("methods")
    try:
        world.faults.next(
            given.text("kind"),
            chat_id=given.integer("chat_id", 0) or None,
            times=given.integer("times", 1),
            retry_after=given.integer("retry_after", 3),
            methods=frozenset(methods) if methods else SENDING,
        )
    except ValueError as problem:
        raise ActError("不认识的故障", str(problem)) from problem
    world.tell("faults")
    return {"faults": faults_view(world)}


def clear_faults(world: World, _given: Parameters) -> Json:
    world.faults.clear()
    world.tell("faults")
    return {"faults": []}


def change_updates(world: World, given: Parameters) -> Json:
    """`change` is spoil (a malformed update), redeliver (the last `count` once more) or jump (`count` ids left out)."""
    count = given.integer("count", 1)
    changes: dict[str, Callable[[], Any]] = {
        "spoil": world.spoil,
        "redeliver": lambda: world.updates.redeliver(count),
        "jump": lambda: world.updates.jump(count),
    }
    result = _chosen(changes, given)()
    world.bell.ring()
    return {"result": result}


def move_clock(world: World, given: Parameters) -> Json:
    """By `hours`, `to` an ISO time with an offset, or with `next_morning` to 08:30 of the next working day."""
    try:
        if given.flag("next_morning"):
            world.advance_to_morning()
        elif given.text("to"):
            world.advance_to(datetime.fromisoformat(given.text("to")))
        else:
            world.advance(timedelta(hours=float(given.text("hours", "0"))))
    except (TypeError, ValueError, OverflowError) as problem:
        if isinstance(problem, ActError):
            raise
        raise ActError("时间写法不对，例如 2026-11-23T08:30+08:00", f"no such time: {problem}") from problem
    return clock_view(world)


ACTS: dict[str, Act] = {
    "say": say,
    "start": start,
    "file": send_file,
    "press": press,
    "edit": edit,
    "delete": delete,
    "forward": forward,
    "react": react,
    "bot": change_bot,
    "member": change_member,
    "migrate": migrate,
    "block": block,
    "users": new_user,
    "chats": new_chat,
    "faults": queue_fault,
    "faults/clear": clear_faults,
    "updates": change_updates,
    "clock": move_clock,
}
