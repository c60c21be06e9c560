from collections.abc import Callable, Iterable
from typing import Any

from bot.page import LabelledButton, Page, Words, safe
from bot.templates.en.ledger import SIGNS
from bot.templates.en.order_words import (
    ACTIONS,
    EVENTS,
    KINDS,
    LABELS,
    MARKS,
    REFUSALS,
    ROLES,
    RUNGS,
    STATES,
    WHY_NOT,
    day_and_time,
    short,
    unclear_line,
)
from rules.ladder.values import Clock, Rung
from rules.notifications.orders import (
    ActionDone,
    Addressee,
    CourtNamed,
    DigestLine,
    DraftCard,
    DraftSettled,
    DraftWordsWanted,
    ListedOrder,
    NamingProposed,
    OpenCounts,
    OrderCard,
    OrderCounts,
    OrderDigest,
    OrderEscalation,
    OrderList,
    OrderNews,
    OrderNotDrawnUp,
    OrderRefused,
    OrderReminder,
    PartyLine,
    Progress,
    ResultSubmitted,
    WordsWanted,
)
from rules.orders.corrections import DraftPart
from rules.orders.values import Action, EventKind, OrderState, PartyRole
from rules.outgoing import Button, Notification

_WORDS = Words(LABELS)
_MOST_LABELS = 5
_PLAINLY_URGENT = "特急"


def order_card(facts: OrderCard) -> Page:
    urgent = "🔴 Urgent " if facts.is_urgent else ""
    lines = [
        f"{urgent}<b>{facts.number} · {KINDS[facts.order_kind]}</b> · {_state(facts.state, is_overdue=facts.is_overdue)}",
        f"Issued by {safe(facts.issuer)}, {day_and_time(facts.issued_at)}",
        f"Matter: {_matter(facts.objective)}",
        *_standing(facts),
    ]
    if facts.petitioner:
        lines.append(f"Petitioner: {safe(facts.petitioner)}")
    lines.append("")
    for role in PartyRole:
        lines.extend(_parties(role, [party for party in facts.parties if party.role is role]))
    if facts.others:
        lines.append(f"  and {facts.others} more" + (_share(facts.progress) if facts.is_for_issuer else ""))
    if facts.unreached:
        lines.append(f"⚠️ Not reached (no group, not enrolled): {', '.join(safe(one) for one in facts.unreached)}")
    lines += ["", _deadline(facts), f"<i>{_next(facts)}</i>"]
    return Page("\n".join(lines), _rows(facts.buttons))


def _standing(facts: OrderCard) -> Iterable[str]:
    """What everybody must know before all else: why it is urgent, that it rests, where it has gone."""
    if facts.urgent_reason and facts.urgent_reason != _PLAINLY_URGENT:
        yield f"Urgent because: {safe(facts.urgent_reason)}"
    if facts.hold is not None:
        until = day_and_time(facts.hold.until)
        yield f"⏸ <b>On hold until {until}</b> ({facts.hold.days_left} days left): {safe(facts.hold.reason)}"
    if facts.merged_into:
        yield f"Merged into <b>{facts.merged_into}</b>"


def _matter(objective: str) -> str:
    """The objective; an order that was closed long ago, or whose petitioner was erased, has none any more."""
    return safe(objective) or "(deleted)"


def _parties(role: PartyRole, parties: list[PartyLine]) -> Iterable[str]:
    if parties:
        yield f"{ROLES[role]}:"
    for party in parties:
        state = "" if party.state is OrderState.ISSUED else f" ({STATES[party.state]})"
        away = f" (away, {safe(party.deputy)} stands in)" if party.deputy else ""
        yield f"{MARKS[party.state]} {safe(party.label)} {safe(party.name) or '(vacant)'}{away}{state}"
        if party.last_word:
            yield f"    “{safe(party.last_word)}”"


def _deadline(facts: OrderCard) -> str:
    if facts.deadline is None:
        return "Deadline: <b>not set</b>"
    estimate = " (estimated: next year's working calendar is not published yet)" if facts.deadline_is_estimate else ""
    extended = f" (extensions: {facts.extensions})" if facts.extensions else ""
    limit = f" ({safe(facts.time_limit)})" if facts.time_limit else ""
    return f"Deadline: <b>{day_and_time(facts.deadline)}</b>{limit}{extended}{estimate}"


