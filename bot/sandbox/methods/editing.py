"""Changing what the bot said before."""

from bot.sandbox.errors import bad_request
from bot.sandbox.keyboards import checked_markup
from bot.sandbox.messages import Message
from bot.sandbox.methods.targets import message_in, writable_chat
from bot.sandbox.methods.words import caption_of, text_of
from bot.sandbox.parameters import Parameters
from bot.sandbox.text import Entity
from bot.sandbox.wire import Json, message_json
from bot.sandbox.world import World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)


def edit_text(world: World, parameters: Parameters) -> Json:
    message = _own_message(world, parameters)
    words, entities = text_of(world, message.chat, parameters)
    if message.attachment:
        raise bad_request("there is no text in the message to edit")
    return _changed(world, message, words, entities, parameters)


def edit_caption(world: World, parameters: Parameters) -> Json:
    message = _own_message(world, parameters)
    words, entities = caption_of(world, message.chat, parameters)
    if not message.attachment:
        raise bad_request("there is no caption in the message to edit")
    return _changed(world, message, words, entities, parameters)


def edit_markup(world: World, parameters: Parameters) -> Json:
    message = _own_message(world, parameters)
    return _changed(world, message, message.text, message.entities, parameters)


def _own_message(world: World, parameters: Parameters) -> Message:
    chat = writable_chat(world, parameters)
    message = message_in(chat, parameters.integer("message_id"), "edit")
    if message.sender.id != world.bot.user.id or message.service or message.origin:
        raise bad_request("message can't be edited")
    return message


def _changed(world: World, message: Message, words: str, entities: list[Entity], parameters: Parameters) -> Json:
    """The edited message. An edit without reply_markup takes the keyboard away."""
    markup = checked_markup(parameters.json("reply_markup"))
    if (words, entities, markup) == (message.text, message.entities, message.markup):
        raise bad_request(NOT_MODIFIED)
    message.text, message.entities, message.markup = words, entities, markup
    message.edit_date = world.now()
    world.tell("message", message.chat, message_id=message.id)
    return message_json(message)


METHODS = {"editMessageText": edit_text, "editMessageCaption": edit_caption, "editMessageReplyMarkup": edit_markup}
