from collections.abc import Callable
from typing import Any

from bot.documents.sheet import Sheet, sheets_xlsx
from bot.page import Attachment, Page, safe
from bot.templates.en.order_words import KINDS, STATES, day_and_time
from rules.notifications.succession import (
    HandoverLine,
    HandoverSheet,
    PostPassedOn,
    SuccessionDone,
    SuccessionRefused,
)
from rules.outgoing import Notification
from rules.succession import WhyNot

_HEADINGS = ("Number", "Kind", "Matter", "Issuer", "Deadline", "State", "Extensions", "Last report")
_WIDTHS = (14, 10, 44, 22, 22, 18, 10, 36)
_MOST_DRAFTS = 3


def handover_sheet(facts: HandoverSheet) -> Page:
    overdue = sum(line.is_overdue for line in facts.received)
    head = f"<b>Handover</b>: {safe(facts.label)}, {safe(facts.old)} → {safe(facts.new)} ({facts.day})"
    lines = [
        head,
        f"To be done: {len(facts.received)}, of which overdue {overdue}. Given to others: {len(facts.issued)}.",
    ]
    if facts.drafts:
        lines.append(f"{len(facts.drafts)} drafts were given up; give them again if they are needed:")
        lines += [f"• “{safe(words)}”" for words in facts.drafts[:_MOST_DRAFTS]]
    if facts.passed_drafts:
        whose = "you decide on them, within a day" if facts.is_for_successor else f"{safe(facts.new)} decides on them"
        lines.append(f"Drafts that were not confirmed: {facts.passed_drafts}; {whose}.")
    if facts.is_for_successor:
        lines.append("From today these are yours. See /mine, and /why with a number for its history.")
    else:
        lines.append("They are handed over; you will not be reminded of them any more. Thank you!")
    if not facts.received and not facts.issued:
        return Page("\n".join(lines))
    return Page(
        "\n".join(lines), attachment=Attachment(f"handover-{facts.label}-{facts.day:%Y%m%d}.xlsx", _workbook(facts))
    )


def _workbook(facts: HandoverSheet) -> bytes:
    title = f"Handover, {facts.label}: {facts.old} → {facts.new}, {facts.day}"
    parts = (("To be done", facts.received), ("Given to others", facts.issued))
    return sheets_xlsx(
        *(
            Sheet(name, f"{title}. {name} ({len(lines)})", _HEADINGS, _WIDTHS, tuple(_row(line) for line in lines))
            for name, lines in parts
            if lines
        )
    )


def _row(line: HandoverLine) -> tuple[str, ...]:
    return (
        line.number,
        KINDS[line.order_kind],
        line.objective,
        line.issuer,
        day_and_time(line.deadline) if line.deadline else "none",
        STATES[line.state] + (", overdue" if line.is_overdue else ""),
        str(line.extensions) if line.extensions else "",
        line.last_word,
    )


def post_passed_on(facts: PostPassedOn) -> Page:
    orders = f" {facts.orders} open orders pass on with the post." if facts.orders else ""
    return Page(f"{safe(facts.label)}: <b>{safe(facts.new)}</b> succeeds {safe(facts.old)}.{orders}")


def succession_done(facts: SuccessionDone) -> Page:
    lines = [
        f"✓ {safe(facts.label)}: {safe(facts.old)} → {safe(facts.new)}. {facts.orders} orders passed on; both have the sheet."
    ]
    if not facts.is_enrolled:
        lines.append(
            f"{safe(facts.new)} is not enrolled and reads nothing in private. Send a link: /invite {safe(facts.new)}"
        )
    if facts.is_new_person:
        lines.append(
            "The roster did not know this person. Put them into the roster file as well, or the next import undoes it."
        )
    return Page("\n".join(lines))


_REFUSALS = {
    WhyNot.FORM: "Write it like this: /succeed 甘井子法院院长 张三",
    WhyNot.UNKNOWN_POST: "No court's president or enforcement director is called {names}. Write it like this: /succeed 甘井子法院院长 张三",
    WhyNot.VACANT: "{names} is vacant, or held by several; put it right in the roster file: duban roster import",
    WhyNot.SAME: "{names} holds the post already.",
    WhyNot.SEVERAL: "The roster knows several people of that name: {names}. Use the roster file: duban roster import",
}


def succession_refused(facts: SuccessionRefused) -> Page:
    return Page(_REFUSALS[facts.reason].format(names=", ".join(safe(one) for one in facts.names)))


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    HandoverSheet: handover_sheet,
    PostPassedOn: post_passed_on,
    SuccessionDone: succession_done,
    SuccessionRefused: succession_refused,
}
