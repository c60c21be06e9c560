"""What the issuer and the office do with an order as a whole."""

from dataclasses import replace
from datetime import timedelta
from math import ceil

from rules.orders.amendments import amended, difference
from rules.orders.decide.deeds import Decision, Deed, Terms, done
from rules.orders.refusals import Refusal, RefusalReason
from rules.orders.values import Action, Change, Order

_DAY = timedelta(days=1)


def cancel(order: Order, deed: Deed, terms: Terms) -> Decision | Refusal:
    """撤销; within the first minutes its issuer needs no reason."""
    if order.is_cancelled:
        return Refusal(RefusalReason.ALREADY_DONE, order.number)
    is_free = deed.actor_id == order.issuer_id and deed.now <= order.issued_at + terms.free_cancel
    if not is_free and not deed.text.strip():
        return Refusal(RefusalReason.CANCEL_REASON_NEEDED, order.number)
    return done(order, deed)


def set_deadline(order: Order, deed: Deed) -> Decision | Refusal:
    """A deadline, or, granted, a later one."""
    if deed.deadline is None:
        return Refusal(RefusalReason.DEADLINE_UNREADABLE, order.number)
    if deed.deadline <= deed.now:
        return Refusal(RefusalReason.DEADLINE_PAST, order.number)
    is_grant = deed.action is Action.GRANT_EXTENSION
    if deed.deadline == order.deadline or (is_grant and order.deadline and deed.deadline < order.deadline):
        return Refusal(RefusalReason.ALREADY_DONE, order.number)
    change = Change(deed.deadline, deed.deadline_is_estimate, deed.time_limit)
    return done(order, deed, deed.party_id, change=change, text=deed.deadline.isoformat())


def refuse_extension(order: Order, deed: Deed) -> Decision:
    return done(order, deed, deed.party_id)


def amend(order: Order, deed: Deed) -> Decision | Refusal:
    """Changed parties, deadline and objective; who leaves is not asked for anything any more."""
    wanted = amended(order, deed.amendment) if deed.amendment else order
    if wanted.deadline is not None and wanted.deadline != order.deadline and wanted.deadline <= deed.now:
        return Refusal(RefusalReason.DEADLINE_PAST, order.number)
    if difference(order, wanted).is_nothing:
        return Refusal(RefusalReason.NOTHING_CHANGES, order.number)
    change = Change(
        wanted.deadline,
        wanted.deadline_is_estimate,
        wanted.time_limit,
        wanted.objective,
        wanted.origin.text,
        wanted.parties,
        let_off=wanted.let_off,
    )
    return done(order, deed, change=change)


def hold(order: Order, deed: Deed, terms: Terms) -> Decision | Refusal:
    """暂缓: until a day that is named, with a reason, never longer than the policy allows."""
    if deed.deadline is None:
        return Refusal(RefusalReason.HOLD_DATE_NEEDED, order.number)
    if deed.deadline <= deed.now:
        return Refusal(RefusalReason.HOLD_PAST, order.number)
    if deed.deadline > deed.now + terms.policy.longest_hold:
        return Refusal(RefusalReason.HOLD_TOO_LONG, order.number, (str(terms.policy.longest_hold.days),))
    if not deed.text.strip():
        return Refusal(RefusalReason.REASON_NEEDED, order.number)
    if deed.deadline == order.held_until:
        return Refusal(RefusalReason.ALREADY_DONE, order.number)
    return done(order, deed, change=Change(held_until=deed.deadline))


def resume(order: Order, deed: Deed) -> Decision | Refusal:
    """The hold ends: the deadline moves by the days that it took."""
    if order.held_since is None or order.held_until is None:
        return Refusal(RefusalReason.NOT_HELD, order.number)
    days = ceil((deed.now - order.held_since) / _DAY)
    deadline = order.deadline + days * _DAY if order.deadline else None
    return done(order, deed, change=Change(deadline=deadline, deadline_is_estimate=order.deadline_is_estimate))


def reopen(order: Order, deed: Deed) -> Decision | Refusal:
    """恢复督办 of what was closed or cancelled, with a reason, and a new deadline where the old one has passed."""
    if not order.is_over:
        return Refusal(RefusalReason.NOT_OVER, order.number)
    if deed.deadline is not None and deed.deadline <= deed.now:
        return Refusal(RefusalReason.DEADLINE_PAST, order.number)
    if not deed.text.strip():
        return Refusal(RefusalReason.REASON_NEEDED, order.number)
    return done(order, deed, change=Change(deadline=deed.deadline, deadline_is_estimate=deed.deadline_is_estimate))


def expedite(order: Order, deed: Deed) -> Decision | Refusal:
    """加急: from now on the ladder of urgent orders, around the clock, for a reason that everybody is shown."""
    if order.urgent_reason:
        return Refusal(RefusalReason.URGENT_ALREADY, order.number)
    if not deed.text.strip():
        return Refusal(RefusalReason.REASON_NEEDED, order.number)
    return done(order, replace(deed, text=deed.text), change=Change(ladder=deed.ladder))
