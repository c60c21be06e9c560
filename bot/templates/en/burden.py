from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from rules.burden import Burden
from rules.notifications.burden import BurdenShown, BurdenTooMuch, ScoresShown
from rules.outgoing import Notification
from rules.scoring import Reason, Rule, Score

_RULES = {
    Rule.IN_TIME: "in time",
    Rule.UNACKNOWLEDGED: "not acknowledged",
    Rule.SILENT: "no word",
    Rule.OVERDUE: "overdue",
    Rule.MADE_GOOD_LATE: "made good late",
    Rule.EXTENDED: "extended",
    Rule.RETURNED: "returned",
    Rule.NAMED: "named",
}


def burden_shown(facts: BurdenShown) -> Page:
    lines = [
        f"<b>Burden of the groups</b> (a day's limit: {facts.messages_a_day} messages, {facts.demands_a_day} demands)"
    ]
    lines += [_burden(one, facts.messages_a_day, facts.demands_a_day) for one in facts.burdens]
    if not facts.burdens:
        lines.append("Nothing was sent in the last seven days.")
    if facts.left_out:
        lines.append(f"… and {facts.left_out} more with less.")
    return Page("\n".join(lines))


def _burden(one: Burden, messages: int, demands: int) -> str:
    mark = "⚠️ " if one.messages >= messages or one.demands >= demands else "• "
    return f"{mark}{safe(one.court)}: {one.messages} today (demands: {one.demands}), {one.week} in seven days"


def burden_too_much(facts: BurdenTooMuch) -> Page:
    one = facts.burden
    return Page(
        f"⚠️ The group of <b>{safe(one.court)}</b> got {one.messages} messages today, {one.demands} of them demands "
        f"(limits {facts.messages_a_day} and {facts.demands_a_day}). Please join orders or move deadlines."
    )


def scores_shown(facts: ScoresShown) -> Page:
    asked = safe(facts.asked).replace("本月", "this month")  # where nobody named a time, the program did
    title = f"<b>Scores</b> ({asked}; everybody begins with {facts.start})"
    if not facts.scores:
        return Page(f"{title}\nNo such orders.")
    if len(facts.scores) == 1:
        return Page("\n".join([title, *_with_reasons(facts.scores[0])]))
    lines = [title, *(_short(one) for one in facts.scores)]
    if facts.left_out:
        lines.append(f"… and {facts.left_out} more.")
    return Page("\n".join([*lines, "The reasons of one court: /score 甘井子法院"]))


def _with_reasons(one: Score) -> list[str]:
    return [
        f"{safe(one.court)}: <b>{one.points}</b> ({one.orders} orders)",
        *(f"• {_reason(reason)}" for reason in one.reasons),
    ]


def _short(one: Score) -> str:
    return f"{one.points}  {safe(one.court)} ({one.orders})" + (
        f": {', '.join(_reason(r) for r in one.reasons)}" if one.reasons else ""
    )


def _reason(reason: Reason) -> str:
    return f"{_RULES[reason.rule]} ×{reason.times} {reason.points:+d}"


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    BurdenShown: burden_shown,
    BurdenTooMuch: burden_too_much,
    ScoresShown: scores_shown,
}
