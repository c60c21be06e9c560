"""Text as Telegram counts and reads it: UTF-16 offsets, and the entities found in plain text."""

import re
from collections.abc import Iterable
from typing import Any

Entity = dict[str, Any]

LONGEST_TEXT = 4096  # code points, after parsing
LONGEST_CAPTION = 1024

# The patterns of tdlib's parser: a name or command glued to a letter, Chinese ones included, is no entity.
_FOUND: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("url", re.compile(r"\bhttps?://[^\s<>\"'，。；：！？、（）《》【】“”]+|(?<![\w./@])t\.me/[A-Za-z0-9_+/?=&%-]+")),
    ("email", re.compile(r"(?<![\w.+-])[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?!\w)", re.ASCII)),
    ("mention", re.compile(r"(?<!\w)@[a-zA-Z0-9_]{3,32}(?!\w)")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>])")),
    ("hashtag", re.compile(r"(?<!\w)#(?!\d+(?!\w))\w{1,255}")),
)
_TRAILING = ".,:;!?)'"
_UNTOUCHED = {"pre", "code", "text_link", "text_mention"}


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The piece of `text` that an entity covers; offset and length in UTF-16 code units."""
    return text.encode("utf-16-le")[offset * 2 : (offset + length) * 2].decode("utf-16-le", errors="replace")


def covering(text: str, start: int, end: int, kind: str, **more: object) -> Entity:
    """An entity over text[start:end], counted in UTF-16 code units."""
    return {"type": kind, "offset": utf16_length(text[:start]), "length": utf16_length(text[start:end]), **more}


def with_found_entities(text: str, given: Iterable[Entity] = ()) -> list[Entity]:
    """`given` plus what Telegram finds by itself, in order; nothing is looked for inside code and links."""
    entities = list(given)
    taken = [(e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] in _UNTOUCHED]
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            found = match.group().rstrip(_TRAILING) if kind == "url" else match.group()
            entity = covering(text, match.start(), match.start() + len(found), kind)
            span = (entity["offset"], entity["offset"] + entity["length"])
            if not any(span[0] < end and start < span[1] for start, end in taken):
                taken.append(span)
                entities.append(entity)
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def trimmed(text: str, entities: Iterable[Entity]) -> tuple[str, list[Entity]]:
    """`text` without the white space around it, as Telegram keeps it, and the entities moved along."""
    bare = text.strip()
    lead = utf16_length(text[: len(text) - len(text.lstrip())])
    limit = utf16_length(bare)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        end = min(entity["offset"] + entity["length"] - lead, limit)
        if start < end:
            kept.append({**entity, "offset": start, "length": end - start})
    return bare, kept
