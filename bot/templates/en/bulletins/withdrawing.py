"""Taking a bulletin back."""

from bot.page import Page, safe
from bot.templates.en.bulletins.names import dated
from bot.templates.en.bulletins.releasing import BUTTONS
from rules.notifications.bulletin_releases import BulletinWithdrawn, MessageWithdrawn, WithdrawalAsked, WithdrawalDone

LISTED = 20


def withdrawal_asked(facts: WithdrawalAsked) -> Page:
    if facts.by:
        return Page(
            f"{dated(facts.name)} (no. {facts.number}) is being taken back from {facts.chats} chats by {safe(facts.by)}."
        )
    note = f"Reason: {safe(facts.note)}\n" if facts.note else ""
    text = (
        f"<b>Withdraw {dated(facts.name)} (no. {facts.number})?</b>\n{note}"
        f"It is deleted in {facts.chats} chats; what is older than 48 hours is replaced by “withdrawn”."
    )
    return Page(text, (BUTTONS.row(facts.buttons),))


def message_withdrawn(facts: MessageWithdrawn) -> Page:
    return Page(f"[withdrawn] {dated(facts.name)}. Please do not quote it.")


def bulletin_withdrawn(facts: BulletinWithdrawn) -> Page:
    return Page(f"{dated(facts.name)} was withdrawn. Please do not quote or forward it.")


def withdrawal_done(facts: WithdrawalDone) -> Page:
    lines = [f"{dated(facts.name)} (no. {facts.number}) was taken back from {facts.taken_back} chats."]
    if facts.never_left:
        lines.append(f"{facts.never_left} had not left yet.")
    if facts.unreached:
        more = f" and others, {len(facts.unreached)} in all" if len(facts.unreached) > LISTED else ""
        lines.append(f"Out of reach: {', '.join(safe(one) for one in facts.unreached[:LISTED])}{more}")
    return Page("\n".join(lines))
