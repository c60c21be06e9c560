from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from bot.templates.en.order_words import KINDS
from rules.leaves import LONGEST, WhyNoLeave
from rules.notifications.leaves import LeaveEnded, LeaveNoted, LeaveNotNoted, OrderHandedBack
from rules.outgoing import Notification

_WHY_NOT = {
    WhyNoLeave.DAYS_UNREADABLE: "From when to when? Write: /leave 12月1日至12月5日 {name}",
    WhyNoLeave.PAST: "These days are past. Write: /leave 12月1日至12月5日 {name}",
    WhyNoLeave.TOO_LONG: f"A deputy stands in for {LONGEST.days} days at most; for longer, the office passes the post on.",
    WhyNoLeave.DEPUTY_NEEDED: "Who of your court stands in: {names}? Such as: /leave 12月1日至12月5日 {name}",
    WhyNoLeave.DEPUTY_AWAY: "{names} is away at that time; please name somebody else.",
    WhyNoLeave.NO_LEAVE: "No leave is noted. To note one: /leave 12月1日至12月5日 {name}",
}
_MOST_NAMES = 8


def leave_noted(facts: LeaveNoted) -> Page:
    since, until = f"{facts.since.day} {facts.since:%b}", f"{facts.until.day} {facts.until:%b}"
    return Page(
        f"{safe(facts.name)} is away from {since} to {until}; <b>{safe(facts.deputy)}</b> stands in, acknowledges, reports "
        "and submits meanwhile, and is the one who is reminded."
    )


def leave_ended(facts: LeaveEnded) -> Page:
    return Page(f"{safe(facts.name)} is back; {safe(facts.deputy)} no longer stands in.")


def leave_not_noted(facts: LeaveNotNoted) -> Page:
    names = ", ".join(safe(one) for one in facts.names[:_MOST_NAMES])
    name = safe(facts.names[0]) if facts.names else "name"
    return Page(_WHY_NOT[facts.reason].format(names=names, name=name))


def order_handed_back(facts: OrderHandedBack) -> Page:
    return Page(
        f"<b>{facts.number} · {KINDS[facts.order_kind]}</b> is back with {safe(facts.name)}; you no longer stand in."
    )


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    LeaveNoted: leave_noted,
    LeaveEnded: leave_ended,
    LeaveNotNoted: leave_not_noted,
    OrderHandedBack: order_handed_back,
}
