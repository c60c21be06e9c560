from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from bot.templates.zh_CN.order_words import (
    BUTTONS,
    KINDS,
    RUNGS,
    day_and_time,
    mentions,
    short,
)
from rules.ladder.values import Clock, Rung
from rules.notifications.order_reminders import (
    CourtNamed,
    DigestLine,
    NamingProposed,
    OrderDigest,
    OrderEscalation,
    OrderReminder,
)
from rules.outgoing import Notification


def order_reminder(facts: OrderReminder) -> Page:
    at_night = f"\n（特急，夜间和休息日照发：{safe(facts.urgent_reason)}）" if facts.urgent_reason else ""
    return Page(f"{_state_of(facts)}{_what_to_do(facts)}{at_night}")


def _what_to_do(facts: OrderReminder) -> str:
    people, number = mentions(facts.addressees), short(facts.number)
    if facts.goes_above:
        return f"请督促。详情：/show {number}"
    if facts.clock is Clock.DECISION:
        return _what_to_answer(facts, number)
    if facts.clock is Clock.PROGRESS:
        again = f"请重新签收，并用 /report {number} 反馈进展。"
        return f"签收失效。{people}{again}" if facts.puts_back else f"{people}请用 /report {number} 反馈进展。"
    if facts.clock is Clock.ACKNOWLEDGEMENT:
        return f"{people}请点卡片上的“签收”，或发送 /ack {number}。"
    if facts.is_late:
        return f"{people}请立即办理，并用 /report {number} 说明原因和完成时间。"
    return f"{people}办好请发送 /submit {number} 结果。"


def _what_to_answer(facts: OrderReminder, number: str) -> str:
    if facts.extension_until:
        return f"请在延期申请上点“同意”或“不同意”，或另定日期：/deadline {number} 日期。"
    decline, result = "同意退回、改派或仍请办理", "销号，或退回重办"
    return f"请答复：{decline if facts.is_declined else result}。详情：/show {number}"


def _state_of(facts: OrderReminder) -> str:
    head = _HEADS.get(facts.rung, f"{RUNGS[facts.rung]}：")
    who = f"<b>{facts.number}</b>（{KINDS[facts.order_kind]}）{safe(facts.label) or '有责任人'}"
    since = f"{facts.since.month}月{facts.since.day}日" if facts.since else ""
    if facts.clock is Clock.ACKNOWLEDGEMENT:
        return f"{head}{who}尚未签收。"
    if facts.clock is Clock.DECISION and facts.extension_until:
        now = f"（现时限{day_and_time(facts.deadline)}）" if facts.deadline else ""
        return f"{head}{who}申请延期至{day_and_time(facts.extension_until)}{now}，交办人尚未答复。"
    if facts.clock is Clock.DECISION:
        return f"{head}{who}{since}{'退回' if facts.is_declined else '报办结'}，交办人尚未答复。"
    if facts.clock is Clock.PROGRESS:
        return f"{head}{who}自{since}起没有反馈。"
    until = day_and_time(facts.deadline) if facts.deadline else ""
    if facts.is_late:
        days = f"{facts.workdays_late}个工作日" if facts.workdays_late else ""
        return f"{head}{who}已逾期{days}（时限{until}）。"
    return f"{head}{who}须于<b>{until}</b>前办结。"


_HEADS = {Rung.SUPERVISION_LETTER: "【督办函】", Rung.LISTING: "【挂牌督办】"}


def order_digest(facts: OrderDigest) -> Page:
    head = "系统恢复，以下事项请一并处理：" if facts.is_after_outage else "以下督办件请一并处理："
    lines = [f"<b>{head}</b>", *(_digest_line(line) for line in facts.lines)]
    if facts.left_out:
        lines.append(f"另有{facts.left_out}件，发送 /open 查看。")
    if facts.addressees:
        lines.append(f"请{mentions(facts.addressees).removesuffix('，')}阅办。")
    return Page("\n".join(lines))


_WAITED_FOR = {
    Clock.ACKNOWLEDGEMENT: "待签收",
    Clock.COMPLETION: "待办结",
    Clock.PROGRESS: "待反馈",
    Clock.DECISION: "待交办人答复",
}


def _digest_line(line: DigestLine) -> str:
    what = _WAITED_FOR[line.clock]
    until = f"，时限{day_and_time(line.deadline)}" if line.deadline else ""
    return f"• {line.number}（{KINDS[line.order_kind]}）{safe(line.label)}{what}{until}"


def naming_proposed(facts: NamingProposed) -> Page:
    is_naming = facts.rung is Rung.NAMING
    what, question = ("点名", "是否在院长之声点名？") if is_naming else ("约谈", "是否约谈该院院长？")
    where = "已在院长之声点名" if is_naming else "已发约谈通知"
    decided = f"{where if facts.is_named else '不予' + what}（{safe(facts.decided_by)}）。"
    return Page(
        f"<b>拟{what}　{facts.number}</b>（{KINDS[facts.order_kind]}）\n"
        f"{safe(facts.label)}已逾期{facts.workdays_late}个工作日，仍未办结。\n"
        + (f"{question}不按键，不会{what}。" if facts.is_named is None else decided),
        BUTTONS.rows(facts.buttons),
    )


def court_named(facts: CourtNamed) -> Page:
    return Page(
        f"<b>督办通报</b>　{facts.number}（{KINDS[facts.order_kind]}）：{safe(facts.label)}"
        f"逾期{facts.workdays_late}个工作日，仍未办结。"
    )


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    OrderReminder: order_reminder,
    OrderEscalation: order_reminder,
    OrderDigest: order_digest,
    NamingProposed: naming_proposed,
    CourtNamed: court_named,
}
