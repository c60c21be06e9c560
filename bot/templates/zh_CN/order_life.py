from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from bot.templates.zh_CN.order_words import BUTTONS, CLOCKS, KINDS, REASONS, RUNGS, TARGETS, day_and_time
from rules.ladder.values import StepState
from rules.notifications.order_life import CourtSummoned, FurtherActions, OrderLadder, Rail, ShareDeclined
from rules.outgoing import Notification


def share_declined(facts: ShareDeclined) -> Page:
    return Page(
        f"<b>{facts.number}　{KINDS[facts.order_kind]}</b>　退回\n"
        f"{safe(facts.label)}（{safe(facts.actor)}）：\n{safe(facts.text)}\n"
        "答复前停钟。请定：同意退回、改派，或仍请办理。",
        (BUTTONS.row(facts.buttons),),
    )


def further_actions(facts: FurtherActions) -> Page:
    return Page(f"{facts.number}：请选择。", BUTTONS.rows(facts.buttons))


def court_summoned(facts: CourtSummoned) -> Page:
    return Page(
        f"<b>约谈通知</b>　{facts.number}（{KINDS[facts.order_kind]}）：{safe(facts.label)}逾期{facts.workdays_late}个工作日，"
        f"仍未办结，经研究决定约谈。时间、地点由省法院督查室另行通知，请备好书面说明。"
    )


_MARKS = {StepState.FIRED: "✓", StepState.SKIPPED: "–", StepState.WITHDRAWN: "–", StepState.WAITING: "·"}


def order_ladder(facts: OrderLadder) -> Page:
    urgent = "🔴特急 " if facts.is_urgent else ""
    lines = [f"{urgent}<b>{facts.number}　督办阶梯</b>（{KINDS[facts.order_kind]}）"]
    if facts.resting is not None:
        until = f"至{day_and_time(facts.until)}" if facts.until else ""
        lines.append(f"⏸ {REASONS[facts.resting]}{until}，不再催办。")
    for party in facts.parties:
        lines += ["", f"<b>{safe(party.label)}</b>", *(_rail(rail) for rail in party.rails)]
        if party.left_out:
            lines.append(f"（较早的{party.left_out}级未列出）")
    if facts.others:
        lines.append(f"\n另有{facts.others}家未列出。")
    if not facts.parties:
        lines.append("没有须催办的单位。")
    return Page("\n".join(lines))


def _rail(rail: Rail) -> str:
    mark = "➡️" if rail.is_next else _MARKS[rail.state]
    to = "、".join(TARGETS[one] for one in rail.to)
    again = f"，此后再催至多{rail.more}次" if rail.more else ""
    why = f"：{REASONS[rail.reason]}" if rail.reason and rail.state is not StepState.FIRED else ""
    what = f"{RUNGS[rail.rung]}（{CLOCKS[rail.clock]}）→{to}{again}{why}"
    return f"{mark} {rail.at:%m-%d %H:%M} " + (f"<b>{what}</b>" if rail.is_next else what)


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    ShareDeclined: share_declined,
    FurtherActions: further_actions,
    CourtSummoned: court_summoned,
    OrderLadder: order_ladder,
}
