from collections.abc import Callable
from typing import Any

from bot.page import LabelledButton, Page, safe
from bot.templates.en.order_words import (
    BUTTONS,
    KINDS,
    day_and_time,
    except_for,
    unclear_line,
)
from rules.notifications.order_drafts import DraftCard, DraftSettled, DraftWordsWanted
from rules.orders.corrections import DraftPart
from rules.outgoing import Notification


def draft_card(facts: DraftCard) -> Page:
    lines = [f"<b>Is this an order?</b> · {KINDS[facts.order_kind]}", f"“{safe(facts.text)}”", ""]
    more = f" and {facts.more} more" if facts.more else ""
    lines.append("Responsible: " + (", ".join(safe(one) for one in facts.responsible) + more or "<b>open</b>"))
    if facts.basis:
        sample = ", sample data" if facts.basis.is_sample else ""
        lines.append(f"<i>By the figures of {facts.basis.day}: {safe(facts.basis.indicator_en)}{sample}</i>")
    if facts.let_off:
        lines.append(f"    ({except_for(facts.let_off)})")
    if facts.assisting:
        lines.append("Assisting: " + ", ".join(safe(one) for one in facts.assisting))
    if facts.attending:
        lines.append("Attending: " + ", ".join(safe(one) for one in facts.attending))
    if facts.petitioner:
        lines.append(f"Party: {safe(facts.petitioner)}")
    estimate = " (estimated)" if facts.deadline_is_estimate else ""
    lines.append(f"Deadline: {day_and_time(facts.deadline) + estimate if facts.deadline else 'not set'}")
    lines.append(f"Matter: {safe(facts.objective)}")
    for piece in facts.pieces:
        who = ", ".join(safe(one) for one in piece.responsible) or "open"
        who += f" and {piece.more} more" if piece.more else ""
        who += f" ({except_for(piece.let_off)})" if piece.let_off else ""
        until = day_and_time(piece.deadline) if piece.deadline else "no deadline"
        lines.append(f"One more: {who} · {until} · {safe(piece.objective)}")
    if facts.unclear:
        lines += ["", "Not sure about:", *(unclear_line(one.reason, one.words) for one in facts.unclear), ""]
    if facts.choices:
        lines.append("<i>Please choose which one is meant.</i>")
    elif facts.is_open:
        lines.append(
            "<i>Nobody responsible was recognised. Press People and name court and title, such as: 甘井子法院院长</i>"
        )
    else:
        lines.append("<i>It is issued as soon as you confirm, and not otherwise.</i>")
    choices = tuple((LabelledButton(choice.words, nonce=choice.button.nonce),) for choice in facts.choices)
    return Page("\n".join(lines), (*choices, *BUTTONS.rows(facts.buttons)))


def draft_settled(facts: DraftSettled) -> Page:
    if facts.numbers:
        return Page(f"✓ Issued: {', '.join(facts.numbers)}")
    if facts.heir:
        return Page(f"The draft has passed on with the post; {safe(facts.heir)} decides.")
    return Page("The draft has expired; nothing was issued." if facts.is_expired else "All right, this is no order.")


_WANTED = {
    DraftPart.PEOPLE: "Who shall do it? Such as: 甘井子法院院长和大连中院执行局长",
    DraftPart.DEADLINE: "Until when? Such as: 11月30日前",
    DraftPart.OBJECTIVE: "What is to be done? Such as: 报送超六个月未结案件台账",
}


def draft_words_wanted(facts: DraftWordsWanted) -> Page:
    again = "This was not understood. " if facts.is_again else ""
    return Page(f"{again}{_WANTED[facts.part]}")


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    DraftCard: draft_card,
    DraftSettled: draft_settled,
    DraftWordsWanted: draft_words_wanted,
}
