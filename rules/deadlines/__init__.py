"""The grammar of deadlines: words of time, read against the legal working calendar."""

from rules.deadlines.expressions import Mark, expressions
from rules.deadlines.values import Deadline, Moment

__all__ = ["deadline_in"]


def deadline_in(text: str, moment: Moment) -> Deadline | None:
    """The deadline that a phrase names; None if it names none, or only a past day, a figure, or an event's day.

    Marked times (…前, …内) come before bare ones; among equals the first.
    """
    found = [
        one
        for one in expressions(text, moment)
        if one.at is not None
        and not one.is_past
        and one.mark is not Mark.START
        and not (one.is_loose and one.mark is Mark.AT)
    ]
    marked = [one for one in found if one.mark in (Mark.BY, Mark.WITHIN)]
    best = next(iter(marked or found), None)
    return best.deadline if best else None
