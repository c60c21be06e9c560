from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from bot.templates.en.order_words import BUTTONS, CLOCKS, KINDS, REASONS, RUNGS, TARGETS, day_and_time
from rules.ladder.values import StepState
from rules.notifications.order_life import CourtSummoned, FurtherActions, OrderLadder, Rail, ShareDeclined
from rules.outgoing import Notification


def share_declined(facts: ShareDeclined) -> Page:
    return Page(
        f"<b>{facts.number} · {KINDS[facts.order_kind]}</b> · declined\n"
        f"{safe(facts.label)} ({safe(facts.actor)}):\n{safe(facts.text)}\n"
        "<i>The clock stands still until you answer: take it back, reassign it, or insist.</i>",
        (BUTTONS.row(facts.buttons),),
    )


def further_actions(facts: FurtherActions) -> Page:
    return Page(f"{facts.number}: what shall be done?", BUTTONS.rows(facts.buttons))


def court_summoned(facts: CourtSummoned) -> Page:
    return Page(
        f"<b>Summons</b> {facts.number} ({KINDS[facts.order_kind]}): {safe(facts.label)} is {facts.workdays_late} workdays "
        "late and is called in. Time and place follow from the supervision office; please bring a written account."
    )


_MARKS = {StepState.FIRED: "✓", StepState.SKIPPED: "–", StepState.WITHDRAWN: "–", StepState.WAITING: "·"}


def order_ladder(facts: OrderLadder) -> Page:
    urgent = "🔴 Urgent " if facts.is_urgent else ""
    lines = [f"{urgent}<b>{facts.number} · ladder</b> ({KINDS[facts.order_kind]})"]
    if facts.resting is not None:
        until = f" until {day_and_time(facts.until)}" if facts.until else ""
        lines.append(f"⏸ {REASONS[facts.resting]}{until}: nothing is to come.")
    for party in facts.parties:
        lines += ["", f"<b>{safe(party.label)}</b>", *(_rail(rail) for rail in party.rails)]
        if party.left_out:
            lines.append(f"({party.left_out} earlier steps are not listed)")
    if facts.others:
        lines.append(f"\n{facts.others} more are not listed.")
    if not facts.parties:
        lines.append("Nobody is chased for it.")
    return Page("\n".join(lines))


def _rail(rail: Rail) -> str:
    mark = "➡️" if rail.is_next else _MARKS[rail.state]
    to = ", ".join(TARGETS[one] for one in rail.to)
    again = f", up to {rail.more} times more" if rail.more else ""
    why = f": {REASONS[rail.reason]}" if rail.reason and rail.state is not StepState.FIRED else ""
    what = f"{RUNGS[rail.rung]} ({CLOCKS[rail.clock]}) → {to}{again}{why}"
    return f"{mark} {rail.at:%m-%d %H:%M} " + (f"<b>{what}</b>" if rail.is_next else what)


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    ShareDeclined: share_declined,
    FurtherActions: further_actions,
    CourtSummoned: court_summoned,
    OrderLadder: order_ladder,
}
