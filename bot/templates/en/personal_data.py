from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from rules.notifications.personal_data import MessageDeleted, PersonalDataTyped
from rules.outgoing import Notification
from rules.personal_data import PersonalDataKind

NAMES = {
    PersonalDataKind.ID_NUMBER: "an identity number",
    PersonalDataKind.BANK_CARD: "a bank card number",
    PersonalDataKind.MOBILE: "a mobile number",
}


def message_deleted(_facts: MessageDeleted) -> Page:
    return Page("")


def personal_data_typed(facts: PersonalDataTyped) -> Page:
    whose = f"{safe(facts.name)}, your last message" if facts.name else "A message just now"
    what = " and ".join(NAMES[kind] for kind in facts.kinds)
    then = "it is being deleted; if you still see it, delete it yourself" if facts.is_deleted else "delete it at once"
    return Page(
        f"⚠️ {whose} holds {what}: {then}. Never send personal data in a chat; the copy that is kept here is masked."
    )


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    MessageDeleted: message_deleted,
    PersonalDataTyped: personal_data_typed,
}
