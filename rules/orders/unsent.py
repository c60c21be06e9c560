"""Which lines about an order need not be said any more, although they have not left yet."""

from rules.ladder.plan import why_stopped
from rules.ladder.values import Clock, DueStep, Rung
from rules.orders.values import Order

_LADDER = "ladder"
_PARTS = 6


def is_pointless(order: Order, slot: str) -> bool:
    """Whether the line that stands under this slot (order:17:line:…) has lost its reason.

    Of an order that is over everything has; else a step of the ladder has once its clock has stopped, or counts from elsewhere.
    """
    if order.is_over:
        return True
    step = step_of_key(order, slot.removeprefix(f"order:{order.id}:line:"))
    return step is not None and why_stopped(order, step) is not None


def is_older(slot: str, than: str) -> bool:
    """Whether the slots are of two steps of one party's clock, so that the later line says what the earlier one would."""
    first, second = (one.rpartition(":")[0] for one in (slot, than))
    return f":line:{_LADDER}:" in slot and first == second and slot != than


def step_of_key(order: Order, key: str) -> DueStep | None:
    """The step whose key this is, as far as the question needs it; None for what is no step."""
    words = key.split(":")
    if words[0] != _LADDER or len(words) != _PARTS:
        return None
    number = int(words[5].partition(".")[0])
    return DueStep(key, order.id, int(words[2]), Clock(words[3]), number, order.issued_at, Rung.REMIND, ())
