from collections.abc import Callable
from typing import Any

from bot.page import LabelledButton, Page, Words, safe
from rules.groups import GroupKind
from rules.notifications.groups import (
    BindingAsked,
    BindingDecided,
    BindingWaits,
    GroupAlreadyBound,
    GroupBound,
    GroupCode,
    GroupCodeUnclear,
    GroupLeft,
    GroupNotBound,
    GroupReachable,
    GroupReplaced,
    GroupUnreachable,
    RightsLost,
    UnknownMember,
)
from rules.outgoing import Notification

_WORDS = Words({"move_binding": "改绑到新群", "keep_binding": "维持原绑定"})


def _what(kind: GroupKind, court: str) -> str:
    """What the group is, as a reader would call it."""
    names = {GroupKind.COMMAND: "院长之声（指挥群）", GroupKind.OFFICE: "督查室工作群"}
    return safe(names.get(kind, court))


def group_not_bound(_facts: GroupNotBound) -> Page:
    return Page("本群尚未绑定，督办机器人即将退出。请联系省法院督查室取得绑定码。")


def group_left(_facts: GroupLeft) -> Page:
    return Page("")


def group_bound(facts: GroupBound) -> Page:
    text = f"本群已绑定：<b>{_what(facts.group_kind, facts.court)}</b>。"
    if not facts.bot_is_admin:
        text += "\n请群主将机器人设为管理员，否则可能收不到群内消息。"
    return Page(text)


def group_already_bound(facts: GroupAlreadyBound) -> Page:
    return Page(f"本群此前已绑定：{_what(facts.group_kind, facts.court)}，无需重复绑定。")


def binding_waits(facts: BindingWaits) -> Page:
    return Page(f"绑定码有效。因涉及改绑（{_what(facts.group_kind, facts.court)}），须经系统管理员确认，请稍候。")


def binding_asked(facts: BindingAsked) -> Page:
    what = _what(facts.group_kind, facts.court)
    text = (
        f"<b>是否改绑？</b>\n群「{safe(facts.title)}」持有效绑定码，申请绑定为：{what}。\n"
        f"目前绑定情况：{safe(facts.bound_now)}。\n改绑后，原群不再接收督办消息，机器人退出原群。"
    )
    return Page(text, buttons=(_WORDS.row(facts.buttons),))


def binding_decided(facts: BindingDecided) -> Page:
    what = _what(facts.group_kind, facts.court)
    return Page(f"已改绑：{what}。" if facts.is_moved else f"未予改绑：{what}仍用原群。")


def group_replaced(facts: GroupReplaced) -> Page:
    return Page(f"{safe(facts.court)}已改用新群，本群不再接收督办消息，机器人即将退出。")


def group_unreachable(facts: GroupUnreachable) -> Page:
    return Page(
        f"<b>群失联</b>：机器人被移出「{safe(facts.title)}」（{safe(facts.court)}）。"
        "在重新加入之前，该群的督办消息无法送达。请联系该院群主重新添加机器人，无需再次绑定。"
    )


def group_reachable(facts: GroupReachable) -> Page:
    return Page(f"机器人已重新加入「{safe(facts.title)}」（{safe(facts.court)}），绑定保持不变。")


def rights_lost(facts: RightsLost) -> Page:
    return Page(
        f"机器人在「{safe(facts.title)}」（{safe(facts.court)}）的管理员权限已被取消，可能收不到群内消息。"
        "请联系群主恢复。"
    )


def unknown_member(facts: UnknownMember) -> Page:
    return Page(f"有未登记人员加入「{safe(facts.title)}」：{safe(facts.member)}。请核实身份，必要时请群主移出。")


def group_code(facts: GroupCode) -> Page:
    return Page(
        f"<b>{_what(facts.group_kind, facts.court)}</b> 的绑定码（一次有效）：\n"
        f"<code>/bind {safe(facts.code)}</code>\n"
        "用法：把机器人拉进群、设为管理员，在群内发送上面一行；或点下面的按钮选择群。",
        buttons=((LabelledButton("选择群并绑定", url=f"https://t.me/{facts.bot_username}?startgroup={facts.code}"),),),
    )


def group_code_unclear(facts: GroupCodeUnclear) -> Page:
    found = f"名册中找不到唯一对应的法院：{safe(facts.asked)}。\n" if facts.asked else ""
    return Page(f"{found}用法：/groupcode 甘井子法院；指挥群用 /groupcode 院长之声；督查室工作群用 /groupcode 督查室。")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    GroupNotBound: group_not_bound,
    GroupLeft: group_left,
    GroupBound: group_bound,
    GroupAlreadyBound: group_already_bound,
    BindingWaits: binding_waits,
    BindingAsked: binding_asked,
    BindingDecided: binding_decided,
    GroupReplaced: group_replaced,
    GroupUnreachable: group_unreachable,
    GroupReachable: group_reachable,
    RightsLost: rights_lost,
    UnknownMember: unknown_member,
    GroupCode: group_code,
    GroupCodeUnclear: group_code_unclear,
}
