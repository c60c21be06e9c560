"""The text of a call: parsed, trimmed, measured."""

import re

from bot.sandbox.errors import bad_request
from bot.sandbox.html import parse_html
from bot.sandbox.parameters import Parameters
from bot.sandbox.people import Chat
from bot.sandbox.text import LONGEST_CAPTION, LONGEST_TEXT, Entity, trimmed, utf16_length, with_found_entities
from bot.sandbox.wire import user_json
from bot.sandbox.world import World

LONGEST_RAW = 32_768  # bytes before parsing
MOST_ENTITIES = 100
_PERSON_LINK = re.compile(r"tg://user\?id=(\d+)")


def text_of(world: World, chat: Chat, parameters: Parameters) -> tuple[str, list[Entity]]:
    """Raises ApiError 400 for text that is empty, too long or badly marked up."""
    words, entities = _parsed(world, chat, parameters, "text", "entities")
    if not words:
        raise bad_request("message text is empty")
    if len(words) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return words, entities


def caption_of(world: World, chat: Chat, parameters: Parameters) -> tuple[str, list[Entity]]:
    """Raises ApiError 400 for a caption that is too long or badly marked up; "" is a good caption."""
    words, entities = _parsed(world, chat, parameters, "caption", "caption_entities")
    if len(words) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return words, entities


def _parsed(world: World, chat: Chat, parameters: Parameters, name: str, given: str) -> tuple[str, list[Entity]]:
    raw = parameters.text(name)
    if len(raw.encode()) > LONGEST_RAW:
        raise bad_request("text is too long")
    mode = parameters.text("parse_mode").lower()
    if mode not in {"", "html"}:
        raise bad_request("unsupported parse_mode: the sandbox reads HTML only")
    words, entities = parse_html(raw) if mode else (raw, _given(parameters, given, raw))
    linked = [kept for entity in entities if (kept := _person(world, chat, entity))]
    words, moved = trimmed(words, linked)
    return words, with_found_entities(words, moved)[:MOST_ENTITIES]


def _given(parameters: Parameters, name: str, text: str) -> list[Entity]:
    entities = parameters.json(name) or []
    limit = utf16_length(text)
    for entity in entities:
        start, length = entity.get("offset", -1), entity.get("length", 0)
        if start < 0 or length <= 0 or start + length > limit:
            raise bad_request("entity beginning or end is out of the message text")
    return list(entities)


def _person(world: World, chat: Chat, entity: Entity) -> Entity | None:
    """A tg://user link becomes a mention of somebody whom the bot has met; for a stranger it is dropped."""
    match = _PERSON_LINK.fullmatch(entity.get("url", ""))
    if entity["type"] != "text_link" or not match:
        return entity
    user_id = int(match[1])
    member = chat.members.get(user_id)
    if user_id not in world.users or not (user_id in world.known_users or (member and member.is_inside)):
        return None
    span = {"offset": entity["offset"], "length": entity["length"]}
    return {"type": "text_mention", **span, "user": user_json(world.users[user_id])}
