"""All that there is in the sandbox, and how the news of it reaches the bot and the page."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.sandbox.bell import Bell
from bot.sandbox.calendar import next_working_morning
from bot.sandbox.errors import ActError
from bot.sandbox.faults import Faults
from bot.sandbox.files import Files
from bot.sandbox.limits import RateLimits
from bot.sandbox.messages import Message, Press
from bot.sandbox.people import ANONYMOUS_ADMIN_ID, CHANNEL_BOT_ID, Chat, ChatType, Member, Status, User
from bot.sandbox.queue import Updates
from bot.sandbox.trace import Trace
from bot.sandbox.wire import message_json

Where = Chat | User | int
Who = User | int

FIRST_SUPERGROUP_ID = -1_009_000_000_000


@dataclass(slots=True)
class Bot:
    """The bot's account. `reads_all` is False while privacy mode is on, as it is by default."""

    user: User
    token: str
    reads_all: bool = False


DEFAULT_BOT = Bot(User(42, "督办", None, "duban_bot", None, is_bot=True), "42:SANDBOX")


class State:
    """The sandbox's memory. `clock` answers the aware time; the sandbox adds what it was advanced by."""

    def __init__(
        self,
        clock: Callable[[], datetime],
        *,
        bot: Bot | None = None,
        faults: Faults | None = None,
        limits: RateLimits | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock = clock
        self.monotonic = monotonic
        self.offset = timedelta()
        self.bot = bot or Bot(DEFAULT_BOT.user, DEFAULT_BOT.token)
        self.faults = faults or Faults()
        self.limits = limits or RateLimits(monotonic)
        self.trace = Trace()
        self.files = Files()
        self.bell = Bell()
        self.updates = Updates(self.now)
        self.users: dict[int, User] = {self.bot.user.id: self.bot.user}
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.known_users: set[int] = set()
        self.blocked_by: set[int] = set()
        self.deactivated: set[int] = set()
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.webhook: dict[str, Any] | None = None
        self.poll_number = 0
        self.rest_days: frozenset[date] = frozenset()
        self.work_days: frozenset[date] = frozenset()
        self.paused_until: dict[int, float] = {}
        self.news: list[dict[str, Any]] = []

    def now(self) -> datetime:
        return self._clock() + self.offset

    def advance(self, by: timedelta) -> datetime:
        """The new time. Raises ActError for a step back: Telegram's time never goes there."""
        if by < timedelta():
            raise ActError("时间只能向前走", "time only moves forward")
        self.offset += by
        self.tell("clock")
        return self.now()

    def advance_to(self, moment: datetime) -> datetime:
        """The new time, `moment` or up to a second after it. Raises ActError when it is past."""
        ahead = moment - self.now()
        return self.advance(timedelta(seconds=-(-ahead // timedelta(seconds=1))))

    def advance_to_morning(self) -> datetime:
        """The new time: 08:30 of the next working day."""
        return self.advance_to(next_working_morning(self.now(), self.rest_days, self.work_days))

    def tell(self, kind: str, chat: Chat | None = None, **more: object) -> None:
        """Note for the page that something changed, and wake all who wait."""
        self.news.append({"kind": kind, "chat_id": chat.id if chat else None, **more})
        self.bell.ring()

    def user(self, who: Who) -> User:
        """Raises ActError for a stranger."""
        found = self.users.get(who if isinstance(who, int) else who.id)
        if found is None:
            raise ActError(f"没有此人：{who}", f"no such user: {who}")
        return found

    def chat(self, where: Where) -> Chat:
        """The chat; for a person, the private chat with the bot. Raises ActError when there is none."""
        if isinstance(where, Chat):
            return where
        found = self.chats.get(where if isinstance(where, int) else where.id)
        if found is None:
            raise ActError(f"没有此会话：{where}", f"no such chat: {where}")
        return found

    def add_user(self, user: User) -> User:
        """Raises ActError when the id or the username is taken."""
        names = {other.username.lower() for other in self.users.values() if other.username}
        if user.id in self.users or (user.username and user.username.lower() in names):
            raise ActError("编号或用户名已被占用", f"user {user.id} or @{user.username} exists already")
        self.users[user.id] = user
        self.tell("user")
        return user

    def add_chat(self, chat: Chat) -> Chat:
        """Raises ActError when the id is taken or does not fit the type (groups are negative)."""
        if chat.id in self.chats:
            raise ActError(f"会话 {chat.id} 已存在", f"chat {chat.id} exists already")
        if (chat.id > 0) is not chat.is_private:
            raise ActError("群编号为负数，私聊编号即本人编号", f"chat {chat.id}: a group's id is below zero")
        self.chats[chat.id] = chat
        self.tell("chat", chat)
        return chat

    def new_group(self, title: str, *people: Who, type: ChatType = ChatType.SUPERGROUP) -> Chat:  # noqa: A002 -- Telegram's word
        """A group of these people, the first being its creator, without the bot."""
        number = 1 + sum(chat.is_group for chat in self.chats.values())
        id_ = FIRST_SUPERGROUP_ID - number if type is ChatType.SUPERGROUP else -50_000 - number
        members = [
            Member(self.user(who), Status.CREATOR if place == 0 else Status.MEMBER) for place, who in enumerate(people)
        ]
        return self.add_chat(Chat(id_, type, title, members={member.user.id: member for member in members}))

    @property
    def anonymous_admin(self) -> User:
        return User(ANONYMOUS_ADMIN_ID, "Group", None, "GroupAnonymousBot", None, is_bot=True)

    @property
    def channel_identity(self) -> User:
        return User(CHANNEL_BOT_ID, "Channel", None, "Channel_Bot", None, is_bot=True)

    def messages(self, where: Where) -> list[Message]:
        """Everything said there and not deleted, oldest first. A person's private chat may not exist yet."""
        chat = self.chats.get(where if isinstance(where, int) else where.id)
        return list(chat.messages.values()) if chat else []

    def last_message(self, where: Where) -> Message:
        """Raises LookupError when nothing was said."""
        messages = self.messages(where)
        if not messages:
            raise LookupError(f"nothing was said in {where}")
        return messages[-1]

    def publish(self, message: Message) -> Message:
        """Keep a message, show it on the page and queue it for the bot if Telegram would."""
        chat = message.chat
        chat.messages[message.id] = message
        if message.sender.is_bot and message.service is None and message.sender_chat is None:
            chat.last_bot_id = message.sender.id
        if self.reaches_bot(message):
            self.known_users.add(message.sender.id)
            self.updates.add("message", message_json(message))
        self.tell("message", chat, message_id=message.id)
        return message

    def reaches_bot(self, message: Message) -> bool:
        """Telegram's rule of who hears what, privacy mode included (core.telegram.org/bots/features)."""
        member = message.chat.members.get(self.bot.user.id)
        if member is None or not member.is_inside or message.sender.id == self.bot.user.id:
            return False
        if message.sender.is_bot and message.sender_chat is None:
            return False
        if message.chat.is_private or message.service is not None or member.is_admin or member.reads_all:
            return True
        reply = message.reply_to
        return self._is_command_for_bot(message) or (reply is not None and reply.sender.id == self.bot.user.id)

    def _is_command_for_bot(self, message: Message) -> bool:
        for entity in message.entities:
            if entity["type"] == "bot_command" and entity["offset"] == 0:
                _, _, addressee = message.text[: entity["length"]].partition("@")
                if addressee:
                    return addressee.lower() == (self.bot.user.username or "").lower()
                return message.chat.last_bot_id == self.bot.user.id
        return False
