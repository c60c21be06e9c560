"""What the bot says: text, pictures, documents, albums, forwards and copies."""

from typing import Any

from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.files import LARGEST_UPLOAD
from bot.sandbox.keyboards import checked_markup
from bot.sandbox.messages import Attachment, Message
from bot.sandbox.methods.targets import chat_of, message_in, thread_in, writable_chat
from bot.sandbox.methods.words import caption_of, text_of
from bot.sandbox.parameters import Parameters
from bot.sandbox.people import Chat
from bot.sandbox.wire import Json, message_json
from bot.sandbox.world import World

ALBUM = range(2, 11)
_DONE = {"copy": "copied", "forward": "forwarded"}


def send_message(world: World, parameters: Parameters) -> Json:
    chat = writable_chat(world, parameters)
    message = _new_message(world, chat, parameters)
    message.text, message.entities = text_of(world, chat, parameters)
    return _said(world, message)


def send_photo(world: World, parameters: Parameters) -> Json:
    return _send_file(world, parameters, "photo")


def send_document(world: World, parameters: Parameters) -> Json:
    return _send_file(world, parameters, "document")


def send_media_group(world: World, parameters: Parameters) -> list[Json]:
    chat = writable_chat(world, parameters)
    items = parameters.json("media")
    if not isinstance(items, list) or len(items) not in ALBUM:
        raise bad_request("there must be 2-10 media in the album")
    kinds = {item.get("type") for item in items}
    if not kinds <= {"photo", "document"} or ("document" in kinds and len(kinds) > 1):
        raise bad_request("document can't be mixed with other media types")
    album = str(13_000_000_000_000_000 + len(world.trace.calls))
    messages = [_album_item(world, chat, parameters, item) for item in items]
    for message in messages:
        message.album = album
    return [_said(world, message) for message in messages]


def forward_message(world: World, parameters: Parameters) -> Json:
    message, source = _copied(world, parameters, "forward")
    message.origin = source.origin or world.origin_of(source)
    return _said(world, message)


def copy_message(world: World, parameters: Parameters) -> Json:
    message, source = _copied(world, parameters, "copy")
    if "caption" in parameters.raw and source.attachment:
        message.text, message.entities = caption_of(world, message.chat, parameters)
    return {"message_id": _said(world, message)["message_id"]}


def _copied(world: World, parameters: Parameters, purpose: str) -> tuple[Message, Message]:
    chat = writable_chat(world, parameters)
    source = message_in(chat_of(world, parameters, "from_chat_id"), parameters.integer("message_id"), purpose)
    if source.service:
        raise bad_request(f"message can't be {_DONE[purpose]}")
    message = _new_message(world, chat, parameters)
    message.text, message.entities, message.attachment = source.text, list(source.entities), source.attachment
    return message, source


def _send_file(world: World, parameters: Parameters, kind: str) -> Json:
    chat = writable_chat(world, parameters)
    message = _new_message(world, chat, parameters)
    message.text, message.entities = caption_of(world, chat, parameters)
    message.attachment = attachment_of(world, parameters, kind, kind)
    return _said(world, message)


def _album_item(world: World, chat: Chat, parameters: Parameters, item: dict[str, Any]) -> Message:
    own = Parameters(item, parameters.uploads)
    message = _new_message(world, chat, parameters)
    message.text, message.entities = caption_of(world, chat, own)
    message.attachment = attachment_of(world, own, item["type"], "media")
    return message


def attachment_of(world: World, parameters: Parameters, kind: str, name: str) -> Attachment:
    """The file sent in this parameter, or known by its file_id. Raises ApiError when it is neither, or not allowed."""
    upload = parameters.upload(name)
    if upload is None:
        return _known(world, parameters.text(name), kind)
    if len(upload.data) > LARGEST_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")
    keep = world.files.keep_photo if kind == "photo" else world.files.keep_document
    return keep(upload.name, upload.data)


def _known(world: World, file_id: str, kind: str) -> Attachment:
    if not file_id:
        raise bad_request(f"there is no {kind} in the request")
    if file_id.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    stored = world.files.get(file_id)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if stored.attachment.kind != kind:
        raise bad_request(f"can't use file of type {stored.attachment.kind.title()} as {kind.title()}")
    return stored.attachment


def _new_message(world: World, chat: Chat, parameters: Parameters) -> Message:
    """A message by the bot with its place and keyboard; its id is given when it is said."""
    message = Message(chat, 0, world.now(), world.bot.user)
    message.thread_id = thread_in(world, chat, parameters)
    message.markup = checked_markup(parameters.json("reply_markup"))
    message.reply_to = _reply_of(chat, parameters)
    return message


def _reply_of(chat: Chat, parameters: Parameters) -> Message | None:
    reply: dict[str, Any] = parameters.json("reply_parameters") or {}
    message_id = int(reply.get("message_id") or parameters.integer("reply_to_message_id", 0))
    if not message_id:
        return None
    found = chat.messages.get(message_id)
    lenient = reply.get("allow_sending_without_reply") or parameters.flag("allow_sending_without_reply")
    if found is None and not lenient:
        raise bad_request("message to be replied not found")
    quote = reply.get("quote")
    if found is not None and quote and quote not in found.text:
        raise bad_request("QUOTE_TEXT_INVALID")
    return found


def _said(world: World, message: Message) -> Json:
    message.id = message.chat.next_id()
    return message_json(world.publish(message))


METHODS = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendMediaGroup": send_media_group,
    "forwardMessage": forward_message,
    "copyMessage": copy_message,
}
