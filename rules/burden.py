"""How much a court's group was asked to read in a day. Groups must not become a medium of twenty-four hours."""

from collections.abc import Iterable
from dataclasses import dataclass

from rules.ledger.policy import BurdenPolicy

DEMANDS = frozenset({"order_reminder", "order_escalation", "order_digest", "supervision_letter"})
"""The kinds of messages that ask for something (提醒、催办、督办函)."""


@dataclass(frozen=True, slots=True)
class Burden:
    """What one court's group got today, and in the seven days up to now."""

    court_code: str
    court: str
    messages: int
    demands: int
    week: int


def too_much(burdens: Iterable[Burden], policy: BurdenPolicy) -> tuple[Burden, ...]:
    """Those that have got to one of the limits today."""
    return tuple(one for one in burdens if one.messages >= policy.messages_a_day or one.demands >= policy.demands_a_day)
