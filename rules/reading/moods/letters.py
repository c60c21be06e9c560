"""The mood of a clause as the letters of its sorts tell it. One row a mood; the first that fits decides."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rules.reading.moods.values import Mood


@dataclass(frozen=True, slots=True)
class MoodPattern:
    """`letters` is searched in the letters of the clause with its end mark; letters are those of Sort."""

    mood: Mood
    letters: re.Pattern[str]
    example: str


MOODS: tuple[MoodPattern, ...] = (
    MoodPattern(Mood.QUESTION, re.compile(r"\?_?[xy]?[?]?$|\?$"), "怎么样了？"),
    MoodPattern(Mood.CONDITION, re.compile(r"^[^Dqi]*z|^[^qiB]*Dz"), "如果本周还没进展"),
    MoodPattern(Mood.HOLD, re.compile(r"n"), "先放一放"),
    MoodPattern(Mood.ORDER, re.compile(r"^[xy_W]*sx?Y[am]*D[axm]*[vi]"), "答应他们你五日内登门"),
    MoodPattern(Mood.SOURCE, re.compile(r"^[^qB]*s[^q]*$"), "最高法要求11月27日前报送"),
    MoodPattern(Mood.SOURCE, re.compile(r"^[xy_D]*O[a_]*Z[^qYCcT]*$"), "省委政法委要求12月10日前上报"),
    MoodPattern(Mood.REPORT, re.compile(r"^[xy_a]*e[ax_]*[bZ]"), "昨天让各中院报的材料"),
    MoodPattern(Mood.REPORT, re.compile(r"^[xy_a]*e[a_]*q[CcRTGFU]+[vx]+d(?!.*[mZBD])"), "昨天请各院报的数"),
    MoodPattern(Mood.REPORT, re.compile(r"^[xy_a]*e(?!.*[qmZBY])(?!.*D[a_]*[mvi])"), "昨晚接谈到十一点的有三家"),
    MoodPattern(Mood.REPORT, re.compile(r"^[x_D]*W(?![m,.:]|$)(?!.*[qiA])|^[^qmZB]*e(?!.*[dqmZ])"), "我院昨日拘留2人"),
    MoodPattern(Mood.STATEMENT, re.compile(r"^[xyD_aU]*p(?!.*[qmBZLYib])"), "申请人每月15号去银行查"),
    MoodPattern(Mood.ORDER, re.compile(r"[qmLZ]|D.*i|i.*D"), "请三日内接谈"),
    MoodPattern(Mood.WISH, re.compile(r"[vBiVg]"), "把林权评估报上来"),
)
_COMMANDS = re.compile(r"[qB]|v.*\?")
# 明早八点我验卷: when we look at it, it is to be there.
_INSPECTED = re.compile(r"[_am]*D[_am]*W")
_AWAY = re.compile(r"(?:(?:[CcR]d?)?[TN]|F)[aD_]*[^qmBLbY]*$")
_DEMANDED = re.compile(r"[_a]*Z[^qYCcT]*$")


class Form(NamedTuple):
    """What the letters of a clause say, whatever its words: the first row of MOODS that fits, and what else they may be."""

    mood: Mood | None
    is_away: bool
    is_demanded: bool
    is_inspected: bool


@lru_cache(maxsize=8192)
def form_of(letters: str, asked: str) -> Form:
    """The form of the clause; `asked` is its question mark, if any. Half of all clauses have letters seen before."""
    return Form(
        _by_table(letters, asked),
        _AWAY.match(letters) is not None,
        _DEMANDED.match(letters) is not None,
        _INSPECTED.match(letters) is not None,
    )


def _by_table(letters: str, asked: str) -> Mood | None:
    for row in MOODS:
        if not row.letters.search(letters + asked):
            continue
        if row.mood is Mood.QUESTION and not asked and _COMMANDS.search(letters):
            continue  # 明天把程序走到哪一步说给我听
        return row.mood
    return None
