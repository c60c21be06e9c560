from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from bot.templates.en.order_words import CLOCKS, RUNGS, day_and_time
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
    Fault.MISSING: "was not planned",
    Fault.LATE: "is due and was not sent",
    Fault.MOVED: "stood at another time",
    Fault.LOST: "was given up without a reason",
    Fault.UNSAID: "was marked as sent, but no message says it",
    Fault.EARLY: "was sent before its time",
    Fault.STANDING: "should have been withdrawn",
    Fault.TWICE: "was there twice",
}
_PARTS = {
    Part.INTAKE: "no messages come in",
    Part.HANDLING: "messages wait to be handled",
    Part.DELIVERY: "no messages go out",
}


def ladder_differences(facts: LadderDifferences) -> Page:
    lines = [f"<b>Self-check</b>: {len(facts.lines) + facts.left_out} steps of ladders were not as they should be."]
    lines += [_difference(one) for one in facts.lines]
    if facts.left_out:
        lines.append(f"… and {facts.left_out} more.")
    return Page("\n".join(lines))


def _difference(one: DifferenceLine) -> str:
    mended = "put right" if one.is_repaired else "please call the administrator"
    step = f"{RUNGS[one.rung]} ({CLOCKS[one.clock]}, {day_and_time(one.due_at)})"
    return f"• {one.number} {safe(one.label)}: {step} {_FAULTS[one.fault]}; {mended}"


def self_check_report(facts: SelfCheckReport) -> Page:
    if facts.is_clean:
        return Page(f"Self-check: all well. {facts.groups} groups can be reached, 0 reminders missed.")
    lines = [f"<b>Self-check</b>: {facts.groups} groups can be reached, {facts.late} reminders missed."]
    if facts.unreachable:
        more = f" … {len(facts.unreachable)} in all" if len(facts.unreachable) > _MOST_GROUPS else ""
        names = ", ".join(safe(one) for one in facts.unreachable[:_MOST_GROUPS])
        lines.append(f"• Out of reach: {names}{more}. Add the bot to the group again; see /check")
    if facts.undelivered:
        lines.append(f"• {facts.undelivered} messages of the last day reached nobody; see /check")
    if facts.repaired:
        lines.append(f"• {facts.repaired} steps of ladders were not as they should be, and were dealt with")
    if facts.quarantined:
        lines.append(f"• {facts.quarantined} updates could not be handled and were set aside; call the administrator")
    return Page("\n".join(lines))


def standstill_begun(facts: StandstillBegun) -> Page:
    return Page(
        f"⚠️ <b>Self-check</b>: {_PARTS[facts.part]} since {facts.since:%H:%M} ({facts.minutes} minutes). "
        "Please call the administrator."
    )


def standstill_ended(facts: StandstillEnded) -> Page:
    span = f"From {day_and_time(facts.since)} to {day_and_time(facts.until)}"
    return Page(
        f"Everything works again. {span}: {_PARTS[facts.part]}. What fell due meanwhile was sent as one digest."
    )


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    LadderDifferences: ladder_differences,
    SelfCheckReport: self_check_report,
    StandstillBegun: standstill_begun,
    StandstillEnded: standstill_ended,
}
