"""The words: for every notification one page in each language, and the labels of the buttons."""

from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import Any

from bot.page import Page
from rules.outgoing import Notification


class Locale(StrEnum):
    ZH_CN = "zh_CN"
    EN = "en"


@cache
def language(locale: Locale) -> Any:  # noqa: ANN401 - a module
    """The pages of one language, loaded when the first is wanted: a start needs none, and an office hardly ever both."""
    return import_module(f"bot.templates.{locale}")


def resent(page: Page, locale: Locale) -> Page:
    """The page with the remark that it may have been delivered before."""
    again: Page = language(locale).resent(page)
    return again


def render(notification: Notification, locale: Locale) -> Page:
    """The page of the notification. Raises KeyError when no template was written, which a test forbids."""
    page: Page = language(locale).PAGES[type(notification)](notification)
    return page
