"""Days that hang on the one said before them: 27号听证，当天传笔录; 28日召开，材料提前一天报; 次日上午报."""

import re
from dataclasses import replace
from datetime import date

from rules.deadlines.days import Day
from rules.deadlines.days.values import DAY
from rules.deadlines.durations import day_after, duration_at
from rules.deadlines.expressions.days import dated, marked
from rules.deadlines.expressions.values import SENTENCE_END, Expression, Mark
from rules.deadlines.values import Moment, Precision

HANGING = re.compile(
    r"(?P<same>当[天日]|当(?=晚))|(?P<next>次日|第二天|隔天)|(?P<eve>前一[天日]|头天|头一天(?=晚))|提前|往前[推留赶]"
    r"|(?<=[点庭会港场业工课日拍判幕放始市户标检收考查满])前(?=(?:[两三四五六七八九十]|\d{1,2})[天日](?!内|的))"  # 12月1日进点，进点前三天
)
HANGING_HEADS = "当天 当日 当晚 次日 第二 隔天 前一 前两 前三 前四 前五 前七 头天 头一 提前 往前"
# 各院当天报, 结果当天报; 谈完当天 and 交付当天 hang on what has no date.
_FREE = re.compile(r"(?:^|[。;!?\n:, ]|[局家们你都须应必请就于果录告料案]|(?<![出到入来])院|[院庭局]长)$")
_OPENS = re.compile(r"(?:^|[。;!?\n: ]|[局家们你都须应必请就于]|(?<![出到入来])院|[院庭局]长,?)$")
_LONGEST_BEFORE = 3
_EVENING, _OVER = "晚", "完"
# 当天的账, 报当日战果, 当天收的件: of that day; 当天收当天发: a habit.
_OF_THE_DAY = re.compile(r"[\u4e00-\u9fff]{0,2}的|(?:战果|情况|数据|金额|节点|到位|事|账)")


def hanging(text: str, place: int, before: Expression | None, moment: Moment) -> Expression | None:
    """The expression that begins here and hangs on the day said before; None if there is none.

    当天 is today where no day is said before and the clause begins with it or with whoever it is told.
    """
    match = HANGING.match(text, place)
    if match is None:
        return None
    anchor = _anchor(before, text, place)
    if match.lastgroup is None:
        return _ahead(text, place, match.end(), anchor or _anchor_behind(text, match.end(), moment), moment)
    if anchor is None and not match["same"]:
        return None
    turn = {"same": 0, "next": 1, "eve": -1}[match.lastgroup]
    day = (anchor or moment.today) + turn * DAY
    found = marked(text, place, match.end(), Day(day, is_past=day < moment.today), moment)
    if found is None or (_is_bare(found) and not _is_free(text, match, before, has_anchor=anchor is not None)):
        return None
    return found if match["same"] else _firm(found)


def _anchor(before: Expression | None, text: str, place: int) -> date | None:
    """The day on which words here may hang: the last one said, in this sentence or the one before, without a mark."""
    if before is None or before.at is None or before.mark is not Mark.AT:
        return None
    day = before.at.date()
    is_length = before.is_loose and not before.words.endswith("号")  # 超30日未发, not 27号听证那件
    is_one_day = before.first in (None, day) and not (before.is_range or before.is_past or is_length)
    is_near = len(SENTENCE_END.findall(text, before.span[1], place)) <= 1
    return day if is_one_day and is_near else None


def _anchor_behind(text: str, place: int, moment: Moment) -> date | None:
    """The first day that is said behind: 材料提前一天交，会议定在28日."""
    for start in range(place, len(text)):
        found = dated(text, start, moment)
        if found:
            return _anchor(found, text, found.span[1])
    return None


def _ahead(text: str, place: int, end: int, anchor: date | None, moment: Moment) -> Expression | None:
    found = duration_at(text, end)
    if anchor is None or found is None or found[0].is_exact:
        return None
    duration, end = found
    day = day_after(replace(duration, count=-duration.count), anchor, moment)
    made = marked(text, place, end, Day(day, is_past=day < moment.today), moment)
    return made and _firm(made)


def _firm(found: Expression) -> Expression:
    return found._replace(mark=Mark.BY) if found.mark is Mark.AT else found


def _is_bare(found: Expression) -> bool:
    return found.mark is Mark.AT and found.precision is Precision.DAY


def _is_free(text: str, match: re.Match[str], before: Expression | None, *, has_anchor: bool) -> bool:
    """Whether the bare word says when something is due, rather than whose day it is or on which event it hangs."""
    start, end = match.span()
    if _OF_THE_DAY.match(text, end) or text.count(text[start : start + 2]) > 1:
        return False
    is_next_to_it = before is not None and before.span[1] == start
    if match.lastgroup != "same":
        return True
    if has_anchor and text.startswith(_EVENING, end) and text.endswith(_OVER, 0, start):
        return True  # 你周日去下访，见完当晚报我
    if has_anchor and before and text.find(text[start - 2 : start], before.span[1], start - 2) >= 0:
        return True  # 周日回来，回来当晚给我说说
    opens = _FREE if has_anchor else _OPENS
    return is_next_to_it or bool(opens.search(text, max(0, start - _LONGEST_BEFORE), start))
