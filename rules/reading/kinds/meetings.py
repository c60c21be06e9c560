"""Verbs that order a meeting with a party: 接谈, 谈谈, 见一面."""

import re

from rules.reading.clauses import Clause
from rules.reading.kinds.unmet import LONGEST_BEFORE, UNMET, Unmet
from rules.reading.parsing import Parsed
from rules.reading.pieces import Token
from rules.reading.vocabulary import Sort

_MEETING = re.compile(r"i(?![dx]?t|vt)")
_COMPLETED = re.compile("完(?!成)")  # 接谈完录系统: what follows is no paper of a meeting
_OWN_MEETING = re.compile(r"^[Dx_]*W[^JYqA]*i")
_JOINTLY = re.compile("(?:我们|咱们)(?:一起|一同|一块儿?|俩)")
# 当面和樊院长谈谈: officials talk among themselves.
_WITH_OFFICIAL = re.compile(r"(?:^|[xaDvk_])J[Cc]?T[aD]*i")
_FIRM_MEETING = re.compile("接谈|接访|下访|会见|约见")


def meets(parsed: Parsed, asking: tuple[Clause, ...]) -> bool:
    """Whether one of the clauses that ask for something orders a meeting with a party."""
    has_party = parsed.has(Sort.PERSON)
    rows = [row for row in UNMET if (row.even_of_party or not has_party) and row.message.search(parsed.text)]
    return any(
        not _is_among_us(clause, parsed.text, has_party=has_party)
        and any(not any(_fits(row, clause, verb, parsed.text) for row in rows) for verb in _verbs(clause, parsed.text))
        for clause in asking
        if Sort.MEET in clause.letters
    )


def _is_among_us(clause: Clause, text: str, *, has_party: bool) -> bool:
    """Whether it is the speaker's own meeting, or one of officials."""
    if _OWN_MEETING.match(clause.letters) and not has_party:
        return _JOINTLY.search(text, clause.start, clause.stop) is None
    is_with_official = _WITH_OFFICIAL.search(clause.letters) is not None
    return is_with_official and _FIRM_MEETING.search(text, clause.start, clause.stop) is None


def _verbs(clause: Clause, text: str) -> list[tuple[int, Token]]:
    """The verbs of meeting and their places in the clause; 接谈 in 接谈笔录 is none."""
    return [
        (place, token)
        for place, token in enumerate(clause.tokens)
        if token.sort == Sort.MEET and (_MEETING.match(clause.letters, place) or _COMPLETED.match(text, token.end))
    ]


def _fits(row: Unmet, clause: Clause, verb: tuple[int, Token], text: str) -> bool:
    place, token = verb
    return (
        (not row.verbs or text[token.start : token.end] in row.verbs)
        and row.behind.match(text, token.end) is not None
        and row.before.search(text, max(0, token.start - LONGEST_BEFORE), token.start) is not None
        and row.letters.match(clause.letters, 0, place) is not None
    )
