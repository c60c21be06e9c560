from collections.abc import Callable, Iterable
from typing import Any

from bot.page import Page, safe
from rules.notifications.order_roll_up import MissingListed, MissingUntold
from rules.orders.roll_up import MissingInCity
from rules.outgoing import Notification

_FEW = 10


def missing_listed(facts: MissingListed) -> Page:
    found = facts.missing
    acknowledged = found.whole - _count(found.unacknowledged)
    lines = [f"<b>{facts.number}</b>　已签收{acknowledged}/{found.whole}"]
    if found.unacknowledged:
        lines += _listed("未签收", found.unacknowledged)
    if found.unsubmitted:
        lines += _listed("已签收、未办结", found.unsubmitted)
    if not found.unacknowledged and not found.unsubmitted:
        lines.append("全部已报办结。")
    return Page("\n".join(lines))


def _listed(title: str, cities: tuple[MissingInCity, ...]) -> list[str]:
    """In one line, or city by city where they are many."""
    count = _count(cities)
    head = f"<b>{title}</b>（{count}家）："
    if count <= _FEW:
        return [head + _names(label for city in cities for label in city.labels)]
    return [head, *(f"• {safe(city.city or '其他')}（{len(city.labels)}）：{_names(city.labels)}" for city in cities)]


def _count(cities: tuple[MissingInCity, ...]) -> int:
    return sum(len(city.labels) for city in cities)


def _names(labels: Iterable[str]) -> str:
    return "、".join(safe(label) for label in labels)


def missing_untold(_facts: MissingUntold) -> Page:
    return Page("名单只发交办人、督查室和上级院长。")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    MissingListed: missing_listed,
    MissingUntold: missing_untold,
}
