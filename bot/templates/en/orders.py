from collections.abc import Callable, Iterable
from typing import Any

from bot.page import Page, safe
from bot.templates.en.ledger import SIGNS
from bot.templates.en.order_words import (
    ACTIONS,
    BUTTONS,
    EVENTS,
    KINDS,
    MARKS,
    REFUSALS,
    ROLES,
    STATES,
    WHY_NOT,
    day_and_time,
    except_for,
    mentions,
    short,
)
from rules.notifications.orders import (
    ActionDone,
    ListedOrder,
    OpenCounts,
    OrderCard,
    OrderCounts,
    OrderList,
    OrderNews,
    OrderNotDrawnUp,
    OrderRefused,
    PartyLine,
    Progress,
    ResultSubmitted,
    WordsWanted,
)
from rules.orders.values import Action, EventKind, OrderState, PartyRole
from rules.outgoing import Notification

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
    if facts.let_off:
        lines.append(f"  ({except_for(facts.let_off)})")
    if facts.unreached:
        lines.append(f"⚠️ Not reached (no group, not enrolled): {', '.join(safe(one) for one in facts.unreached)}")
    lines += ["", _deadline(facts), f"<i>{_next(facts)}</i>"]
    return Page("\n".join(lines), BUTTONS.rows(facts.buttons))


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


_AWAITED = {
    OrderState.ISSUED: "Waits to be acknowledged; whoever does not is reminded.",
    OrderState.ACKNOWLEDGED: "Acknowledged; reports and the result are to come, with reminders ahead of the deadline.",
    OrderState.IN_PROGRESS: "In progress; the result is to come, with reminders ahead of the deadline.",
    OrderState.RETURNED: "Returned; another result is to come.",
}
"""What the issuer reads while others have to do something."""


def _next(facts: OrderCard) -> str:
    if facts.is_for_issuer and facts.deadline is None and not facts.state.is_over:
        return f"Please choose a deadline, or send /deadline {short(facts.number)} 11月30日前"
    if facts.is_for_issuer and facts.state is OrderState.DECLINED:
        return f"Somebody declined; please answer: /takeback {short(facts.number)}, /reassign or /insist."
    submitted = any(party.state is OrderState.SUBMITTED for party in facts.parties)
    if facts.is_for_issuer and submitted:
        return "Please decide on the result: close, or return."
    if facts.is_for_issuer and not facts.is_own and facts.reached in _AWAITED:
        return _AWAITED[facts.reached]
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
    if facts.let_off:
        lines.append(f"({except_for(facts.let_off)})")
    if facts.attending:
        lines.append(f"{facts.attending} attending")
    if facts.deadline is not None:
        lines.append(f"Deadline: {day_and_time(facts.deadline)}")
    elif not facts.state.is_over:
        lines.append(
            f"Deadline: not set; its issuer may choose one, or send /deadline {short(facts.number)} 11月30日前"
        )
    lines.append("<i>Details are in the groups of the courts concerned.</i>")
    return Page("\n".join(lines), BUTTONS.rows(facts.buttons))


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
        BUTTONS.rows(facts.buttons),
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
        f"{mentions((facts.addressee,))}{facts.number}, {ACTIONS[facts.action]}: please answer this message with {wanted}.",
        awaits_reply=True,
    )


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


PAGES: dict[type[Notification], Callable[[Any], Page]] = {
    OrderCard: order_card,
    OrderCounts: order_counts,
    OrderNews: order_news,
    ResultSubmitted: result_submitted,
    OrderRefused: order_refused,
    OrderNotDrawnUp: order_not_drawn_up,
    ActionDone: action_done,
    WordsWanted: words_wanted,
    OrderList: order_list,
    OpenCounts: open_counts,
}
