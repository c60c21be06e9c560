"""What a clause does: orders, reports, asks, sets a condition. One row a mood; the first that fits decides."""

import re
from dataclasses import dataclass
from enum import StrEnum

from rules.deadlines.expressions import Expression, Mark
from rules.reading.clauses import Clause
from rules.reading.vocabulary import Sort


class Mood(StrEnum):
    ORDER = "order"  # 请, 必须, a deadline, …负责
    WISH = "wish"  # an action without any of those: weaker
    REPORT = "report"
    QUESTION = "question"
    CONDITION = "condition"
    HOLD = "hold"
    SOURCE = "source"  # somebody else's order is told
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class MoodPattern:
    """`letters` is searched in the letters of the clause with its end mark; letters are those of Sort."""

    mood: Mood
    letters: re.Pattern[str]
    example: str


MOODS: tuple[MoodPattern, ...] = (
    MoodPattern(Mood.QUESTION, re.compile(r"\?_?x?[?]?$|\?$"), "怎么样了？"),
    MoodPattern(Mood.CONDITION, re.compile(r"^[^Dqi]*z"), "如果本周还没进展"),
    MoodPattern(Mood.HOLD, re.compile(r"n"), "先放一放"),
    MoodPattern(Mood.SOURCE, re.compile(r"^[^q]*s[^q]*$"), "最高法要求11月27日前报送"),
    MoodPattern(Mood.REPORT, re.compile(r"^[x_]*W(?!.*q)|e(?!.*[dqm])"), "我院昨日拘留2人"),
    MoodPattern(Mood.ORDER, re.compile(r"[qmLi]"), "请三日内接谈"),
    MoodPattern(Mood.WISH, re.compile(r"[v]"), "把林权评估报上来"),
)


def mood(clause: Clause) -> Mood:
    """The mood of the clause; a deadline makes an order of what is neither question, report nor condition."""
    letters = clause.letters + ("?" if clause.end == "?" else "")
    for pattern in MOODS:
        if pattern.letters.search(letters):
            if pattern.mood is Mood.WISH and _has_deadline(clause):
                return Mood.ORDER
            return pattern.mood
    return Mood.ORDER if _has_deadline(clause) else Mood.STATEMENT


def _has_deadline(clause: Clause) -> bool:
    return any(
        token.sort is Sort.TIME and isinstance(token.value, Expression) and token.value.mark in (Mark.BY, Mark.WITHIN)
        for token in clause.tokens
    )
