from collections.abc import Callable
from typing import Any

from bot.page import Page
from rules.notifications.groups import GroupLeft, GroupNotBound
from rules.outgoing import Notification


def group_not_bound(_facts: GroupNotBound) -> Page:
    return Page(
        "This group is not bound; the bot is leaving. Ask the supervision office of the high court for a binding code."
    )


def group_left(_facts: GroupLeft) -> Page:
    return Page("")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {GroupNotBound: group_not_bound, GroupLeft: group_left}
