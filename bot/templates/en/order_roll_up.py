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
    lines = [f"<b>{facts.number}</b>: {acknowledged} of {found.whole} have acknowledged"]
    if found.unacknowledged:
        lines += _listed("Not acknowledged", found.unacknowledged)
    if found.unsubmitted:
        lines += _listed("Acknowledged, no result yet", found.unsubmitted)
    if not found.unacknowledged and not found.unsubmitted:
        lines.append("Everybody has handed in a result.")
    return Page("\n".join(lines))


def _listed(title: str, cities: tuple[MissingInCity, ...]) -> list[str]:
    """In one line, or city by city where they are many."""
    count = _count(cities)
    head = f"<b>{title}</b> ({count}):"
    if count <= _FEW:
        return [f"{head} {_names(label for city in cities for label in city.labels)}"]
    return [head, *(f"• {safe(city.city or 'others')} ({len(city.labels)}): {_names(city.labels)}" for city in cities)]


def _count(cities: tuple[MissingInCity, ...]) -> int:
    return sum(len(city.labels) for city in cities)


def _names(labels: Iterable[str]) -> str:
    return ", ".join(safe(label) for label in labels)


def missing_untold(_facts: MissingUntold) -> Page:
    return Page("The list is for the issuer, the supervision office and the presidents above only.")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    MissingListed: missing_listed,
    MissingUntold: missing_untold,
}
