from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from rules.notifications.order_roll_up import MissingListed, MissingUntold
from rules.outgoing import Notification


def missing_listed(facts: MissingListed) -> Page:
    found = facts.missing
    acknowledged = found.whole - len(found.unacknowledged)
    lines = [f"<b>{facts.number}</b>　已签收{acknowledged}/{found.whole}"]
    if found.unacknowledged:
        lines.append(f"<b>未签收</b>（{len(found.unacknowledged)}家）：{_names(found.unacknowledged)}")
    if found.unsubmitted:
        lines.append(f"<b>已签收、未办结</b>（{len(found.unsubmitted)}家）：{_names(found.unsubmitted)}")
    if not found.unacknowledged and not found.unsubmitted:
        lines.append("全部已报办结。")
    return Page("\n".join(lines))


def _names(labels: tuple[str, ...]) -> str:
    return "、".join(safe(label) for label in labels)


def missing_untold(_facts: MissingUntold) -> Page:
    return Page("名单只发交办人、督查室和上级院长。")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    MissingListed: missing_listed,
    MissingUntold: missing_untold,
}
