"""What stands before and behind words of time and binds them: 前, 内, 起, 最迟, 截至."""

import re

from rules.deadlines.expressions.values import Mark

BY = re.compile(
    r"为限|(?:就)?是(?:底线|死线|红线|大限|最后(?:期限|时限|一天))|(?:之前|以前|为止|截止|止|当天前|当日前|前)(?!往|来|去年|后|期|提|列|进(?![驻场点村])|景|任|三|十|五|几|者|述|沿|瞻|科|台)"
)
WITHIN = re.compile(r"(?:之内|以内|期间|内)(?!容|部|网|外|勤|设|在|存|心|控)")
AFTER = re.compile(
    r"(?:之后|以后|过后|后)(?!续|台|果|三|天|期|面|勤|来|者|半|方|位|五|十|几|院(?:里|子)?(?:集合|集结|上车|发车|出发|点名|装车|碰头|门口?|等))"
)
AFTER_DAY = re.compile(r"(?:之后|以后|过后|后)")
START = re.compile(r"(?:之日)?(?:以来|至今|开始|起)(?!来|草|诉|码|底|到|点)")
_OPENING = "截止 截止到 最迟 最晚 至迟 不迟于 不晚于 不得晚于 限 限于 务必于 务于 须于 应于 赶在 抢在 截至 于 在 到 至 给到 给你到 给你们到 只给到 宽限到 最多到 放宽到 给你留到 你们留到"
_OPENERS = frozenset(f"{words}{end}" for words in _OPENING.split() for end in ("", "了"))
_OPENER_ENDS = frozenset(words[-1] for words in _OPENERS)
_LONGEST_OPENER = 4
_AS_OF = frozenset(("截至",))
_BY_OPENERS = frozenset(
    (
        "截止",
        "截止到",
        "最迟",
        "最晚",
        "至迟",
        "不迟于",
        "不晚于",
        "不得晚于",
        "限",
        "限于",
        "给到",
        "给你到",
        "给你们到",
        "只给到",
        "宽限到",
        "最多到",
        "放宽到",
        "给你留到",
        "你们留到",
    )
)


def opener_before(text: str, place: int) -> str:
    """The words right before the place that open a time (最迟, 于); empty if there are none."""
    if text[place - 1 : place] not in _OPENER_ENDS:
        return ""
    for start in range(max(0, place - _LONGEST_OPENER), place):
        if text[start:place] in _OPENERS and not text.startswith("期限", start - 1):  # 冻结期限12月9日届满
            return text[start:place]
    return ""


# One pattern for all marks, the first that fits, as most times have none.
_MARK = re.compile("|".join(f"({rule.pattern})" for rule in (BY, WITHIN, START, AFTER)))
_MARKS = (Mark.BY, Mark.WITHIN, Mark.START, Mark.START)


def mark_at(text: str, end: int, opener: str) -> tuple[Mark, int]:
    """How what stands at the place, or else the opener, binds the time, and where the words end."""
    match = _MARK.match(text, end)
    if match and match.lastindex:
        return _MARKS[match.lastindex - 1], match.end()
    if opener in _AS_OF:
        return Mark.AS_OF, end
    return (Mark.BY if opener in _BY_OPENERS else Mark.AT), end
