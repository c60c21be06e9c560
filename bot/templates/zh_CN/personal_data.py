from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from rules.notifications.personal_data import MessageDeleted, PersonalDataTyped
from rules.outgoing import Notification
from rules.personal_data import PersonalDataKind

NAMES = {
    PersonalDataKind.ID_NUMBER: "身份证号",
    PersonalDataKind.BANK_CARD: "银行卡号",
    PersonalDataKind.MOBILE: "手机号",
}


def message_deleted(_facts: MessageDeleted) -> Page:
    return Page("")


def personal_data_typed(facts: PersonalDataTyped) -> Page:
    who = f"{safe(facts.name)}：刚才的" if facts.name else "刚才有一条"
    what = "、".join(NAMES[kind] for kind in facts.kinds)
    then = "机器人正在删除，如仍可见请自行删除" if facts.is_deleted else "请立即自行删除"
    return Page(f"⚠️ {who}消息含有{what}，{then}；请勿在聊天中发送个人信息，本系统留存的副本已遮盖。")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    MessageDeleted: message_deleted,
    PersonalDataTyped: personal_data_typed,
}
