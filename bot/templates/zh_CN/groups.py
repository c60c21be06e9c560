from collections.abc import Callable
from typing import Any

from bot.page import Page
from rules.notifications.groups import GroupLeft, GroupNotBound
from rules.outgoing import Notification


def group_not_bound(_facts: GroupNotBound) -> Page:
    return Page("本群尚未绑定，督办机器人即将退出。请联系省法院督查室取得绑定码。")


def group_left(_facts: GroupLeft) -> Page:
    return Page("")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {GroupNotBound: group_not_bound, GroupLeft: group_left}
