from collections.abc import Callable
from typing import Any

from bot.page import Page
from rules.notifications.access import ButtonGone, NotAllowed, NotEnrolled, NotYourButton, UseOwnAccount, WrongPlace
from rules.outgoing import Notification


def not_allowed(_facts: NotAllowed) -> Page:
    return Page("You may not do this. Please ask the high court's supervision office.")


def not_enrolled(_facts: NotEnrolled) -> Page:
    return Page(
        "You are not enrolled yet. Ask your liaison officer or the supervision office for your link and open it."
    )


def wrong_place(facts: WrongPlace) -> Page:
    if facts.in_private:
        return Page("Please send this command to me in private.")
    return Page("Please use this command in a group that is bound to a court.")


def use_own_account(_facts: UseOwnAccount) -> Page:
    return Page("Nobody can tell who stands behind an anonymous account. Please send it again under your own.")


def button_gone(_facts: ButtonGone) -> Page:
    return Page("This button is no longer valid.")


def not_your_button(_facts: NotYourButton) -> Page:
    return Page("This button is for somebody else.")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    NotAllowed: not_allowed,
    NotEnrolled: not_enrolled,
    WrongPlace: wrong_place,
    UseOwnAccount: use_own_account,
    ButtonGone: button_gone,
    NotYourButton: not_your_button,
}
