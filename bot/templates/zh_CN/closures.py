from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from rules.notifications.closures import CalendarMissing, ClosureNotUnderstood, ClosuresShown
from rules.outgoing import Notification

_HOW = "登记：<code>/closure 甘井子法院 2026-11-25 停电</code>，连续几天写 2026-11-25..2026-11-27，取消在前面加“删”。"
_MOST_LINES = 30


def closures_shown(facts: ClosuresShown) -> Page:
    head = "✓ 已登记。" if facts.is_changed else ""
    if not facts.closures:
        return Page(f"{head}今后没有单独停办公的法院。\n{_HOW}")
    lines = [f"{head}<b>单独停办公</b>（当日不催办，期限顺延）"]
    lines += [f"• {safe(court)}　{one.day}　{safe(one.note)}".rstrip() for court, one in facts.closures[:_MOST_LINES]]
    if len(facts.closures) > _MOST_LINES:
        lines.append(f"……另有{len(facts.closures) - _MOST_LINES}天。")
    return Page("\n".join([*lines, _HOW]))


def closure_not_understood(_facts: ClosureNotUnderstood) -> Page:
    return Page(f"没有看懂，未登记（一次至多31天）。{_HOW}")


def calendar_missing(facts: CalendarMissing) -> Page:
    return Page(
        f"⚠️ <b>{facts.year}年放假安排尚未登记</b>。国务院办公厅通知公布后，请用 /calendar 登记，或由系统管理员导入："
        f"duban calendar import 文件。登记之前，{facts.year}年的时限按周一至周五推算，并标明“估算”。"
    )


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    ClosuresShown: closures_shown,
    ClosureNotUnderstood: closure_not_understood,
    CalendarMissing: calendar_missing,
}
