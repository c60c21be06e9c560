"""The mood of a clause as the letters of its sorts tell it. One row a mood; the first that fits decides."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rules.reading.moods.values import Mood


@dataclass(frozen=True, slots=True)
class MoodPattern:
    """`letters` must match those of the clause from the first on; letters are those of Sort."""

    mood: Mood
    letters: str
    example: str


MOODS: tuple[MoodPattern, ...] = (
    MoodPattern(Mood.QUESTION, r"(?=.*\?_?[xy]?\??$)(?!.*[qB]|.*v.*\?)", "怎么样了？"),
    MoodPattern(Mood.CONDITION, r"[^Dqi]*z|[^qiB]*Dz", "如果本周还没进展"),
    MoodPattern(Mood.HOLD, r".*n", "先放一放"),
    MoodPattern(Mood.ORDER, r"[xy_W]*sx?Y[am]*D[axm]*[vi]", "答应他们你五日内登门"),
    MoodPattern(Mood.STATEMENT, r"[^skgJOqB]*Wx?s$|b[tx]+s$", "视频会我少说"),
    MoodPattern(Mood.SOURCE, r"[^qB]*s[^q]*$", "最高法要求11月27日前报送"),
    MoodPattern(Mood.SOURCE, r"[xy_D]*O(?:d[xtH])?[a_]*(?:Z|b(?=D))[^qYCcT]*$", "省委政法委要求12月10日前上报"),
    MoodPattern(Mood.REPORT, r"[xy_a]*e(?:[ax_]|k[xZ])*[bZ]", "昨天让各中院报的材料"),
    MoodPattern(Mood.REPORT, r"[xy_a]*e[a_]*q[CcRTGFU]+[vx]+d(?!.*[mZBD])", "昨天请各院报的数"),
    MoodPattern(Mood.REPORT, r"[xy_a]*e(?!.*[qmZBY])(?!.*D[a_]*[mvi])", "昨晚接谈到十一点的有三家"),
    MoodPattern(Mood.REPORT, r"[x_D]*W(?![m,.:]|$)(?!.*[qiA])|[^qmZB]*e(?!.*[dqmZ])", "我院昨日拘留2人"),
    MoodPattern(Mood.STATEMENT, r"[xyD_aU]*p(?!.*[qmBZLYib])", "申请人每月15号去银行查"),
    MoodPattern(Mood.ORDER, r".*(?:[qmLZ]|D.*i|i.*D)", "请三日内接谈"),
    MoodPattern(Mood.STATEMENT, r"[^qmBZDLYikgv]*dv$", "温泉酒店的评估"),
    MoodPattern(Mood.WISH, r".*[vBiVg]", "把林权评估报上来"),
)
_FIRST_FIT = re.compile("|".join(f"(?:{row.letters})()" for row in MOODS))
"""One pattern for all rows; the match's `lastindex` is the row's number from 1 on."""


@lru_cache(maxsize=8192)
def by_letters(letters: str) -> Mood | None:
    """The mood of a clause of these letters, whatever its words. Half of all clauses have letters seen before."""
    fit = _FIRST_FIT.match(letters)
    return MOODS[fit.lastindex - 1].mood if fit and fit.lastindex else None
