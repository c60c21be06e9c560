"""Reply markup: checked as Telegram checks it, and cut to what Telegram shows."""

import json
import re
from typing import Any

from bot.sandbox.errors import bad_request

MOST_BUTTONS = 100
MOST_IN_ROW = 8
LARGEST_JSON = 10_240
LONGEST_DATA = 64
LONGEST_COPY = 256
_ACTIONS = ("callback_data", "url", "copy_text", "web_app", "login_url", "switch_inline_query_current_chat")
_URL = re.compile(r"(?:https?://[^\s/]+|tg://\w)\S*", re.IGNORECASE)


def checked_markup(markup: object) -> dict[str, Any] | None:
    """The markup as it will be shown; None for none. Raises ApiError 400 as Telegram words it."""
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if len(json.dumps(markup, ensure_ascii=False).encode()) > LARGEST_JSON:
        raise bad_request("reply markup is too long")
    if "inline_keyboard" not in markup:
        return markup
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    shown, left = [], MOST_BUTTONS
    for row in rows:
        buttons = [_checked_button(button) for button in row][: min(MOST_IN_ROW, left)]
        left -= len(buttons)
        if buttons:
            shown.append(buttons)
    return {"inline_keyboard": shown} if shown else None


def _checked_button(button: object) -> dict[str, Any]:
    problem = "can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad_request(problem + "InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request(problem + 'Can\'t find field "text"')
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if not any(action in button for action in _ACTIONS):
        raise bad_request(problem + "Text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not (isinstance(data, str) and 1 <= len(data.encode()) <= LONGEST_DATA):
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not _URL.fullmatch(str(button["url"])):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if "copy_text" in button and not 1 <= len(str(button["copy_text"].get("text", ""))) <= LONGEST_COPY:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return button
