"""What a clause does: orders, reports, asks, sets a condition; and the row of a table that knows it by its words."""

import re
from enum import StrEnum
from typing import NamedTuple


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


class Wording(NamedTuple):
    """`words` are looked for only in a clause in which one of the `signs` occurs, without which there are no such words.

    `letters` must match those of the clause with its end mark; letters are those of Sort. `is_due`: only beside a
    firm time, or else (False) only without one, which would make an order of it.
    """

    mood: Mood
    signs: str
    words: re.Pattern[str]
    example: str
    letters: re.Pattern[str]
    is_due: bool | None = None


ANY = re.compile("")
UNFORCED = re.compile("[^qm]*$")
UNASKED = re.compile("[^q]*$")
UNBIDDEN = re.compile("[^qmBZYL]*$")
UNFIRM = re.compile("[^qmBZL]*$")
