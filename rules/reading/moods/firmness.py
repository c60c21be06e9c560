"""What makes a clause a command, though nobody is asked by 请: its form, or a firm time."""

import re

from rules.deadlines.expressions import Expression, Mark
from rules.reading.clauses import Clause
from rules.reading.vocabulary import Sort

# 把…, 立即…, 明天交来, 我要…: what commands, and does not merely mention.
_COMMAND = re.compile(r"^[_Da]*B|^[_a]*D[xa]{1,3}B[^e]*v$|^m+[aD]*v|D.*Wm|Wm.*D|WDm")
# 今天报, 明天上午拆: what is done on a day may be ordered or told.
_DATED = re.compile(r"^[_a]*D[aDx_]{0,3}v|D[_amk]*v$")


def commands(clause: Clause, *, surely: bool = False) -> bool:
    """Whether the clause has the form of a command, though it has no 请 and no firm time; `surely`: of nothing else."""
    is_dated = not surely and _DATED.search(clause.letters) is not None
    return is_dated or _COMMAND.search(clause.letters) is not None


_FIRM = frozenset((Mark.BY, Mark.WITHIN, Mark.EVENT))
_TIME = Sort.TIME


def has_deadline(clause: Clause) -> bool:
    """Whether a firm time (…前, …内) stands in the clause, be its day known or hang on an event (评估报告出来后10日内)."""
    letters = clause.letters
    place = letters.find(_TIME)
    while place >= 0:
        value = clause.tokens[place].value
        if isinstance(value, Expression) and value.mark in _FIRM:
            return True
        place = letters.find(_TIME, place + 1)
    return False


# 入冬以前: a firm time that has no date.
_SEASON = re.compile(
    "(?:入冬|上冻|封冻|封河|下雪|落雪|冬天|供暖期?|停暖|开春|春耕|春播|播种|汛期|入汛|雨季|入夏|入秋|秋收|收割|上市|开学|放假|开庭|过户|离场|换届|开工|复工|返岗|返乡|回老家)(?:之|以|到来之?|来临之?|开始之?)?前(?!的|期)"
)
# 每周五中午12点前: every time is a firm one.
_EVERY = re.compile(
    "每(?:个)?(?:工作日|日|天|晚|周|星期|礼拜|月|半月|季度?)[^,。;!?]{0,10}?[\\d点时班一二三四五六日天末底](?:之|以)?前"
)


# 大连中院每周三报进度: what is to be handed in again and again.
_HANDED_IN_EVERY = re.compile(
    "每(?:天|日|晚|早|周|星期|月|季|旬|半月|两周)[^,。;!?的]{0,6}(?:报|交|发我|传(?!达)|汇总)(?![警纸名])"
)


def is_handed_in_every_time(words: str) -> bool:
    """Whether something is to be handed in each day, week or month."""
    return "每" in words and _HANDED_IN_EVERY.search(words) is not None


def is_due(clause: Clause, words: str) -> bool:
    """Whether something is to be done by a time: a firm one, each time anew, or before a season without a date."""
    if has_deadline(clause):
        return True
    return "前" in words and (_EVERY.search(words) or _SEASON.search(words)) is not None
