"""Every page in this language, by notification; one module a feature."""

from collections.abc import Callable
from typing import Any

from bot.page import Page
from bot.templates.en import groups
from rules.outgoing import Notification

PAGES: dict[type[Notification], Callable[[Any], Page]] = {**groups.PAGES}