def _next(facts: OrderCard) -> str:
    if facts.is_for_issuer and facts.deadline is None and not facts.state.is_over:
        return f"Please choose a deadline, or send /deadline {short(facts.number)} 11月30日前"
    if facts.is_for_issuer and any(party.state is OrderState.DECLINED for party in facts.parties):
        return f"Somebody declined; please answer: /takeback {short(facts.number)}, /reassign or /insist."
    submitted = any(party.state is OrderState.SUBMITTED for party in facts.parties)
    if facts.is_for_issuer and submitted:
        return "Please decide on the result: close, or return."
    return {
        OrderState.ISSUED: "Please press Acknowledge; report while you work, and submit the result when it is done.",
        OrderState.ACKNOWLEDGED: "Report while you work, and submit the result when it is done.",
        OrderState.IN_PROGRESS: "Report what is new, and submit the result when it is done.",
        OrderState.SUBMITTED: "The result is submitted; the issuer decides.",
        OrderState.RETURNED: "Work on it again for the reason given, then submit.",
        OrderState.DECLINED: "Declined; the clock stands still until the issuer answers.",
        OrderState.ON_HOLD: "Nobody is reminded meanwhile; it goes on by itself, and the deadline moves.",
        OrderState.CLOSED: "Closed.",
        OrderState.CANCELLED: "Cancelled; nothing is to be done.",
    }[facts.reached]


def order_counts(facts: OrderCounts) -> Page:
    urgent = "🔴 Urgent " if facts.is_urgent else ""
    lines = [
        f"{urgent}<b>{facts.number} · {KINDS[facts.order_kind]}</b> · {_state(facts.state, is_overdue=facts.is_overdue)}",
        f"{facts.progress.responsible} responsible" + _share(facts.progress),
    ]
    if facts.attending:
        lines.append(f"{facts.attending} attending")
    if facts.deadline is not None:
        lines.append(f"Deadline: {day_and_time(facts.deadline)}")
    elif not facts.state.is_over:
        lines.append(
            f"Deadline: not set; its issuer may choose one, or send /deadline {short(facts.number)} 11月30日前"
        )
    lines.append("<i>Details are in the groups of the courts concerned.</i>")
    return Page("\n".join(lines), _rows(facts.buttons))


def _share(progress: Progress) -> str:
    whole = progress.responsible
    return f" · acknowledged {progress.acknowledged}/{whole} · submitted {progress.submitted}/{whole} · closed {progress.closed}/{whole}"


def _state(state: OrderState, *, is_overdue: bool) -> str:
    return "⚠️ overdue" if is_overdue else STATES[state]


_TAILS = {
    EventKind.RETURNED: "\nWork on it again for the reason given, then submit.",
    EventKind.LAPSED: " Please acknowledge it again, and say what is new: /report {short}",
}
_GOES_ON = frozenset({EventKind.RESUMED, EventKind.REOPENED})


def order_news(facts: OrderNews) -> Page:
    who = f"{safe(facts.label)}" if facts.label else ""
    by = f" ({safe(facts.actor)})" if facts.actor else ""
    words = f": {safe(facts.text)}" if facts.text else "."
    if facts.event is EventKind.DEADLINE_SET and facts.deadline is not None:
        return Page(f"{facts.number}: deadline set to <b>{day_and_time(facts.deadline)}</b>{by}.")
    if facts.event is EventKind.EXTENDED and facts.deadline is not None:
        return Page(f"{facts.number} <b>extended</b>: the deadline is now <b>{day_and_time(facts.deadline)}</b>{by}.")
    if facts.event is EventKind.EXTENSION_REFUSED and facts.deadline is not None:
        until = day_and_time(facts.deadline)
        return Page(f"{facts.number} {who} <b>extension refused</b>: the deadline stays <b>{until}</b>{by}.")
    if facts.event is EventKind.HELD and facts.deadline is not None:
        return Page(f"{facts.number} <b>on hold until {day_and_time(facts.deadline)}</b>{by}{words}")
    if facts.event in _GOES_ON:
        until = f"\nDeadline: <b>{day_and_time(facts.deadline)}</b>" if facts.deadline else ""
        return Page(f"{facts.number} <b>{EVENTS[facts.event]}</b>{by}{words}{until}")
    tail = _TAILS.get(facts.event, "").format(short=short(facts.number))
    return Page(f"{facts.number} {who} <b>{EVENTS[facts.event]}</b>{by}{words}{tail}")


