"""What a clause does: orders, reports, asks, sets a condition."""

from enum import StrEnum


class Mood(StrEnum):
    __hash__ = str.__hash__  # as in Sort

    ORDER = "order"  # 请, 必须, a deadline, …负责
    WISH = "wish"  # an action without any of those: weaker
    PLAN = "plan"  # a time to come, and no action that is known: weaker still
    REPORT = "report"
    QUESTION = "question"
    CONDITION = "condition"
    HOLD = "hold"
    SOURCE = "source"  # somebody else's order is told
    STATEMENT = "statement"
