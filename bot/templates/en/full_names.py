from collections.abc import Callable
from typing import Any

from bot.page import Page, Words, safe
from rules.full_names import Purpose
from rules.notifications.full_names import (
    FullNameRefused,
    FullNameShown,
    FullNameWithdrawn,
    NamedCase,
    NameRead,
    NamesRead,
    PurposeAsked,
)
from rules.outgoing import Notification

PURPOSES = {
    Purpose.IDENTITY: "Check identity",
    Purpose.CONTACT: "Contact the party",
    Purpose.INTERVIEW: "Prepare the interview",
    Purpose.DRAFTING: "Draft a document",
    Purpose.REGISTRATION: "Register a visit",
}
_WORDS = Words({purpose.action: words for purpose, words in PURPOSES.items()})


def purpose_asked(facts: PurposeAsked) -> Page:
    rows = _WORDS.rows(facts.buttons, 2)
    return Page(
        f"{facts.number}: what do you need the full name for?\nWho reads it, when and why is kept in the audit log.",
        rows,
    )


def full_name_shown(facts: FullNameShown) -> Page:
    lines = [f"<b>{facts.number}</b> · {PURPOSES[facts.purpose]}"]
    if facts.petitioner:
        lines.append(f"Petitioner: <b>{safe(facts.petitioner)}</b>")
    for case in facts.cases:
        lines += _case(case)
    lines.append(f"Do not forward or photograph this. It is deleted after {facts.minutes} minutes.")
    return Page("\n".join(lines))


def _case(case: NamedCase) -> list[str]:
    respondent = safe(case.respondent) or "(not known)"
    return [case.number, f"  petitioner: <b>{safe(case.petitioner)}</b>", f"  respondent: <b>{respondent}</b>"]


def full_name_withdrawn(facts: FullNameWithdrawn) -> Page:
    return Page(f"{facts.number}: the full name has been taken back. Press “Full name” on the card to see it again.")


def full_name_refused(facts: FullNameRefused) -> Page:
    if facts.is_unknown:
        return Page(f"{facts.number}: no fuller name is known, neither from the order nor from the register of cases.")
    return Page(
        "Only the issuer, the parties to the order with their deputies, and the supervision office may see the full name."
    )


def names_read(facts: NamesRead) -> Page:
    if not facts.lines:
        return Page(f"Nobody has read a full name within the last {facts.days} days.")
    more = f", the newest {len(facts.lines)}" if facts.total > len(facts.lines) else ""
    lines = [f"<b>Full names read</b> ({facts.total:,} within {facts.days} days{more})"]
    return Page("\n".join([*lines, *(_read(line) for line in facts.lines)]))


def _read(line: NameRead) -> str:
    who = safe(line.who) or "command line"
    what = safe(line.what) or "search of the register"
    purpose = PURPOSES[line.purpose] if line.purpose else "no purpose given"
    return f"{line.at:%m-%d %H:%M} · {who} · {what} · {purpose}"


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    PurposeAsked: purpose_asked,
    FullNameShown: full_name_shown,
    FullNameWithdrawn: full_name_withdrawn,
    FullNameRefused: full_name_refused,
    NamesRead: names_read,
}
