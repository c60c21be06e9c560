from collections.abc import Callable
from typing import Any

from bot.page import Page, Words, safe
from bot.templates.en.order_words import KINDS, LABELS
from rules.notifications.order_life import FurtherActions, ShareDeclined
from rules.outgoing import Button, Notification

_WORDS = Words(LABELS)


def share_declined(facts: ShareDeclined) -> Page:
    return Page(
        f"<b>{facts.number} · {KINDS[facts.order_kind]}</b> · declined\n"
        f"{safe(facts.label)} ({safe(facts.actor)}):\n{safe(facts.text)}\n"
        "<i>The clock stands still until you answer: take it back, reassign it, or insist.</i>",
        (_WORDS.row(facts.buttons),),
    )


def further_actions(facts: FurtherActions) -> Page:
    return Page(f"{facts.number}: what shall be done?", _rows(facts.buttons))


def _rows(buttons: tuple[Button, ...]) -> tuple[Any, ...]:
    return tuple(_WORDS.row(buttons[start : start + 3]) for start in range(0, len(buttons), 3))


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    ShareDeclined: share_declined,
    FurtherActions: further_actions,
}
