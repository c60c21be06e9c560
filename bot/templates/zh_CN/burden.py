from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from rules.burden import Burden
from rules.notifications.burden import BurdenShown, BurdenTooMuch, ScoresShown
from rules.outgoing import Notification
from rules.scoring import Reason, Rule, Score

_RULES = {
    Rule.IN_TIME: "按期办结",
    Rule.UNACKNOWLEDGED: "迟迟未签收",
    Rule.SILENT: "久无反馈",
    Rule.OVERDUE: "逾期未办结",
    Rule.MADE_GOOD_LATE: "逾期后办结",
    Rule.EXTENDED: "延期",
    Rule.RETURNED: "退回重办",
    Rule.NAMED: "点名",
}


def burden_shown(facts: BurdenShown) -> Page:
    lines = [f"<b>各院群负担</b>（每日上限：消息{facts.messages_a_day}条，催办{facts.demands_a_day}条）"]
    lines += [_burden(one, facts.messages_a_day, facts.demands_a_day) for one in facts.burdens]
    if not facts.burdens:
        lines.append("近七日没有发出消息。")
    if facts.left_out:
        lines.append(f"……另有{facts.left_out}家较少。")
    return Page("\n".join(lines))


def _burden(one: Burden, messages: int, demands: int) -> str:
    mark = "⚠️ " if one.messages >= messages or one.demands >= demands else "• "
    return f"{mark}{safe(one.court)}　今日{one.messages}条（催办{one.demands}），七日{one.week}条"


def burden_too_much(facts: BurdenTooMuch) -> Page:
    one = facts.burden
    return Page(
        f"⚠️ <b>{safe(one.court)}</b>群今日已收到{one.messages}条消息，其中催办{one.demands}条"
        f"（上限{facts.messages_a_day}条、{facts.demands_a_day}条）。请酌情合并交办、调整时限，以免加重基层负担。"
    )


def scores_shown(facts: ScoresShown) -> Page:
    title = f"<b>督办评分</b>（{safe(facts.asked)}；起评{facts.start}分）"
    if not facts.scores:
        return Page(f"{title}\n没有符合条件的督办件。")
    if len(facts.scores) == 1:
        return Page("\n".join([title, *_with_reasons(facts.scores[0])]))
    lines = [title, *(_short(one) for one in facts.scores)]
    if facts.left_out:
        lines.append(f"……另有{facts.left_out}家。")
    return Page("\n".join([*lines, "某院的扣分理由：/score 甘井子法院"]))


def _with_reasons(one: Score) -> list[str]:
    return [
        f"{safe(one.court)}　<b>{one.points}分</b>（{one.orders}件）",
        *(f"• {_reason(reason)}" for reason in one.reasons),
    ]


def _short(one: Score) -> str:
    return f"{one.points}分　{safe(one.court)}（{one.orders}件）" + (
        f"：{'、'.join(_reason(r) for r in one.reasons)}" if one.reasons else ""
    )


def _reason(reason: Reason) -> str:
    return f"{_RULES[reason.rule]}{reason.times}次 {reason.points:+d}"


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    BurdenShown: burden_shown,
    BurdenTooMuch: burden_too_much,
    ScoresShown: scores_shown,
}
