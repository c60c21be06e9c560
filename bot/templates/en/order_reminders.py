from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from bot.templates.en.order_words import (
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
    reason = safe(facts.urgent_reason)
    at_night = f"\n<i>(urgent, hence at night and on rest days: {reason})</i>" if reason else ""
    return Page(f"{_state_of(facts)} {_what_to_do(facts)}{at_night}")


def _what_to_do(facts: OrderReminder) -> str:
    people, number = mentions(facts.addressees), short(facts.number)
    if facts.goes_above:
        return f"Please see to it. Details: /show {number}"
    if facts.clock is Clock.DECISION:
        return _what_to_answer(facts, number)
    if facts.clock is Clock.PROGRESS:
        again = "acknowledge it again, and " if facts.puts_back else ""
        return f"{people}{again}say what is new with /report {number}."
    if facts.clock is Clock.ACKNOWLEDGEMENT:
        return f"{people}press Acknowledge on the card, or send /ack {number}."
    if facts.is_late:
        return f"{people}deal with it at once, and give reason and date with /report {number}."
    return f"{people}when done, send /submit {number} and the result."


def _what_to_answer(facts: OrderReminder, number: str) -> str:
    if facts.extension_until:
        return f"Please grant or refuse it on the request, or name another day: /deadline {number} 12月4日."
    answers = "take it back, reassign it, or insist" if facts.is_declined else "close it, or return it"
    return f"Please {answers}. Details: /show {number}"


def _state_of(facts: OrderReminder) -> str:
    head = _HEADS.get(facts.rung, f"{RUNGS[facts.rung]}: ")
    who = f"<b>{facts.number}</b> ({KINDS[facts.order_kind]}) {safe(facts.label) or 'one of those responsible'}"
    since = f"{facts.since.day} {facts.since:%b}" if facts.since else ""
    if facts.clock is Clock.ACKNOWLEDGEMENT:
        return f"{head}{who} has not acknowledged yet."
    if facts.clock is Clock.DECISION and facts.extension_until:
        now = f" (now {day_and_time(facts.deadline)})" if facts.deadline else ""
        return (
            f"{head}{who} asks for time until {day_and_time(facts.extension_until)}{now}; the issuer has not answered."
        )
    if facts.clock is Clock.DECISION:
        return (
            f"{head}{who} {'declined' if facts.is_declined else 'submitted'} on {since}; the issuer has not answered."
        )
    if facts.clock is Clock.PROGRESS:
        return f"{head}{who} has not reported since {since}."
    until = day_and_time(facts.deadline) if facts.deadline else ""
    if facts.is_late:
        late = f"{facts.workdays_late} workdays late" if facts.workdays_late else "late"
        return f"{head}{who} is {late} (deadline {until})."
    return f"{head}{who}: due by <b>{until}</b>."


_HEADS = {Rung.SUPERVISION_LETTER: "【Supervision letter】", Rung.LISTING: "【Supervision list】"}


def order_digest(facts: OrderDigest) -> Page:
    head = "The service is back. Please deal with these:" if facts.is_after_outage else "Please deal with these:"
    lines = [f"<b>{head}</b>", *(_digest_line(line) for line in facts.lines)]
    if facts.left_out:
        lines.append(f"{facts.left_out} more; send /open to see them.")
    if facts.addressees:
        lines.append(f"For {mentions(facts.addressees).rstrip(', ')}.")
    return Page("\n".join(lines))


_WAITED_FOR = {
    Clock.ACKNOWLEDGEMENT: "to be acknowledged",
    Clock.COMPLETION: "to be completed",
    Clock.PROGRESS: "to be reported on",
    Clock.DECISION: "to be answered by the issuer",
}


def _digest_line(line: DigestLine) -> str:
    until = f", deadline {day_and_time(line.deadline)}" if line.deadline else ""
    return f"• {line.number} ({KINDS[line.order_kind]}) {safe(line.label)} {_WAITED_FOR[line.clock]}{until}"


def naming_proposed(facts: NamingProposed) -> Page:
    is_naming = facts.rung is Rung.NAMING
    question = "Name the court in the command group?" if is_naming else "Summon its president?"
    done, what = ("Named in the command group", "named") if is_naming else ("The summons is sent", "summoned")
    decided = f"{done if facts.is_named else 'Not ' + what} ({safe(facts.decided_by)})."
    return Page(
        f"<b>{RUNGS[facts.rung]} · {facts.number}</b> ({KINDS[facts.order_kind]})\n"
        f"{safe(facts.label)} is {facts.workdays_late} workdays late.\n"
        + (f"<i>{question} Nothing is sent unless somebody presses.</i>" if facts.is_named is None else decided),
        BUTTONS.rows(facts.buttons),
    )


def court_named(facts: CourtNamed) -> Page:
    return Page(
        f"<b>Supervision notice</b> {facts.number} ({KINDS[facts.order_kind]}): {safe(facts.label)} "
        f"is {facts.workdays_late} workdays late."
    )


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    OrderReminder: order_reminder,
    OrderEscalation: order_reminder,
    OrderDigest: order_digest,
    NamingProposed: naming_proposed,
    CourtNamed: court_named,
}
