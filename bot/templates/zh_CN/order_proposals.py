from collections.abc import Callable
from typing import Any

from bot.page import LabelledButton, Page, Words, safe
from bot.templates.zh_CN.order_words import KINDS, ROLES, day_and_time, short
from rules.notifications.order_proposals import OrderLeft, ProposalCard, ProposalSettled, WhichOrder
from rules.orders.proposals import ProposalKind
from rules.outgoing import Notification

_WORDS = Words(
    {
        "proposal_report": "记为反馈",
        "proposal_submit": "作为办结结果上报",
        "proposal_none": "都不是",
        "proposal_decline": "退回",
        "proposal_not_decline": "不退回",
        "proposal_grant": "同意",
        "proposal_deny": "不同意",
        "proposal_cancel": "撤销",
        "proposal_not_cancel": "不撤销",
        "proposal_amend": "变更",
        "proposal_not_amend": "不变更",
    }
)
_QUESTIONS = {
    ProposalKind.RESULT: "这句话如何登记？",
    ProposalKind.DECLINE: "是否退回交办人？",
    ProposalKind.EXTENSION: "申请延期，是否同意？",
    ProposalKind.CANCELLATION: "是否撤销？",
    ProposalKind.AMENDMENT: "是否变更？",
}
_WHICH = {
    ProposalKind.ACKNOWLEDGEMENT: "签收的是哪一件？",
    ProposalKind.RESULT: "说的是哪一件？",
    ProposalKind.SUBMISSION: "申请销号的是哪一件？",
    ProposalKind.DECLINE: "要退回的是哪一件？",
    ProposalKind.EXTENSION_REQUEST: "申请延期的是哪一件？",
    ProposalKind.CANCELLATION: "要撤销的是哪一件？",
    ProposalKind.AMENDMENT: "要变更的是哪一件？",
}
_TAKEN = {
    ProposalKind.RESULT: "已登记",
    ProposalKind.DECLINE: "已退回，等待交办人决定",
    ProposalKind.EXTENSION: "同意延期",
    ProposalKind.CANCELLATION: "已撤销",
    ProposalKind.AMENDMENT: "已变更",
}
_LEFT = {
    ProposalKind.DECLINE: "不退回，照旧办理",
    ProposalKind.EXTENSION: "不同意延期",
    ProposalKind.CANCELLATION: "不撤销，照旧办理",
    ProposalKind.AMENDMENT: "不变更，照旧办理",
}


def proposal_card(facts: ProposalCard) -> Page:
    who = "，".join(safe(one) for one in (facts.label, facts.actor) if one)
    lines = [f"<b>{facts.number}　{KINDS[facts.order_kind]}</b>　{_QUESTIONS[facts.proposal]}"]
    lines.append(f"{who}：“{safe(facts.text)}”" if who else f"“{safe(facts.text)}”")
    lines += [f"增加{ROLES[role]}：{safe(label)}" for role, label in facts.added]
    lines += [f"去掉{ROLES[role]}：{safe(label)}" for role, label in facts.removed]
    if facts.wanted is not None:
        before = day_and_time(facts.deadline) if facts.deadline else "未定"
        estimate = "（估算）" if facts.wanted_is_estimate else ""
        lines.append(f"时限：{before} → <b>{day_and_time(facts.wanted)}</b>{estimate}")
    if facts.objective is not None:
        lines.append(f"事项改为：{safe(facts.objective)}")
    if facts.proposal is ProposalKind.EXTENSION:
        lines.append(_how_often(facts))
    return Page("\n".join(lines), (_WORDS.row(facts.buttons),))


def _how_often(facts: ProposalCard) -> str:
    day = f"{facts.wanted.month}月{facts.wanted.day}日" if facts.wanted else "12月5日"
    before = f"此前已延期{facts.extensions}次。" if facts.extensions else "此前没有延期。"
    return f"{before}另定日期请发送 /deadline {short(facts.number)} {day}前"


def which_order(facts: WhichOrder) -> Page:
    rows = tuple((LabelledButton(choice.words, nonce=choice.button.nonce),) for choice in facts.choices)
    return Page(f"“{safe(facts.text)}”\n{_WHICH[facts.proposal]}", (*rows, _WORDS.row(facts.buttons)))


def proposal_settled(facts: ProposalSettled) -> Page:
    if facts.is_choice:
        return Page(f"所指：{facts.number}")
    if not facts.is_taken and facts.proposal not in _LEFT:
        return Page("好的，不作登记。")
    by = f"（{safe(facts.actor)}）" if facts.actor else ""
    words = _TAKEN.get(facts.proposal, "已登记") if facts.is_taken else _LEFT[facts.proposal]
    until = f"，时限{day_and_time(facts.deadline)}" if facts.deadline else ""
    if facts.is_overtaken:
        return Page(f"{facts.number} 延期申请已不需答复{until}{by}")
    return Page(f"{'✓ ' if facts.is_taken else ''}{facts.number} {words}{until}{by}")


def order_left(facts: OrderLeft) -> Page:
    return Page(f"<b>{facts.number}　{KINDS[facts.order_kind]}</b>　已变更，不再由您或贵院办理。")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    ProposalCard: proposal_card,
    WhichOrder: which_order,
    ProposalSettled: proposal_settled,
    OrderLeft: order_left,
}
