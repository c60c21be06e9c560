from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from bot.templates.zh_CN.order_words import CLOCKS, RUNGS, day_and_time
from rules.notifications.self_check import (
    DifferenceLine,
    LadderDifferences,
    SelfCheckReport,
    StandstillBegun,
    StandstillEnded,
)
from rules.outgoing import Notification
from rules.self_check.ladders import Fault
from rules.self_check.standstill import Part

_MOST_GROUPS = 8
_FAULTS = {
    Fault.MISSING: "未列入计划",
    Fault.LATE: "应发未发",
    Fault.MOVED: "时刻不符",
    Fault.LOST: "无故中止",
    Fault.UNSAID: "标记已发而无消息",
    Fault.EARLY: "提前发出",
    Fault.STANDING: "应停未停",
    Fault.TWICE: "重复",
}
_PARTS = {Part.INTAKE: "收不到消息", Part.HANDLING: "消息积压未处理", Part.DELIVERY: "消息发不出去"}


def ladder_differences(facts: LadderDifferences) -> Page:
    lines = [f"<b>系统自检</b>：督办阶梯发现{len(facts.lines) + facts.left_out}处不符。"]
    lines += [_difference(one) for one in facts.lines]
    if facts.left_out:
        lines.append(f"另有{facts.left_out}处。")
    return Page("\n".join(lines))


def _difference(one: DifferenceLine) -> str:
    mended = "，已更正" if one.is_repaired else "，请联系系统管理员"
    step = f"{RUNGS[one.rung]}（{CLOCKS[one.clock]}，{day_and_time(one.due_at)}）"
    return f"• {one.number} {safe(one.label)} {step}{_FAULTS[one.fault]}{mended}"


def self_check_report(facts: SelfCheckReport) -> Page:
    if facts.is_clean:
        return Page(f"系统自检正常：{facts.groups} 群可达，0 漏发。")
    lines = [f"<b>系统自检</b>：{facts.groups} 群可达，{facts.late} 漏发。"]
    if facts.unreachable:
        more = f"等{len(facts.unreachable)}个" if len(facts.unreachable) > _MOST_GROUPS else ""
        names = "、".join(safe(one) for one in facts.unreachable[:_MOST_GROUPS])
        lines.append(f"• 群失联：{names}{more}。请把机器人重新加入群，详见 /check")
    if facts.undelivered:
        lines.append(f"• 一日来{facts.undelivered}条消息未能送达（对方停用机器人或失联），详见 /check")
    if facts.repaired:
        lines.append(f"• 督办阶梯发现{facts.repaired}处不符，均已处理")
    if facts.quarantined:
        lines.append(f"• 一日来{facts.quarantined}条来信无法处理，已隔离，请联系系统管理员")
    return Page("\n".join(lines))


def standstill_begun(facts: StandstillBegun) -> Page:
    return Page(
        f"⚠️ <b>系统自检</b>：{_PARTS[facts.part]}，已{facts.minutes}分钟（自{facts.since:%H:%M}起）。请联系系统管理员。"
    )


def standstill_ended(facts: StandstillEnded) -> Page:
    span = f"{day_and_time(facts.since)}至{day_and_time(facts.until)}"
    return Page(f"系统已恢复。{span}，{_PARTS[facts.part]}；其间到期的事项已合并补发。")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    LadderDifferences: ladder_differences,
    SelfCheckReport: self_check_report,
    StandstillBegun: standstill_begun,
    StandstillEnded: standstill_ended,
}