def result_submitted(facts: ResultSubmitted) -> Page:
    return Page(
        f"<b>{facts.number} · {KINDS[facts.order_kind]}</b> · result submitted\n"
        f"{safe(facts.label)} ({safe(facts.actor)}):\n{safe(facts.text)}\n"
        "<i>Please decide: close, or return with a reason.</i>",
        _rows(facts.buttons),
    )


def order_reminder(facts: OrderReminder) -> Page:
    reason = safe(facts.urgent_reason)
    at_night = f"\n<i>(urgent, hence at night and on rest days: {reason})</i>" if reason else ""
    return Page(f"{_state_of(facts)} {_what_to_do(facts)}{at_night}")


def _what_to_do(facts: OrderReminder) -> str:
    people, number = _mentions(facts.addressees), short(facts.number)
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


def _mentions(addressees: tuple[Addressee, ...]) -> str:
    """The names as mentions, with a comma behind, for whom Telegram knows."""
    named = [
        f'<a href="tg://user?id={one.telegram_id}">{safe(one.name)}</a>' if one.telegram_id else safe(one.name)
        for one in addressees
    ]
    return ", ".join(named) + ", " if named else ""


def order_digest(facts: OrderDigest) -> Page:
    head = "The service is back. Please deal with these:" if facts.is_after_outage else "Please deal with these:"
    lines = [f"<b>{head}</b>", *(_digest_line(line) for line in facts.lines)]
    if facts.left_out:
        lines.append(f"{facts.left_out} more; send /open to see them.")
    if facts.addressees:
        lines.append(f"For {_mentions(facts.addressees).rstrip(', ')}.")
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
        _rows(facts.buttons),
    )


def court_named(facts: CourtNamed) -> Page:
    return Page(
        f"<b>Supervision notice</b> {facts.number} ({KINDS[facts.order_kind]}): {safe(facts.label)} "
        f"is {facts.workdays_late} workdays late."
    )


def order_refused(facts: OrderRefused) -> Page:
    labels = _names(facts.labels)
    action = ACTIONS[facts.action] if facts.action else "do this"
    text = REFUSALS[facts.reason].format(number=facts.number, short=short(facts.number), labels=labels, action=action)
    return Page(text)


def order_not_drawn_up(facts: OrderNotDrawnUp) -> Page:
    return Page(WHY_NOT[facts.reason].format(labels=_names(facts.labels)))


def _names(labels: tuple[str, ...]) -> str:
    more = f" and {len(labels) - _MOST_LABELS} more" if len(labels) > _MOST_LABELS else ""
    return ", ".join(safe(label) for label in labels[:_MOST_LABELS]) + more


def action_done(facts: ActionDone) -> Page:
    if facts.action is Action.SET_DEADLINE and facts.deadline is not None:
        return Page(f"✓ {facts.number}: deadline {day_and_time(facts.deadline)}")
    if facts.action is Action.EXTEND and facts.deadline is not None:
        return Page(
            f"✓ {facts.number}: more time until {day_and_time(facts.deadline)} is asked for; the issuer decides"
        )
    if facts.action is Action.HOLD and facts.deadline is not None:
        return Page(f"✓ {facts.number}: on hold until {day_and_time(facts.deadline)}; it then goes on by itself")
    if facts.action is Action.GRANT_EXTENSION and facts.deadline is not None:
        return Page(f"✓ {facts.number}: extended until {day_and_time(facts.deadline)}")
    return Page(f"✓ {facts.number}: {ACTIONS[facts.action]}")


