"""From an update as Telegram gives it to a plain value of rules.incoming."""

from datetime import UTC, datetime

from telegram import (
    CallbackQuery,
    ChatMember,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Message,
    MessageEntity,
    Update,
    User,
)
from telegram import Chat as TelegramChat
from telegram.constants import ChatID, ChatType

from bot.personal_data import NOTE, kinds_noted
from rules.incoming import (
    BotMembershipChanged,
    Chat,
    ChatKind,
    Document,
    GroupMigrated,
    GroupRenamed,
    Incoming,
    MemberChanged,
    Mention,
    Pressed,
    Quoted,
    Said,
    Sender,
)

_KINDS = {ChatType.PRIVATE: ChatKind.PRIVATE, ChatType.CHANNEL: ChatKind.CHANNEL}
_PHOTO = "photo.jpg"
_NOBODY = Sender(telegram_id=0)
_INSIDE = {ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER}
_ADMINS = {ChatMember.OWNER, ChatMember.ADMINISTRATOR}


def parse(update: Update, bot_username: str) -> Incoming | None:
    """What happened, or None for what the bot has no use for (stickers, pinned messages, other bots' commands)."""
    if update.callback_query is not None:
        return _pressed(update.update_id, update.callback_query)
    if update.my_chat_member is not None:
        return _bot_membership(update.update_id, update.my_chat_member)
    if update.chat_member is not None:
        return _member(update.update_id, update.chat_member)
    message = update.message or update.edited_message
    return _message(update, message, bot_username) if message is not None else None


def _message(update: Update, message: Message, bot_username: str) -> Incoming | None:
    chat = _chat(message.chat)
    if message.migrate_to_chat_id is not None:
        return GroupMigrated(update.update_id, chat, chat.id, message.migrate_to_chat_id)
    if message.migrate_from_chat_id is not None:
        return GroupMigrated(update.update_id, chat, message.migrate_from_chat_id, chat.id)
    if message.new_chat_title is not None:
        return GroupRenamed(update.update_id, chat, message.new_chat_title)
    text = message.text or message.caption or ""
    document = _document(message)
    if not text and document is None and NOTE not in update.api_kwargs:
        return None
    return _said(update, message, chat, document, bot_username)


def _said(update: Update, message: Message, chat: Chat, document: Document | None, bot_username: str) -> Said | None:
    text = message.text or message.caption or ""
    entities = message.entities or message.caption_entities
    command, arguments = _command(text, entities, bot_username)
    if command == "":
        return None
    return Said(
        update_id=update.update_id,
        chat=chat,
        sender=_sender(message.from_user, message.sender_chat),
        message_id=message.message_id,
        said_at=_moment(message.edit_date or message.date),
        text=text,
        command=command,
        arguments=arguments,
        mentions=_mentions(text, entities),
        reply_to=_quoted(message),
        document=document,
        is_forwarded=bool(message.forward_origin or message.is_automatic_forward or message.via_bot),
        is_edited=update.edited_message is not None,
        personal_data=kinds_noted(update.api_kwargs.get(NOTE)),
    )


def _command(text: str, entities: tuple[MessageEntity, ...], bot_username: str) -> tuple[str | None, str]:
    """The command at the start and its arguments; (None, "") for plain talk, ("", "") for another bot's command."""
    first = next((one for one in entities if one.type == MessageEntity.BOT_COMMAND and one.offset == 0), None)
    if first is None:
        return None, ""
    name, _, addressee = text[1 : first.length].partition("@")
    if addressee and addressee.lower() != bot_username.lower():
        return "", ""
    return name.lower(), text[first.length :].strip()


def _mentions(text: str, entities: tuple[MessageEntity, ...]) -> tuple[Mention, ...]:
    wanted = [one for one in entities if one.type in {MessageEntity.MENTION, MessageEntity.TEXT_MENTION}]
    if not wanted:
        return ()
    places = _places(text)
    found = []
    for one in wanted:
        start, end = places.get(one.offset), places.get(one.offset + one.length)
        if start is None or end is None:
            continue
        user = one.user
        username = text[start:end].removeprefix("@") if user is None else user.username
        found.append(Mention(start, end - start, user.id if user else None, username))
    return tuple(found)


def _places(text: str) -> dict[int, int]:
    """For every UTF-16 offset at which a character begins, the place of that character in the Python string."""
    places, offset = {}, 0
    for index, character in enumerate(text):
        places[offset] = index
        offset += 2 if ord(character) > 0xFFFF else 1  # noqa: PLR2004 - the last character that takes one UTF-16 unit
    places[offset] = len(text)
    return places


def _quoted(message: Message) -> Quoted | None:
    """What the message answers. In a topic every message seems to answer the topic's first one, which is no answer."""
    reply = message.reply_to_message
    if reply is None or (message.is_topic_message and reply.message_id == message.message_thread_id):
        return None
    sender = reply.from_user.id if reply.from_user else None
    part = message.quote.text if message.quote else ""
    return Quoted(reply.message_id, sender, reply.text or reply.caption or "", _moment(reply.date), part)


def _document(message: Message) -> Document | None:
    """The file; of a photo the largest size, under a name of its own."""
    if message.photo:
        largest = message.photo[-1]
        return Document(largest.file_id, _PHOTO, largest.file_size or 0)
    document = message.document
    return Document(document.file_id, document.file_name or "", document.file_size or 0) if document else None


def _pressed(update_id: int, query: CallbackQuery) -> Pressed | None:
    if query.message is None or query.data is None:
        return None
    chat = _chat(query.message.chat)
    sender = _sender(query.from_user, None)
    return Pressed(update_id, chat, sender, query.id, query.data, query.message.message_id)


def _bot_membership(update_id: int, change: ChatMemberUpdated) -> BotMembershipChanged:
    new = change.new_chat_member
    chat, sender = _chat(change.chat), _sender(change.from_user, None)
    return BotMembershipChanged(update_id, chat, sender, _is_inside(new), new.status in _ADMINS)


def _member(update_id: int, change: ChatMemberUpdated) -> MemberChanged:
    new = change.new_chat_member
    sender, member = _sender(change.from_user, None), _sender(new.user, None)
    return MemberChanged(update_id, _chat(change.chat), sender, member, _is_inside(new))


def _is_inside(member: ChatMember) -> bool:
    return member.status in _INSIDE or (isinstance(member, ChatMemberRestricted) and member.is_member)


def _chat(chat: TelegramChat) -> Chat:
    return Chat(chat.id, _KINDS.get(chat.type, ChatKind.GROUP), chat.title or "")  # type: ignore[call-overload]


def _sender(user: User | None, sender_chat: TelegramChat | None) -> Sender:
    """Who speaks. Where Telegram names a chat as the sender, the user beside it is a mask and proves nothing."""
    if user is None:
        return _NOBODY if sender_chat is None else Sender(sender_chat.id, is_anonymous=True)
    is_mask = user.id in {ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL, ChatID.SERVICE_CHAT}
    is_anonymous = sender_chat is not None or is_mask
    return Sender(user.id, user.first_name, user.username, user.is_bot, is_anonymous)


def _moment(value: datetime) -> datetime:
    return value.astimezone(UTC)
