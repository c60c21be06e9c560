"""Personal data kept away from the database on its way in, and from the groups on its way out."""

import re
from dataclasses import replace
from typing import Any

from bot.page import LabelledButton, Page
from rules.personal_data import PersonalDataKind, find_personal_data, mask_personal_data

NOTE = "personal_data"
"""Under this key the journal notes which kinds the message itself held; quotations of older messages do not count."""

_TYPED = frozenset(
    {
        "text",
        "caption",
        "file_name",
        "phone_number",
        "vcard",
        "question",
        "explanation",
        "title",
        "performer",
        "address",
    }
    | {"first_name", "last_name", "url"}
)
_OWN_WORDS = ("text", "caption")


def mask_update(update: dict[str, Any]) -> dict[str, Any]:
    """The same update, as it may be kept: every such number in anything that a person typed is masked in place."""
    message: dict[str, Any] = next(
        (update[kind] for kind in ("message", "edited_message") if isinstance(update.get(kind), dict)), {}
    )
    kinds = _kinds_in(message)
    # A stack and not a recursion: nothing that Telegram may send ends the intake, however deep it is nested.
    holders: list[dict[Any, Any] | list[Any]] = [update]
    while holders:
        holder = holders.pop()
        for key, value in list(holder.items() if isinstance(holder, dict) else enumerate(holder)):
            if isinstance(value, dict | list):
                holders.append(value)
            elif isinstance(value, str) and key in _TYPED:
                holder[key] = mask_personal_data(value)
    update.pop(NOTE, None)
    if kinds:
        update[NOTE] = kinds
    return update


def kinds_noted(note: object) -> tuple[PersonalDataKind, ...]:
    """What `mask_update` noted; nothing for an update without a note."""
    return tuple(PersonalDataKind(kind) for kind in note) if isinstance(note, list) else ()


def _kinds_in(message: dict[str, Any]) -> list[str]:
    words = (message.get(key) for key in _OWN_WORDS)
    found = [one.kind for text in words if isinstance(text, str) for one in find_personal_data(text)]
    if isinstance(contact := message.get("contact"), dict):
        found += [one.kind for one in find_personal_data(str(contact.get("phone_number", "")))]
    return list(dict.fromkeys(kind.value for kind in found))


_TAG = re.compile(r"(<[^>]*>)")


def mask_page(page: Page) -> Page:
    """The page as a group may see it; the same page where there was nothing to mask."""
    text = _mask_between_tags(page.text)
    buttons = tuple(tuple(_mask_label(button) for button in row) for row in page.buttons)
    attachment = page.attachment
    if attachment is not None:
        attachment = replace(attachment, file_name=mask_personal_data(attachment.file_name))
    masked = replace(page, text=text, buttons=buttons, attachment=attachment)
    return page if masked == page else masked


def _mask_label(button: LabelledButton) -> LabelledButton:
    return replace(button, label=mask_personal_data(button.label))


def _mask_between_tags(html: str) -> str:
    """What the reader sees is masked, even across tags; the tags themselves, which carry people's ids, stay."""
    pieces = _TAG.split(html)
    seen = "".join(pieces[::2])
    masked = mask_personal_data(seen)
    if masked == seen:
        return html
    # Outgoing digits are plain ones, one star each; anything else would move what stands behind it, so all of it goes.
    if len(masked) != len(seen):
        return masked
    start = 0
    for number in range(0, len(pieces), 2):
        length = len(pieces[number])
        pieces[number] = masked[start : start + length]
        start += length
    return "".join(pieces)
