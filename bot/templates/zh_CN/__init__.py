"""Every page in this language, by notification; one module a feature."""

from collections.abc import Callable
from typing import Any

from bot.page import Page
from bot.templates.zh_CN import access, groups, personal_data
from bot.templates.zh_CN.delivery import resent
from rules.outgoing import Notification

__all__ = ["PAGES", "resent"]

PAGES: dict[type[Notification], Callable[[Any], Page]] = {**access.PAGES, **groups.PAGES, **personal_data.PAGES}
