"""Values as the Bot API writes them in JSON."""

from datetime import datetime
from typing import Any

from bot.sandbox.messages import Attachment, Message, Press
from bot.sandbox.people import ADMINS, Chat, ChatType, Member, Status, User

Json = dict[str, Any]

ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
)
_PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
    "can_edit_tag",
)


def unix(moment: datetime) -> int:
    return int(moment.timestamp())


def _present(**fields: object) -> Json:
    return {key: value for key, value in fields.items() if value is not None and value != []}


def user_json(user: User) -> Json:
    return _present(
        id=user.id,
        is_bot=user.is_bot,
        first_name=user.first_name,
        last_name=user.last_name,
        username=user.username,
        language_code=None if user.is_bot else user.language_code,
    )


def chat_json(chat: Chat) -> Json:
    if chat.type is ChatType.PRIVATE:
        person = next(member.user for member in chat.members.values() if not member.user.is_bot)
        names = {"first_name": person.first_name, "last_name": person.last_name, "username": person.username}
        return _present(id=chat.id, type="private", **names)
    return _present(
        id=chat.id, type=chat.type.value, title=chat.title, username=chat.username, is_forum=chat.is_forum or None
    )


def full_chat_json(chat: Chat) -> Json:
    """What getChat answers (ChatFullInfo)."""
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    pinned = chat.messages.get(chat.pinned[-1]) if chat.pinned else None
    return {
        **chat_json(chat),
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
        **({"permissions": dict.fromkeys(_PERMISSIONS, True)} if chat.is_group else {}),
        **({"pinned_message": message_json(pinned, nested=True)} if pinned else {}),
    }


def member_json(member: Member) -> Json:
    base: Json = {"user": user_json(member.user), "status": member.status.value}
    if member.status in ADMINS:
        base["is_anonymous"] = member.is_anonymous
    if member.status is Status.ADMINISTRATOR:
        base |= {"can_be_edited": False, **{right: right in member.rights for right in ADMIN_RIGHTS}}
    if member.status is Status.RESTRICTED:
        base |= {"is_member": True, "until_date": 0, **dict.fromkeys(_PERMISSIONS, False)}
    if member.status is Status.KICKED:
        base["until_date"] = 0
    return base


def _photo_json(photo: Attachment) -> list[Json]:
    return [
        {
            "file_id": photo.file_id,
            "file_unique_id": photo.unique_id,
            "file_size": photo.size,
            "width": photo.width,
            "height": photo.height,
        }
    ]


def _document_json(document: Attachment) -> Json:
    return {
        "file_id": document.file_id,
        "file_unique_id": document.unique_id,
        "file_name": document.name,
        "mime_type": document.mime_type,
        "file_size": document.size,
    }


def _content_json(message: Message) -> Json:
    attachment = message.attachment
    if attachment is None:
        return _present(text=message.text or None, entities=message.entities)
    content = _photo_json(attachment) if attachment.kind == "photo" else _document_json(attachment)
    words = _present(caption=message.text or None, caption_entities=message.entities)
    return {attachment.kind: content, **words}


def message_json(message: Message, *, nested: bool = False) -> Json:
    """A Message; a nested one carries no reply of its own, as in Telegram."""
    reply = message.reply_to if not nested else None
    shown = message.markup if "inline_keyboard" in (message.markup or {}) else None
    return {
        "message_id": message.id,
        "date": unix(message.date),
        "chat": chat_json(message.chat),
        "from": user_json(message.sender),
        **_present(
            sender_chat=chat_json(message.sender_chat) if message.sender_chat else None,
            message_thread_id=message.thread_id,
            is_topic_message=True if message.thread_id and message.chat.is_forum else None,
            forward_origin=message.origin,
            reply_to_message=message_json(reply, nested=True) if reply else None,
            edit_date=unix(message.edit_date) if message.edit_date else None,
            media_group_id=message.album,
            reply_markup=shown,
        ),
        **_content_json(message),
        **(message.service or {}),
    }


def press_json(press: Press) -> Json:
    """A CallbackQuery; the message is inaccessible (date 0) once it was deleted."""
    message = press.message
    is_there = message.chat.messages.get(message.id) is message
    gone = {"chat": chat_json(message.chat), "message_id": message.id, "date": 0}
    return {
        "id": press.id,
        "from": user_json(press.user),
        "message": message_json(message) if is_there else gone,
        "chat_instance": str(abs(message.chat.id) * 7919),
        "data": press.data,
    }


def member_update_json(chat: Chat, actor: User, date: datetime, old: Member, new: Member) -> Json:
    """A ChatMemberUpdated."""
    return {
        "chat": chat_json(chat),
        "from": user_json(actor),
        "date": unix(date),
        "old_chat_member": member_json(old),
        "new_chat_member": member_json(new),
    }