def words_wanted(facts: WordsWanted) -> Page:
    wanted = {
        Action.REPORT: "what is new",
        Action.SUBMIT: "the result (when, how, what came of it)",
        Action.RETURN: f"the reason for returning it to {safe(facts.label)}",
        Action.DECLINE: "the reason why it is not yours",
        Action.REASSIGN: "who takes over and why, such as: 沙河口法院院长 不属甘井子法院管辖; of several, 甘井子法院→沙河口法院院长",
        Action.HOLD: "the last day of the hold and the reason, such as: 12月10日前 等待评估报告",
        Action.SPLIT: "who is split off, such as: 甘井子法院院长",
        Action.MERGE: "the order to merge into and the reason, such as: 0002 同一案件",
        Action.REOPEN: "the reason, with a new deadline where the old one has passed: 12月10日前 和解未履行",
        Action.EXPEDITE: "the reason; from then on nights and rest days are no obstacle",
    }.get(facts.action, "the reason")
    return Page(
        f"{_mentions((facts.addressee,))}{facts.number}, {ACTIONS[facts.action]}: please answer this message with {wanted}."
    )


def draft_card(facts: DraftCard) -> Page:
    lines = [f"<b>Is this an order?</b> · {KINDS[facts.order_kind]}", f"“{safe(facts.text)}”", ""]
    more = f" and {facts.more} more" if facts.more else ""
    lines.append("Responsible: " + (", ".join(safe(one) for one in facts.responsible) + more or "<b>open</b>"))
    if facts.basis:
        sample = ", sample data" if facts.basis.is_sample else ""
        lines.append(f"<i>By the figures of {facts.basis.day}: {safe(facts.basis.indicator_en)}{sample}</i>")
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
    rows = tuple((LabelledButton(choice.words, nonce=choice.button.nonce),) for choice in facts.choices)
    return Page("\n".join(lines), (*rows, *_rows(facts.buttons)))


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


def order_list(facts: OrderList) -> Page:
    if not facts.received and not facts.issued:
        return Page("No open orders.")
    lines: list[str] = []
    for title, orders in (("For my court", facts.received), ("Issued by me", facts.issued)):
        if orders:
            lines += [f"<b>{title}</b> ({len(orders)})", *(_listed(order) for order in orders), ""]
    if facts.left_out:
        lines.append(f"{facts.left_out} more are not listed.")
    lines.append("<i>To see one: /show number</i>")
    return Page("\n".join(lines))


def _listed(order: ListedOrder) -> str:
    until = f" · {day_and_time(order.deadline)}" if order.deadline else " · no deadline"
    missing = f"\n  ○ {', '.join(safe(one) for one in order.missing)}" if order.missing else ""
    state = _state(order.state, is_overdue=order.is_overdue)
    return f"{SIGNS[order.light]} <b>{order.number}</b> {KINDS[order.order_kind]} · {state}{until}\n  {_matter(order.objective)}{missing}"


def open_counts(facts: OpenCounts) -> Page:
    whole = facts.waiting + facts.in_progress + facts.submitted
    return Page(
        f"<b>{whole}</b> open orders: {facts.waiting} to be acknowledged, {facts.in_progress} in progress, "
        f"{facts.submitted} to be closed; {facts.overdue} are overdue."
    )


def _rows(buttons: tuple[Button, ...]) -> tuple[tuple[LabelledButton, ...], ...]:
    """Three buttons a row, as a telephone shows them."""
    return tuple(_WORDS.row(buttons[start : start + 3]) for start in range(0, len(buttons), 3))


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    OrderCard: order_card,
    OrderCounts: order_counts,
    OrderNews: order_news,
    ResultSubmitted: result_submitted,
    OrderReminder: order_reminder,
    OrderEscalation: order_reminder,
    OrderDigest: order_digest,
    NamingProposed: naming_proposed,
    CourtNamed: court_named,
    OrderRefused: order_refused,
    OrderNotDrawnUp: order_not_drawn_up,
    ActionDone: action_done,
    WordsWanted: words_wanted,
    DraftCard: draft_card,
    DraftSettled: draft_settled,
    DraftWordsWanted: draft_words_wanted,
    OrderList: order_list,
    OpenCounts: open_counts,
}
