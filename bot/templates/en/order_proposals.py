from collections.abc import Callable
from typing import Any

from bot.page import LabelledButton, Page, Words, safe
from bot.templates.en.order_words import KINDS, ROLES, day_and_time, short
from rules.notifications.order_proposals import OrderLeft, ProposalCard, ProposalSettled, WhichOrder
from rules.orders.proposals import ProposalKind
from rules.outgoing import Notification

_WORDS = Words(
    {
        "proposal_report": "Take as report",
        "proposal_submit": "Submit as result",
        "proposal_none": "Neither",
        "proposal_decline": "Decline",
        "proposal_not_decline": "Do not decline",
        "proposal_grant": "Grant",
        "proposal_deny": "Refuse",
        "proposal_cancel": "Cancel the order",
        "proposal_not_cancel": "Keep it",
        "proposal_amend": "Change",
        "proposal_not_amend": "Do not change",
    }
)
_QUESTIONS = {
    ProposalKind.RESULT: "how shall these words be kept?",
    ProposalKind.DECLINE: "decline this order?",
    ProposalKind.EXTENSION: "more time is asked for",
    ProposalKind.CANCELLATION: "cancel this order?",
    ProposalKind.AMENDMENT: "change this order?",
}
_WHICH = {
    ProposalKind.ACKNOWLEDGEMENT: "Which order do you acknowledge?",
    ProposalKind.RESULT: "Which order is this about?",
    ProposalKind.SUBMISSION: "Which order do you submit?",
    ProposalKind.DECLINE: "Which order do you decline?",
    ProposalKind.EXTENSION_REQUEST: "Which order needs more time?",
    ProposalKind.CANCELLATION: "Which order is to be cancelled?",
    ProposalKind.AMENDMENT: "Which order is to be changed?",
}
_TAKEN = {
    ProposalKind.RESULT: "kept",
    ProposalKind.DECLINE: "declined; its issuer decides",
    ProposalKind.EXTENSION: "extension granted",
    ProposalKind.CANCELLATION: "cancelled",
    ProposalKind.AMENDMENT: "changed",
}
_LEFT = {
    ProposalKind.DECLINE: "not declined; it stands as before",
    ProposalKind.EXTENSION: "extension refused",
    ProposalKind.CANCELLATION: "not cancelled; it stands as before",
    ProposalKind.AMENDMENT: "not changed; it stands as before",
}


def proposal_card(facts: ProposalCard) -> Page:
    who = ", ".join(safe(one) for one in (facts.label, facts.actor) if one)
    lines = [f"<b>{facts.number} · {KINDS[facts.order_kind]}</b> · {_QUESTIONS[facts.proposal]}"]
    lines.append(f"{who}: “{safe(facts.text)}”" if who else f"“{safe(facts.text)}”")
    lines += [f"New, {ROLES[role]}: {safe(label)}" for role, label in facts.added]
    lines += [f"Gone, {ROLES[role]}: {safe(label)}" for role, label in facts.removed]
    if facts.wanted is not None:
        before = day_and_time(facts.deadline) if facts.deadline else "not set"
        estimate = " (estimated)" if facts.wanted_is_estimate else ""
        lines.append(f"Deadline: {before} → <b>{day_and_time(facts.wanted)}</b>{estimate}")
    if facts.objective is not None:
        lines.append(f"The matter becomes: {safe(facts.objective)}")
    if facts.proposal is ProposalKind.EXTENSION:
        lines.append(_how_often(facts))
    return Page("\n".join(lines), (_WORDS.row(facts.buttons),))


def _how_often(facts: ProposalCard) -> str:
    day = f"{facts.wanted.month}月{facts.wanted.day}日" if facts.wanted else "12月5日"
    before = f"Extensions so far: {facts.extensions}."
    return f"<i>{before} For another date send /deadline {short(facts.number)} {day}前</i>"


def which_order(facts: WhichOrder) -> Page:
    rows = tuple((LabelledButton(choice.words, nonce=choice.button.nonce),) for choice in facts.choices)
    return Page(f"“{safe(facts.text)}”\n{_WHICH[facts.proposal]}", (*rows, _WORDS.row(facts.buttons)))


def proposal_settled(facts: ProposalSettled) -> Page:
    if facts.is_choice:
        return Page(f"Meant: {facts.number}")
    if not facts.is_taken and facts.proposal not in _LEFT:
        return Page("All right, nothing is kept.")
    by = f" ({safe(facts.actor)})" if facts.actor else ""
    words = _TAKEN.get(facts.proposal, "kept") if facts.is_taken else _LEFT[facts.proposal]
    until = f", deadline {day_and_time(facts.deadline)}" if facts.deadline else ""
    if facts.is_overtaken:
        return Page(f"{facts.number}: the request for more time needs no answer any more{until}{by}")
    return Page(f"{'✓ ' if facts.is_taken else ''}{facts.number}: {words}{until}{by}")


def order_left(facts: OrderLeft) -> Page:
    return Page(
        f"<b>{facts.number} · {KINDS[facts.order_kind]}</b> was changed and no longer concerns you or your court."
    )


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    ProposalCard: proposal_card,
    WhichOrder: which_order,
    ProposalSettled: proposal_settled,
    OrderLeft: order_left,
}
