from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from bot.templates.zh_CN.order_words import KINDS
from rules.leaves import LONGEST, WhyNoLeave
from rules.notifications.leaves import LeaveEnded, LeaveNoted, LeaveNotNoted, OrderHandedBack
from rules.outgoing import Notification

_WHY_NOT = {
    WhyNoLeave.DAYS_UNREADABLE: "没有看懂请假日期，请这样写：/leave 12月1日至12月5日 {name}",
    WhyNoLeave.PAST: "这些日子已经过去，请另写：/leave 12月1日至12月5日 {name}",
    WhyNoLeave.TOO_LONG: f"代理不超过{LONGEST.days}天；更长的请由督查室变更职务。",
    WhyNoLeave.DEPUTY_NEEDED: "请写明由本院哪一位代理：{names}。例如：/leave 12月1日至12月5日 {name}",
    WhyNoLeave.DEPUTY_AWAY: "{names}届时也在请假，请另定一位。",
    WhyNoLeave.NO_LEAVE: "没有登记请假。登记请发送：/leave 12月1日至12月5日 {name}",
}
_MOST_NAMES = 8


def leave_noted(facts: LeaveNoted) -> Page:
    return Page(
        f"{safe(facts.name)}{facts.since.month}月{facts.since.day}日至{facts.until.month}月{facts.until.day}日请假，"
        f"由<b>{safe(facts.deputy)}</b>代理：其间督办件由{safe(facts.deputy)}签收、反馈、办结，催办也发给{safe(facts.deputy)}。"
    )


def leave_ended(facts: LeaveEnded) -> Page:
    return Page(f"{safe(facts.name)}已销假，不再由{safe(facts.deputy)}代理。")


def leave_not_noted(facts: LeaveNotNoted) -> Page:
    names = "、".join(safe(one) for one in facts.names[:_MOST_NAMES])
    name = safe(facts.names[0]) if facts.names else "代理人姓名"
    return Page(_WHY_NOT[facts.reason].format(names=names, name=name))


def order_handed_back(facts: OrderHandedBack) -> Page:
    return Page(f"<b>{facts.number}　{KINDS[facts.order_kind]}</b>　代理期已满，由{safe(facts.name)}本人办理。")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    LeaveNoted: leave_noted,
    LeaveEnded: leave_ended,
    LeaveNotNoted: leave_not_noted,
    OrderHandedBack: order_handed_back,
}
