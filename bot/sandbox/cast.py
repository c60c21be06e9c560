"""The cast file: who is in the sandbox and who sits in which group. Everybody in it must be invented."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bot.sandbox.errors import ActError
from bot.sandbox.people import DEFAULT_RIGHTS, Chat, ChatType, Member, Status, User
from bot.sandbox.state import DEFAULT_BOT, Bot
from bot.sandbox.world import World

_BOT_STANDINGS = {
    "admin": (Status.ADMINISTRATOR, DEFAULT_RIGHTS),
    "member": (Status.MEMBER, frozenset[str]()),
}


class CastError(ValueError):
    """The cast file is wrong; the text names the place and what is expected there."""


def load_cast(path: Path, clock: Callable[[], datetime]) -> World:
    """A world with this cast in it. Raises CastError, naming the place, when the file does not hold."""
    try:
        cast = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise CastError(f"{path}: {problem}") from problem
    return world_from(_checked(cast, dict, "cast"), clock)


def world_from(cast: dict[str, Any], clock: Callable[[], datetime]) -> World:
    """A world with `{"bot": …, "users": […], "chats": […], "rest_days": […], "work_days": […]}`. Raises CastError."""
    world = World(clock, bot=_bot(_checked(cast.get("bot", {}), dict, "bot")))
    world.rest_days, world.work_days = _days(cast, "rest_days"), _days(cast, "work_days")
    for place, raw in enumerate(_checked(cast.get("users", []), list, "users")):
        add_user(world, _checked(raw, dict, f"users[{place}]"), f"users[{place}]")
    for place, raw in enumerate(_checked(cast.get("chats", []), list, "chats")):
        add_chat(world, _checked(raw, dict, f"chats[{place}]"), f"chats[{place}]")
    return world


def add_user(world: World, raw: dict[str, Any], place: str = "user") -> User:
    """One more person; `"started": true` when the private chat with the bot is open already. Raises CastError."""
    try:
        user = world.add_user(_user(raw, place))
    except ActError as problem:
        raise CastError(f"{place}: {problem}") from problem
    if raw.get("started"):
        world.private(user)
        world.known_users.add(user.id)
    return user


def add_chat(world: World, raw: dict[str, Any], place: str = "chat") -> Chat:
    """One more group. The first of `members` is its creator; `bot` is admin, member or out. Raises CastError.

    `"on_top": true` keeps it above the others in everybody's list, as people pin the chat that matters most.
    """
    kind = raw.get("type", "supergroup")
    if kind not in {"group", "supergroup"}:
        raise CastError(f'{place}.type: "group" or "supergroup" expected, not {kind!r}')
    members = _members(world, raw, place)
    standing = _BOT_STANDINGS.get(raw.get("bot", "out"))
    if standing:
        members[world.bot.user.id] = Member(world.bot.user, *standing, reads_all=world.bot.reads_all)
    chat = Chat(_field(raw, "id", int, place), ChatType(kind), _field(raw, "title", str, place), members=members)
    chat.is_on_top = _field(raw, "on_top", bool, place, default=False)
    try:
        return world.add_chat(chat)
    except ActError as problem:
        raise CastError(f"{place}: {problem}") from problem


def _members(world: World, raw: dict[str, Any], place: str) -> dict[int, Member]:
    admins = set(_checked(raw.get("admins", []), list, f"{place}.admins"))
    members = {}
    for number, user_id in enumerate(_checked(raw.get("members", []), list, f"{place}.members")):
        user = world.users.get(_checked(user_id, int, f"{place}.members[{number}]"))
        if user is None:
            raise CastError(f"{place}.members[{number}]: no user {user_id}")
        status = Status.CREATOR if number == 0 else Status.ADMINISTRATOR if user_id in admins else Status.MEMBER
        members[user.id] = Member(user, status, DEFAULT_RIGHTS if status is Status.ADMINISTRATOR else frozenset())
    if not members:
        raise CastError(f"{place}.members: at least one person expected")
    return members


def _bot(raw: dict[str, Any]) -> Bot:
    default = DEFAULT_BOT.user
    user = User(
        _field(raw, "id", int, "bot", default.id),
        _field(raw, "first_name", str, "bot", default.first_name),
        username=_field(raw, "username", str, "bot", default.username),
        language_code=None,
        is_bot=True,
    )
    return Bot(user, _field(raw, "token", str, "bot", DEFAULT_BOT.token), bool(raw.get("reads_all", False)))


def _user(raw: dict[str, Any], place: str) -> User:
    return User(
        _field(raw, "id", int, place),
        _field(raw, "first_name", str, place),
        last_name=raw.get("last_name"),
        username=raw.get("username"),
        language_code=raw.get("language_code", "zh-hans"),
        title=raw.get("title"),
    )


def _days(cast: dict[str, Any], name: str) -> frozenset[date]:
    days = set()
    for number, raw in enumerate(_checked(cast.get(name, []), list, name)):
        try:
            days.add(date.fromisoformat(raw))
        except (TypeError, ValueError):
            raise CastError(f"{name}[{number}]: a day such as 2026-10-01 expected, not {raw!r}") from None
    return frozenset(days)


def _field(raw: dict[str, Any], name: str, kind: type, place: str, default: object = None) -> Any:  # noqa: ANN401 -- of `kind`
    return _checked(raw.get(name, default), kind, f"{place}.{name}")


def _checked(value: object, kind: type, place: str) -> Any:  # noqa: ANN401 -- of `kind`
    words = {int: "a whole number", str: "a text", dict: "an object", list: "a list", bool: "true or false"}
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool) or value == "":
        raise CastError(f"{place}: {words[kind]} expected, not {value!r}")
    return value
