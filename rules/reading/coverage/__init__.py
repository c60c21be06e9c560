"""What a reading leaves without an account, and how much less sure that makes it."""

from rules.reading.coverage.people import PEOPLE
from rules.reading.coverage.times import TIMES
from rules.reading.coverage.unheard import sounds_like_an_order
from rules.reading.coverage.values import Check, Made
from rules.reading.coverage.work import WORK
from rules.reading.values import Finding

CHECKS: tuple[Check, ...] = (*PEOPLE, *TIMES, *WORK)
DOUBTFUL = 0.6
"""How sure a reading is that has to be asked about. Findings never lower one further: silence would be worse."""


def findings(made: Made) -> tuple[Finding, ...]:
    """The pieces of the message without an account, in the order of the text."""
    plain = made.parsed.plain
    found = [
        Finding(plain.span(*span), made.parsed.words(span), check.reason, check.weight)
        for check in CHECKS
        if check.concerns(made.parsed)
        for span in check.look(made)
    ]
    return tuple(sorted(found, key=lambda one: one.span))


def less_sure(confidence: float, found: tuple[Finding, ...]) -> float:
    """The confidence less the weight of what was found; it stays where the bot asks."""
    return max(confidence - sum(one.weight for one in found), min(confidence, DOUBTFUL))


__all__ = ["CHECKS", "DOUBTFUL", "Check", "Made", "findings", "less_sure", "sounds_like_an_order"]
