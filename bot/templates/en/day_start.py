from collections.abc import Callable
from typing import Any

from bot.page import Page, Words, safe
from bot.templates.en.order_words import day_and_time
from rules.day_start.values import MINE, AgendaLine
from rules.notifications.day_start import DayStarted
from rules.outgoing import Notification

_WORDS = Words({MINE: "My orders"})


def day_started(facts: DayStarted) -> Page:
    parts = (
        ("🔴 Overdue", facts.overdue),
        ("Due today", facts.today),
        ("To be acknowledged", facts.unacknowledged),
        ("Due soon", facts.soon),
        ("Waiting for your decision", facts.to_decide),
    )
    lines = ["<b>Your orders today</b>"]
    for title, part in parts:
        if part.whole:
            lines += [f"<b>{title}</b> ({part.whole})", *(_line(one) for one in part.lines)]
            if part.whole > len(part.lines):
                lines.append(f"  … and {part.whole - len(part.lines)} more")
    return Page("\n".join(lines), (_WORDS.row(facts.buttons),))


def _line(one: AgendaLine) -> str:
    until = f", {day_and_time(one.deadline)}" if one.deadline else ""
    return f"• {one.number}{until}\n  {safe(one.objective)}"


PAGES: dict[type[Notification], Callable[[Any], Page]] = {DayStarted: day_started}
