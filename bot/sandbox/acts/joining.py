"""People and the bot come, go, rise and fall; groups move; a person shuts the door."""

from dataclasses import replace
from typing import Any

from bot.sandbox.errors import ActError
from bot.sandbox.messages import Message
from bot.sandbox.people import DEFAULT_RIGHTS, Chat, ChatType, Member, Status, Topic, User
from bot.sandbox.state import FIRST_SUPERGROUP_ID, State, Where, Who
from bot.sandbox.wire import member_update_json, user_json


class Membership(State):
    def add_bot(self, where: Where, by: Who) -> Chat:
        """The group with the bot in it; its privacy mode counts as it is now. Raises ActError when it is in already."""
        chat = self._group(where)
        if self._bot_member(chat).is_inside:
            raise ActError("机器人已在群里", "the bot is here already")
        self._move_bot(chat, by, Member(self.bot.user, reads_all=self.bot.reads_all))
        self._service(chat, by, new_chat_members=[user_json(self.bot.user)])
        return chat

    def kick_bot(self, where: Where, by: Who | None = None) -> None:
        """Throw the bot out; it learns of it, and every later send answers 403."""
        chat = self._group(where)
        self._require_bot(chat)
        actor = by if by is not None else self._owner(chat)
        self._move_bot(chat, actor, Member(self.bot.user, Status.KICKED))
        self._service(chat, actor, left_chat_member=user_json(self.bot.user))

    def leave_bot(self, where: Where) -> None:
        """The bot goes by itself."""
        chat = self._group(where)
        self._require_bot(chat)
        self._move_bot(chat, self.bot.user, Member(self.bot.user, Status.LEFT))
        self._service(chat, self.bot.user, left_chat_member=user_json(self.bot.user))

    def promote_bot(self, where: Where, by: Who | None = None, *, rights: frozenset[str] = DEFAULT_RIGHTS) -> None:
        chat = self._group(where)
        self._require_bot(chat)
        self._move_bot(chat, by, self._bot_member(chat).become(Status.ADMINISTRATOR, rights))

    def demote_bot(self, where: Where, by: Who | None = None) -> None:
        chat = self._group(where)
        self._require_bot(chat)
        self._move_bot(chat, by, self._bot_member(chat).become(Status.MEMBER))

    def mute_bot(self, where: Where, by: Who | None = None) -> None:
        """Take the bot's right to speak."""
        chat = self._group(where)
        self._require_bot(chat)
        self._move_bot(chat, by, self._bot_member(chat).become(Status.RESTRICTED))

    def block_bot(self, who: Who) -> None:
        self._shut(self.user(who), Status.KICKED)
        self.blocked_by.add(self.user(who).id)

    def unblock_bot(self, who: Who) -> None:
        self.blocked_by.discard(self.user(who).id)
        self._shut(self.user(who), Status.MEMBER)

    def deactivate(self, who: Who) -> None:
        """The person deletes the account."""
        self.deactivated.add(self.user(who).id)
        self.tell("user")

    def join(self, who: Who, where: Where, by: Who | None = None) -> None:
        """Raises ActError when the person is in already."""
        chat, user = self._group(where), self.user(who)
        old = chat.members.get(user.id, Member(user, Status.LEFT))
        if old.is_inside:
            raise ActError(f"{user.name}已在群里", f"{user.name} is here already")
        self._move(chat, by if by is not None else user, old, Member(user))
        self._service(chat, by if by is not None else user, new_chat_members=[user_json(user)])

    def leave(self, who: Who, where: Where) -> None:
        chat, user = self._group(where), self.user(who)
        self._move(chat, user, self._inside(chat, user), Member(user, Status.LEFT))
        self._service(chat, user, left_chat_member=user_json(user))

    def remove(self, who: Who, where: Where, by: Who) -> None:
        chat, user = self._group(where), self.user(who)
        self._move(chat, by, self._inside(chat, user), Member(user, Status.KICKED))
        self._service(chat, by, left_chat_member=user_json(user))

    def promote(self, who: Who, where: Where, by: Who | None = None) -> None:
        chat, user = self._group(where), self.user(who)
        old = self._inside(chat, user)
        self._move(
            chat, by if by is not None else self._owner(chat), old, old.become(Status.ADMINISTRATOR, DEFAULT_RIGHTS)
        )

    def demote(self, who: Who, where: Where, by: Who | None = None) -> None:
        chat, user = self._group(where), self.user(who)
        old = self._inside(chat, user)
        self._move(chat, by if by is not None else self._owner(chat), old, old.become(Status.MEMBER))

    def migrate(self, where: Where, by: Who | None = None) -> Chat:
        """The supergroup that a group becomes. Both service messages are sent; the old id takes no more writes."""
        old = self._group(where)
        if old.type is not ChatType.GROUP:
            raise ActError("只有普通群可以升级", "only a basic group can be upgraded")
        actor = by if by is not None else self._owner(old)
        new_id = FIRST_SUPERGROUP_ID - abs(old.id) * 10
        new = self.add_chat(Chat(new_id, ChatType.SUPERGROUP, old.title, members=dict(old.members)))
        new.is_on_top = old.is_on_top
        self._service(old, actor, migrate_to_chat_id=new.id)
        self._service(new, actor, migrate_from_chat_id=old.id)
        old.migrated_to = new.id
        self.tell("chat", old)
        return new

    def delete_group(self, where: Where) -> None:
        chat = self._group(where)
        chat.is_deleted = True
        self.tell("chat", chat)

    def rename(self, where: Where, title: str, by: Who | None = None) -> None:
        chat = self._group(where)
        chat.title = title
        self._service(chat, by, new_chat_title=title)

    def open_topic(self, where: Where, name: str, by: Who | None = None) -> int:
        """The thread id of a new topic; the group becomes a forum."""
        chat = self._group(where)
        chat.is_forum = True
        message = self._service(chat, by, forum_topic_created={"name": name, "icon_color": 7322096})
        chat.topics[message.id] = Topic(name)
        message.thread_id = message.id
        return message.id

    def close_topic(self, where: Where, thread_id: int, by: Who | None = None) -> None:
        chat = self._group(where)
        chat.topics[thread_id].is_closed = True
        self._service(chat, by, thread_id, forum_topic_closed={})

    def _group(self, where: Where) -> Chat:
        chat = self.chat(where)
        if not chat.is_group:
            raise ActError("只能在群里进行", "this can only be done in a group")
        return chat

    def _owner(self, chat: Chat) -> User:
        owners = (member.user for member in chat.members.values() if member.status is Status.CREATOR)
        return next(owners, next(iter(member.user for member in chat.members.values() if not member.user.is_bot)))

    def _bot_member(self, chat: Chat) -> Member:
        return chat.members.get(self.bot.user.id, Member(self.bot.user, Status.LEFT))

    def _require_bot(self, chat: Chat) -> None:
        if not self._bot_member(chat).is_inside:
            raise ActError("机器人不在此群", "the bot is not here")

    def _inside(self, chat: Chat, user: User) -> Member:
        member = chat.members.get(user.id)
        if member is None or not member.is_inside:
            raise ActError(f"{user.name}不在此会话中", f"{user.name} is not in this chat")
        return member

    def _move_bot(self, chat: Chat, by: Who | None, new: Member) -> None:
        """my_chat_member goes to the bot whatever its rights."""
        old = self._bot_member(chat)
        actor = self.user(by) if by is not None else self._owner(chat)
        chat.members[self.bot.user.id] = new
        self.known_users.add(actor.id)
        self.updates.add("my_chat_member", member_update_json(chat, actor, self.now(), old, new))
        self.tell("chat", chat)

    def _move(self, chat: Chat, by: Who, old: Member, new: Member) -> None:
        """chat_member goes to the bot only where it is admin (and only if it asked for it)."""
        chat.members[new.user.id] = new
        if self._bot_member(chat).is_admin:
            self.updates.add("chat_member", member_update_json(chat, self.user(by), self.now(), old, new))
        self.tell("chat", chat)

    def _shut(self, user: User, status: Status) -> None:
        chat = self.chats.get(user.id)
        if chat is None:
            raise ActError(f"{user.name}从未与机器人私聊", f"{user.name} never opened a chat with the bot")
        self._move_bot(chat, user, replace(self._bot_member(chat), status=status))

    def _service(self, chat: Chat, by: Who | None, thread_id: int | None = None, /, **fields: Any) -> Message:  # noqa: ANN401 -- any JSON
        actor = self.user(by) if by is not None else self._owner(chat)
        message = Message(chat, chat.next_id(), self.now(), actor, service=fields, thread_id=thread_id)
        return self.publish(message)
