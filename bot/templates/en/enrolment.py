from collections.abc import Callable
from typing import Any

from bot.page import Page, safe
from rules.enrolment import CodeRefused
from rules.notifications.enrolment import (
    AccountInUse,
    AccountMoved,
    AlreadyEnrolled,
    CodeNotAccepted,
    Help,
    Identity,
    Invitation,
    InvitationUnclear,
    Welcome,
)
from rules.outgoing import Notification

_REFUSED = {
    CodeRefused.LOCKED: "Too many wrong codes; try again in an hour, or ask the supervision office for a new one.",
    CodeRefused.UNKNOWN: "This code is not valid. Check that it is complete, or ask the supervision office for a new one.",
    CodeRefused.USED: "This code was used. If it was not you, tell the supervision office at once.",
    CodeRefused.EXPIRED: "This code has expired. Ask the supervision office for a new one.",
    CodeRefused.FOR_A_PERSON: "This code enrols a person. Use it in a private chat with the bot.",
    CodeRefused.FOR_A_GROUP: "This code binds a group. Send /bind and the code in that group.",
}
_FOR_ENROLLED = """<b>How to</b>
Name a court or a person in a group with the task and its deadline; it becomes an order.
/mine my orders
/open orders that are not closed
/show NUMBER one order
/task, /interview hand out work
/appoint NUMBER arranges an interview, /record NUMBER its record
/rank ranking by an indicator, /court NAME one court
/bulletin the latest bulletin, /why NUMBER what was reminded and why
/whoami how I am enrolled"""
_FOR_OFFICE = """<b>Supervision office</b>
/check the courts that are not ready, and why
Send a table of indicators (XLSX, CSV) to the bot to import it"""
_FOR_ADMIN = """<b>Administrators</b>
/invite NAME makes a link by which a person enrols
/groupcode COURT makes a code by which a group is bound"""


def welcome(facts: Welcome) -> Page:
    posts = ", ".join(safe(post) for post in facts.posts)
    held = f" ({posts})" if posts else ""
    return Page(f"{safe(facts.name)}, you are enrolled{held}. Send /help to see how to go on.")


def already_enrolled(facts: AlreadyEnrolled) -> Page:
    return Page(f"{safe(facts.name)}, you were enrolled before. Send /help to see how to go on.")


def account_in_use(facts: AccountInUse) -> Page:
    return Page(
        f"This account is enrolled as {safe(facts.name)} and cannot be somebody else's. The person invited has to open"
        " the link."
    )


def account_moved(facts: AccountMoved) -> Page:
    return Page(
        f"{safe(facts.name)} is enrolled with another account now; this one is no longer valid. If it was not you, tell"
        " the supervision office at once."
    )


def code_not_accepted(facts: CodeNotAccepted) -> Page:
    return Page(_REFUSED[facts.reason])


def identity(facts: Identity) -> Page:
    lines = [f"Account number: <code>{facts.telegram_id}</code>"]
    lines += [f"Name: {safe(facts.name)}"] if facts.name else ["Not enrolled."]
    lines += [f"Post: {safe(post)}" for post in facts.posts]
    return Page("\n".join([*lines, *(["Administrator"] if facts.is_admin else [])]))


def help_page(facts: Help) -> Page:
    parts = [_FOR_ENROLLED] if facts.is_enrolled else []
    parts += [_FOR_OFFICE] if facts.is_office else []
    parts += [_FOR_ADMIN] if facts.is_admin else []
    greeting = f"{safe(facts.name)},\n" if facts.name else ""
    return Page(greeting + "\n\n".join(parts))


def invitation(facts: Invitation) -> Page:
    posts = ", ".join(safe(post) for post in facts.posts)
    return Page(
        f"The link by which {safe(facts.name)} ({posts}) enrols, valid once; send it to nobody else:\n"
        f"https://t.me/{facts.bot_username}?start={safe(facts.code)}"
    )


def invitation_unclear(facts: InvitationUnclear) -> Page:
    if not facts.asked:
        return Page("Usage: /invite NAME; for one of several of that name: /invite COURT NAME.")
    if facts.count:
        return Page(
            f"The roster has {facts.count} people called {safe(facts.asked)}. Name the court: /invite COURT NAME."
        )
    return Page(f"Nobody called {safe(facts.asked)} holds a post. Check the name, or import the roster first.")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    Welcome: welcome,
    AlreadyEnrolled: already_enrolled,
    AccountInUse: account_in_use,
    AccountMoved: account_moved,
    CodeNotAccepted: code_not_accepted,
    Identity: identity,
    Help: help_page,
    Invitation: invitation,
    InvitationUnclear: invitation_unclear,
}
