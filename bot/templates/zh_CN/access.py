from collections.abc import Callable
from typing import Any

from bot.page import Page
from rules.notifications.access import ButtonGone, NotAllowed, NotEnrolled, NotYourButton, UseOwnAccount, WrongPlace
from rules.outgoing import Notification


def not_allowed(_facts: NotAllowed) -> Page:
    return Page("您没有此项权限。如需办理，请联系省法院督查室。")


def not_enrolled(_facts: NotEnrolled) -> Page:
    return Page("您尚未登记。请向本单位联络员或省法院督查室索取登记链接，点开即可完成登记。")


def wrong_place(facts: WrongPlace) -> Page:
    return Page("此命令请私聊机器人使用。" if facts.in_private else "此命令请在已绑定的法院群内使用。")


def use_own_account(_facts: UseOwnAccount) -> Page:
    return Page("匿名管理员或频道身份无法核实。请关闭匿名，用本人账号重新发送。")


def button_gone(_facts: ButtonGone) -> Page:
    return Page("此按钮已失效。")


def not_your_button(_facts: NotYourButton) -> Page:
    return Page("此按钮须由指定人员操作。")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    NotAllowed: not_allowed,
    NotEnrolled: not_enrolled,
    WrongPlace: wrong_place,
    UseOwnAccount: use_own_account,
    ButtonGone: button_gone,
    NotYourButton: not_your_button,
}
