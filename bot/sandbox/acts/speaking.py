"""People say things: text, files, edits, forwards."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.sandbox.acts.joining import Membership
from bot.sandbox.errors import ActError, ApiError
from bot.sandbox.messages import Attachment, Message
from bot.sandbox.people import Chat, ChatType, Member, User
from bot.sandbox.state import Where, Who
from bot.sandbox.text import LONGEST_CAPTION, LONGEST_TEXT, Entity, covering, trimmed, with_found_entities
from bot.sandbox.wire import chat_json, message_json, unix, user_json


@dataclass(frozen=True, slots=True)
class Pick:
    """A person without a username, picked from the @-list: the words in the text, and who is meant."""

    words: str
    user: Who


@dataclass(frozen=True, slots=True)
class Guise:
    """In whose name somebody speaks: as the group (an anonymous admin) or as a channel."""

    anonymous: bool = False
    channel: Chat | None = None


OPENLY = Guise()


class Speaking(Membership):
    def say(
        self,
        who: Who,
        where: Where,
        text: str,
        *,
        reply_to: Message | None = None,
        mentions: Sequence[Pick] = (),
        thread_id: int | None = None,
        guise: Guise = OPENLY,
    ) -> Message:
        """The message said. Raises ActError when the person could not say it there."""
        words, entities = self._entities(text, mentions)
        if not 1 <= len(words) <= LONGEST_TEXT:
            raise ActError(f"消息须为 1 至 {LONGEST_TEXT} 字", f"a message has 1 to {LONGEST_TEXT} characters")
        message = self._new_message(who, where, guise)
        message.text, message.entities = words, entities
        return self.publish(self._placed(message, reply_to, thread_id))

    def start(self, who: Who, payload: str = "") -> Message:
        """Open the private chat with the bot, by a deep link if there is a payload."""
        self._check_payload(payload)
        user = self.user(who)
        chat = self.private(user)
        if user.id in self.blocked_by:
            raise ActError("已拉黑机器人，请先解除", "unblock the bot first")
        return self.say(user, chat, f"/start {payload}".strip())

    def _check_payload(self, payload: str) -> None:
        if len(payload) > 64 or not all(c.isascii() and (c.isalnum() or c in "_-") for c in payload):  # noqa: PLR2004 -- Telegram's limit
            raise ActError("链接参数最多 64 个字母、数字、_ 或 -", "a deep link carries at most 64 of A-Z a-z 0-9 _ -")

    def private(self, who: Who) -> Chat:
        """The private chat between a person and the bot, opened if need be."""
        user = self.user(who)
        if user.id not in self.chats:
            members = {one.id: Member(one) for one in (user, self.bot.user)}
            self.add_chat(Chat(user.id, ChatType.PRIVATE, members=members))
        return self.chats[user.id]

    def send_document(
        self, who: Who, where: Where, name: str, data: bytes, caption: str = "", *, reply_to: Message | None = None
    ) -> Message:
        """Raises ActError when the file is empty or above 50 MB."""
        return self._send_file(who, where, "document", (name, data), caption, reply_to)

    def send_photo(
        self, who: Who, where: Where, name: str, data: bytes, caption: str = "", *, reply_to: Message | None = None
    ) -> Message:
        """Raises ActError when it is no picture that Telegram takes."""
        return self._send_file(who, where, "photo", (name, data), caption, reply_to)

    def _send_file(  # noqa: PLR0917 - what every file has
        self, who: Who, where: Where, kind: str, file: tuple[str, bytes], caption: str, reply_to: Message | None
    ) -> Message:
        words, entities = self._entities(caption, ())
        if len(words) > LONGEST_CAPTION:
            raise ActError(f"说明文字最多 {LONGEST_CAPTION} 字", f"a caption has at most {LONGEST_CAPTION} characters")
        message = self._new_message(who, where, OPENLY)
        message.text, message.entities = words, entities
        message.attachment = self._kept(kind, *file)
        return self.publish(self._placed(message, reply_to, None))

    def _kept(self, kind: str, name: str, data: bytes) -> Attachment:
        try:
            return self.files.keep_photo(name, data) if kind == "photo" else self.files.keep_document(name, data)
        except ApiError as refused:
            raise ActError("文件为空、过大或不是图片", refused.description) from refused

    def edit(self, who: Who, message: Message, text: str, *, mentions: Sequence[Pick] = ()) -> Message:
        """The edited message. Raises ActError when it is somebody else's."""
        if message.sender.id != self.user(who).id or message.chat.messages.get(message.id) is not message:
            raise ActError("只能修改自己的消息", "only one's own messages can be edited")
        message.text, message.entities = self._entities(text, mentions)
        message.edit_date = self.now()
        if self.reaches_bot(message):
            self.updates.add("edited_message", message_json(message))
        self.tell("message", message.chat, message_id=message.id)
        return message

    def delete(self, who: Who, message: Message) -> None:
        """Nobody tells the bot, as in Telegram. Raises ActError when it is somebody else's and `who` is no admin."""
        member = message.chat.members.get(self.user(who).id)
        if message.sender.id != self.user(who).id and not (member and member.is_admin):
            raise ActError("只能删除自己的消息", "only one's own messages can be deleted")
        message.chat.messages.pop(message.id, None)
        self.tell("deleted", message.chat, message_id=message.id)

    def forward(self, who: Who, message: Message, where: Where) -> Message:
        """The forwarded copy, which speaks for its first author only."""
        copy = self._new_message(who, where, OPENLY)
        copy.text, copy.entities, copy.attachment = message.text, list(message.entities), message.attachment
        copy.origin = message.origin or self.origin_of(message)
        return self.publish(copy)

    def origin_of(self, message: Message) -> dict[str, object]:
        if message.sender_chat:
            chat = chat_json(message.sender_chat)
            return {"type": "chat", "date": unix(message.date), "sender_chat": chat}
        return {"type": "user", "date": unix(message.date), "sender_user": user_json(message.sender)}

    def _entities(self, text: str, mentions: Sequence[Pick]) -> tuple[str, list[Entity]]:
        picked, place = [], 0
        for pick in mentions:
            at = text.find(pick.words, place)
            if at >= 0:
                place = at + len(pick.words)
                user = user_json(self.user(pick.user))
                picked.append(covering(text, at, place, "text_mention", user=user))
        words, kept = trimmed(text, picked)
        return words, with_found_entities(words, kept)

    def _new_message(self, who: Who, where: Where, guise: Guise) -> Message:
        user, chat = self.user(who), self._open_chat(where)
        if chat.is_private and chat.id in self.blocked_by:
            self.unblock_bot(chat.id)
        if guise.channel:
            return Message(chat, chat.next_id(), self.now(), self.channel_identity, sender_chat=guise.channel)
        member = chat.members.get(user.id)
        if member is None or not member.is_inside:
            raise ActError(f"{user.name}不在此会话中", f"{user.name} is not in this chat")
        if guise.anonymous:
            if not member.is_admin:
                raise ActError("只有管理员可以匿名", "only an admin can be anonymous")
            return Message(chat, chat.next_id(), self.now(), self.anonymous_admin, sender_chat=chat)
        return Message(chat, chat.next_id(), self.now(), user)

    def _open_chat(self, where: Where) -> Chat:
        if isinstance(where, User) or (isinstance(where, int) and where in self.users):
            return self.private(where)
        chat = self.chat(where)
        if chat.migrated_to or chat.is_deleted:
            raise ActError("此群已升级或解散", "this group was upgraded or deleted")
        return chat

    def _placed(self, message: Message, reply_to: Message | None, thread_id: int | None) -> Message:
        if reply_to is not None and reply_to.chat.id != message.chat.id:
            raise ActError("只能回复本会话的消息", "a reply stays in its chat")
        message.reply_to = reply_to
        message.thread_id = thread_id or (reply_to.thread_id if reply_to else None)
        return message
