"""The words: for every notification one page in each language, and the labels of the buttons."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from bot.page import Page
from bot.templates import en, zh_CN
from rules.outgoing import Notification


class Locale(StrEnum):
    ZH_CN = "zh_CN"
    EN = "en"


Template = Callable[[Any], Page]

PAGES: dict[Locale, dict[type[Notification], Template]] = {Locale.ZH_CN: zh_CN.PAGES, Locale.EN: en.PAGES}


RESENT: dict[Locale, Callable[[Page], Page]] = {Locale.ZH_CN: zh_CN.resent, Locale.EN: en.resent}


def resent(page: Page, locale: Locale) -> Page:
    """The page with the remark that it may have been delivered before."""
    return RESENT[locale](page)


def render(notification: Notification, locale: Locale) -> Page:
    """The page of the notification. Raises KeyError when no template was written, which a test forbids."""
    return PAGES[locale][type(notification)](notification)
