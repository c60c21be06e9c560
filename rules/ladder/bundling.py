"""Reminders to one chat in one window of the clock are one message: the first of them waits for the last."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from rules.ladder.plan import is_urgent_key, why_stopped
from rules.ladder.speaking import MOST_MENTIONS
from rules.ladder.values import DueStep
from rules.notifications.order_reminders import DigestLine, OrderDigest, OrderReminder
from rules.orders.unsent import step_of_key
from rules.orders.values import Order

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
# So many lines fit into one message, however long the courts' names are.
_MOST_LINES = 40


def end_of_window(now: datetime, window: timedelta) -> datetime:
    """When the window ends in which `now` lies; windows follow one another from midnight on. `now` itself where there are none."""
    return now + window - (now - _EPOCH) % window if window else now


def may_wait(order: Order, step: DueStep) -> bool:
    """Whether what the step says may wait some minutes for others, and others for it: what is urgent does not, nor what is decided first."""
    return not order.urgent_reason and not step.rung.needs_release and why_stopped(order, step) is None


def digest(told: Iterable[DigestLine], *, is_after_outage: bool, left_out: int = 0) -> OrderDigest:
    """The lines as one message: of several of one order and party the last, which is the highest; at most five mentions."""
    kept = tuple({(line.number, line.label): line for line in told}.values())
    people = dict.fromkeys(one for line in kept for one in line.addressees)
    shown = kept[:_MOST_LINES]
    return OrderDigest(shown, len(kept) - len(shown) + left_out, is_after_outage, tuple(people)[:MOST_MENTIONS])


def lines_of(facts: OrderReminder | OrderDigest, key: str) -> tuple[DigestLine, ...]:
    """What a message that has not left yet would say, as lines of a digest; `key` is the step's of a single line."""
    if isinstance(facts, OrderDigest):
        return facts.lines
    line = DigestLine(facts.number, facts.order_kind, facts.clock, facts.rung, facts.label, facts.deadline)
    return (replace(line, addressees=facts.addressees, key=key),)


def keeps_quiet_hours(facts: object, key: str) -> bool:
    """Whether a message that has not left yet says nothing urgent; `key` is the step's of a single line."""
    keys = [line.key for line in facts.lines] if isinstance(facts, OrderDigest) else [key]
    return not any(is_urgent_key(one) for one in keys)


def still_to_say(order: Order, facts: OrderDigest) -> OrderDigest | None:
    """The digest without what has lost its reason by what has become of the order; None where nothing is left of it."""
    kept = [line for line in facts.lines if line.number != order.number or not _is_pointless(order, line)]
    if len(kept) == len(facts.lines):
        return facts
    if not kept and not facts.left_out:
        return None
    return digest(kept, is_after_outage=facts.is_after_outage, left_out=facts.left_out)


def _is_pointless(order: Order, line: DigestLine) -> bool:
    step = step_of_key(order, line.key)
    return order.is_over or (step is not None and why_stopped(order, step) is not None)
