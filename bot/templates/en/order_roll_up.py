from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from rules.notifications.order_roll_up import MissingListed, MissingUntold
from rules.outgoing import Notification


def missing_listed(facts: MissingListed) -> Page:
    found = facts.missing
    acknowledged = found.whole - len(found.unacknowledged)
    lines = [f"<b>{facts.number}</b>: {acknowledged} of {found.whole} have acknowledged"]
    if found.unacknowledged:
        lines.append(f"<b>Not acknowledged</b> ({len(found.unacknowledged)}): {_names(found.unacknowledged)}")
    if found.unsubmitted:
        lines.append(f"<b>Acknowledged, no result yet</b> ({len(found.unsubmitted)}): {_names(found.unsubmitted)}")
    if not found.unacknowledged and not found.unsubmitted:
        lines.append("Everybody has handed in a result.")
    return Page("\n".join(lines))


def _names(labels: tuple[str, ...]) -> str:
    return ", ".join(safe(label) for label in labels)


def missing_untold(_facts: MissingUntold) -> Page:
    return Page("The list is for the issuer, the supervision office and the presidents above only.")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    MissingListed: missing_listed,
    MissingUntold: missing_untold,
}
