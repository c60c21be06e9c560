from collections.abc import Callable
from typing import Any

from bot.page import Page, Words, safe
from bot.templates.zh_CN.order_words import day_and_time
from rules.day_start.values import MINE, AgendaLine
from rules.notifications.day_start import DayStarted
from rules.outgoing import Notification

_WORDS = Words({MINE: "我的督办件"})


def day_started(facts: DayStarted) -> Page:
    parts = (
        ("🔴 已逾期", facts.overdue),
        ("今日到期", facts.today),
        ("待签收", facts.unacknowledged),
        ("近日到期", facts.soon),
        ("等您审定（销号、退回）", facts.to_decide),
    )
    lines = ["<b>今日督办</b>"]
    for title, part in parts:
        if part.whole:
            lines += [f"<b>{title}</b>（{part.whole}件）", *(_line(one) for one in part.lines)]
            if part.whole > len(part.lines):
                lines.append(f"　……另有{part.whole - len(part.lines)}件")
    return Page("\n".join(lines), (_WORDS.row(facts.buttons),))


def _line(one: AgendaLine) -> str:
    until = f"　{day_and_time(one.deadline)}" if one.deadline else ""
    return f"• {one.number}{until}\n　{safe(one.objective)}"


PAGES: dict[type[Notification], Callable[[Any], Page]] = {DayStarted: day_started}
