from collections.abc import Callable
from typing import Any

from bot.page import LabelledButton, Page, Words, safe
from rules.groups import GroupKind
from rules.notifications.groups import (
    BindingAsked,
    BindingDecided,
    BindingWaits,
    GroupAlreadyBound,
    GroupBound,
    GroupCode,
    GroupCodeUnclear,
    GroupLeft,
    GroupNotBound,
    GroupReachable,
    GroupReplaced,
    GroupUnreachable,
    RightsLost,
    UnknownMember,
)
from rules.outgoing import Notification

_WORDS = Words({"move_binding": "Move to the new group", "keep_binding": "Keep as it is"})


def _what(kind: GroupKind, court: str) -> str:
    """What the group is, as a reader would call it."""
    names = {GroupKind.COMMAND: "the command group", GroupKind.OFFICE: "the supervision office's group"}
    return safe(names.get(kind, court))


def group_not_bound(_facts: GroupNotBound) -> Page:
    return Page(
        "This group is not bound; the bot is leaving. Ask the supervision office of the high court for a binding code."
    )


def group_left(_facts: GroupLeft) -> Page:
    return Page("")


def group_bound(facts: GroupBound) -> Page:
    text = f"This group is bound: <b>{_what(facts.group_kind, facts.court)}</b>."
    if not facts.bot_is_admin:
        text += "\nPlease make the bot an administrator, or it may not hear what is said here."
    return Page(text)


def group_already_bound(facts: GroupAlreadyBound) -> Page:
    return Page(f"This group was bound before: {_what(facts.group_kind, facts.court)}. Nothing needs to be done.")


def binding_waits(facts: BindingWaits) -> Page:
    return Page(
        f"The code is valid. It would move a binding ({_what(facts.group_kind, facts.court)}), so an administrator has"
        " to agree. Please wait."
    )


def binding_asked(facts: BindingAsked) -> Page:
    what = _what(facts.group_kind, facts.court)
    text = (
        f"<b>Move the binding?</b>\nThe group “{safe(facts.title)}” has a valid code and asks to be bound: {what}.\n"
        f"Bound now: {safe(facts.bound_now)}.\nThe group that loses its place gets no more messages; the bot leaves it."
    )
    return Page(text, buttons=(_WORDS.row(facts.buttons),))


def binding_decided(facts: BindingDecided) -> Page:
    what = _what(facts.group_kind, facts.court)
    return Page(f"Moved: {what}." if facts.is_moved else f"Not moved: {what} keeps its group.")


def group_replaced(facts: GroupReplaced) -> Page:
    return Page(f"{safe(facts.court)} uses another group now. This one gets no more messages; the bot is leaving.")


def group_unreachable(facts: GroupUnreachable) -> Page:
    return Page(
        f"<b>Group lost</b>: the bot was removed from “{safe(facts.title)}” ({safe(facts.court)}). Until it is back,"
        " nothing can be delivered there. Ask the group's owner to add the bot again; no new code is needed."
    )


def group_reachable(facts: GroupReachable) -> Page:
    return Page(f"The bot is back in “{safe(facts.title)}” ({safe(facts.court)}); the binding is unchanged.")


def rights_lost(facts: RightsLost) -> Page:
    return Page(
        f"The bot is no longer an administrator of “{safe(facts.title)}” ({safe(facts.court)}) and may not hear what is"
        " said there. Ask the group's owner to restore the right."
    )


def unknown_member(facts: UnknownMember) -> Page:
    return Page(
        f"Somebody who is not enrolled joined “{safe(facts.title)}”: {safe(facts.member)}. Please check who it is."
    )


def group_code(facts: GroupCode) -> Page:
    return Page(
        f"The code for <b>{_what(facts.group_kind, facts.court)}</b>, valid once:\n"
        f"<code>/bind {safe(facts.code)}</code>\n"
        "Add the bot to the group, make it an administrator and send this line there; or choose the group below.",
        buttons=(
            (LabelledButton("Choose the group", url=f"https://t.me/{facts.bot_username}?startgroup={facts.code}"),),
        ),
    )


def group_code_unclear(facts: GroupCodeUnclear) -> Page:
    found = f"No single court of the roster is called {safe(facts.asked)}.\n" if facts.asked else ""
    return Page(
        f"{found}Usage: /groupcode 甘井子法院; for the command group /groupcode command; for the office"
        " /groupcode office."
    )


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    GroupNotBound: group_not_bound,
    GroupLeft: group_left,
    GroupBound: group_bound,
    GroupAlreadyBound: group_already_bound,
    BindingWaits: binding_waits,
    BindingAsked: binding_asked,
    BindingDecided: binding_decided,
    GroupReplaced: group_replaced,
    GroupUnreachable: group_unreachable,
    GroupReachable: group_reachable,
    RightsLost: rights_lost,
    UnknownMember: unknown_member,
    GroupCode: group_code,
    GroupCodeUnclear: group_code_unclear,
}
